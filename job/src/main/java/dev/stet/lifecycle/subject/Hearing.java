package dev.stet.lifecycle.subject;

import dev.stet.contract.EventType;
import dev.stet.contract.UserFact;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a subject hears, by type. Immutable, shared by all of its histories. */
final class Hearing {

    private final @Nullable Heard[] byType = new @Nullable Heard[EventType.values().length];
    private final Set<Keep> keeps = EnumSet.noneOf(Keep.class);
    private final Subject subject;
    private final long openForMillis;
    private final boolean opensAgain;
    private final @Nullable SubjectOutcome outcome;

    /**
     * @param outcomes whether outcome rows are wanted
     */
    Hearing(Subject subject, boolean outcomes) {
        this.subject = subject;
        outcome = outcomes ? subject.outcome() : null;
        for (Heard heard : subject.hears()) {
            int ordinal = heard.type().ordinal();
            if (byType[ordinal] != null) {
                throw new IllegalArgumentException(
                        "%s hears %s twice".formatted(subject.name(), heard.type().label()));
            }
            if (subject.opensAgain() && heard.rank() != 0) {
                throw new IllegalArgumentException(
                        "%s opens again, but not by %s"
                                .formatted(subject.name(), heard.type().label()));
            }
            byType[ordinal] = heard;
            keeps.add(heard.keep());
        }
        openForMillis = subject.openFor().toMillis();
        opensAgain = subject.opensAgain();
    }

    /** Null where the type does not bear upon the subject. */
    @Nullable Heard find(EventType type) {
        return byType[type.ordinal()];
    }

    /** Of a type that is heard. */
    Heard of(EventType type) {
        Heard heard = byType[type.ordinal()];
        if (heard == null) {
            throw new IllegalArgumentException(type.label() + " is not heard");
        }
        return heard;
    }

    /** Whether of any type this is kept. */
    boolean keeps(Keep keep) {
        return keeps.contains(keep);
    }

    /** Null where no outcome rows are wanted, or the subject has none. */
    @Nullable SubjectOutcome outcome() {
        return outcome;
    }

    int most() {
        return subject.most();
    }

    long openForMillis() {
        return openForMillis;
    }

    long lastRelevantMillis(History history, Recorded opening) {
        return subject.lastRelevantMillis(history, opening);
    }

    /** Whether the user is kept with the event that opens it, and is whoever opened it. */
    boolean isOfItsOpening() {
        return !subject.keyedByUser();
    }

    /** Whether one user is kept for all events: the key hides it. */
    boolean isOfOneUser() {
        return subject.keyedByUser() && !subject.isUser();
    }

    boolean opensAgain() {
        return opensAgain;
    }

    boolean forget(List<Recorded> events, List<UserFact> facts, long settledMillis) {
        subject.forgetFacts(facts, events, settledMillis);
        return subject.forget(events, settledMillis);
    }
}
