package dev.stet.lifecycle.subject;

import dev.stet.contract.EventType;
import dev.stet.contract.UserFact;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a subject hears, by type. Immutable, shared by all of its histories. */
final class Hearing {

    private final @Nullable Heard[] byType = new @Nullable Heard[EventType.values().length];
    private final Subject subject;
    private final long openForMillis;
    private final boolean opensAgain;
    private final @Nullable SubjectOutcome outcome;
    private final boolean keepsUser;

    /**
     * @param outcomes whether outcome rows are wanted
     * @param toUsers whether its facts are told to users
     */
    Hearing(Subject subject, boolean outcomes, boolean toUsers) {
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
        }
        openForMillis = subject.openFor().toMillis();
        opensAgain = subject.opensAgain();
        keepsUser = outcome != null || toUsers;
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

    /** Null where no outcome rows are wanted, or the subject has none. */
    @Nullable SubjectOutcome outcome() {
        return outcome;
    }

    /** Whether the user of an event that can open the subject is kept. */
    boolean keepsUser() {
        return keepsUser;
    }

    long openForMillis() {
        return openForMillis;
    }

    long lastRelevantMillis(History history, Recorded opening) {
        return subject.lastRelevantMillis(history, opening);
    }

    boolean opensAgain() {
        return opensAgain;
    }

    boolean forget(List<Recorded> events, List<UserFact> facts, long settledMillis) {
        subject.forgetFacts(facts, events, settledMillis);
        return subject.forget(events, settledMillis);
    }
}
