package dev.stet.lifecycle.subject;

import dev.stet.contract.Claim;
import dev.stet.contract.Cube;
import dev.stet.contract.Fact;
import dev.stet.contract.Key128;
import dev.stet.contract.Outcome;
import dev.stet.contract.RecordedEvent;
import dev.stet.contract.RoutedEvent;
import dev.stet.contract.SubjectInput;
import dev.stet.contract.UserFact;
import dev.stet.contract.View;
import dev.stet.lifecycle.Became;
import dev.stet.lifecycle.Unopened;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Takes events and claims into histories of one kind of subject, and emits what each changes. Pure;
 * one thread.
 */
final class Judge {

    /** An outcome row makes no claim. */
    private static final Key128 NOBODY = new Key128(0, 0);

    private final Subject subject;
    private final Hearing hearing;
    private final Difference difference;
    private final Consumer<Fact> facts;
    private final HistoryPruning pruning = new HistoryPruning();
    private final Verdict before = new Verdict();
    private final Verdict after = new Verdict();

    /**
     * @param outcomes whether outcome rows are wanted
     * @param cubes by view, of those that have rows
     * @param facts take what is added to KPI rows, or taken back
     * @param claims take what other subjects are told
     * @param userFacts take what is added to a user's sums; null where nobody wants to know
     */
    Judge(
            Subject subject,
            boolean outcomes,
            Map<View, Cube> cubes,
            Consumer<Fact> facts,
            Consumer<Claim> claims,
            @Nullable Consumer<UserFact> userFacts) {
        this.subject = subject;
        this.hearing = new Hearing(subject, outcomes);
        this.difference = new Difference(cubes, facts, claims, userFacts);
        this.facts = facts;
    }

    Hearing hearing() {
        return hearing;
    }

    /** What an input did to a history. */
    enum Effect {
        /** Nothing: it was known. */
        NONE(Became.WITHOUT_EFFECT),
        /** It is kept, though it changed no number and no claim so far. */
        KEPT(Became.WITHOUT_EFFECT),
        /** It changed a number or a claim, or is kept until the subject is opened. */
        EFFECTIVE(Became.EFFECTIVE),
        /** Nothing: the history is full. */
        REFUSED(Became.WITHOUT_EFFECT),
        /** It is kept, and nothing opens the subject for it so far. */
        UNOPENED(Became.UNOPENED);

        private final Became became;

        Effect(Became became) {
            this.became = became;
        }

        Became became() {
            return became;
        }
    }

    /**
     * Takes an event or a claim in.
     *
     * @param settledMillis no event at or before this instant will come any more
     */
    Effect hear(History history, SubjectInput input, long settledMillis) {
        if (input instanceof RoutedEvent routed) {
            if (history.knows(routed.event())) {
                return Effect.NONE;
            }
            if (history.isFull() && !makesRoom(history, settledMillis)) {
                return Effect.REFUSED;
            }
        } else if (history.isFull()) {
            makesRoom(history, settledMillis);
        }
        judge(input.key(), history, before);
        boolean unopened = false;
        boolean tookBack = false;
        if (input instanceof RoutedEvent routed) {
            RecordedEvent event = routed.event();
            history.add(event);
            unopened = routed.home() && subject.isOpenedAlways() && history.isUnopened(event);
            tookBack = history.takeBackUnopened(event, facts);
            if (unopened) {
                history.setUnopened(Unopened.plus(history.unopened(), event.header()));
            }
        } else if (input instanceof Claim claim && !history.add(claim)) {
            return Effect.NONE;
        } else if (input instanceof UserFact fact) {
            history.add(fact);
        }
        judge(input.key(), history, after);
        boolean changed = difference.emit(history.tenant(), before, after) || tookBack;
        boolean waits = history.opening() == null;
        pruning.prune(history, settledMillis);
        if (unopened) {
            return Effect.UNOPENED;
        }
        return changed || waits ? Effect.EFFECTIVE : Effect.KEPT;
    }

    /** Comes before both judgements: pruning leaves their difference as it is. */
    private boolean makesRoom(History history, long settledMillis) {
        pruning.prune(history, settledMillis);
        return !history.isFull();
    }

    /** The last outcome row; null where none is wanted or nothing opened the subject. */
    @Nullable Outcome lastOutcome(History history) {
        judge(NOBODY, history, after);
        return outcome(history, true);
    }

    /** Has the outcome row deleted; null where none is wanted or nothing opened the subject. */
    @Nullable Outcome erased(History history) {
        Recorded opening = history.opening();
        return hearing.outcome() == null || opening == null || history.identity().isEmpty()
                ? null
                : Outcome.erased(
                        history.tenant(),
                        history.identity(),
                        history.user(),
                        opening.at(),
                        history.version());
    }

    /** The outcome row after what was heard just now; null likewise. */
    @Nullable Outcome outcome(History history) {
        return outcome(history, false);
    }

    private @Nullable Outcome outcome(History history, boolean last) {
        SubjectOutcome outcome = hearing.outcome();
        Recorded opening = history.opening();
        if (outcome == null || opening == null || history.identity().isEmpty()) {
            return null;
        }
        Verdict.Share share = after.of(outcome.view());
        return share == null
                ? null
                : new Outcome(
                        history.tenant(),
                        history.identity(),
                        history.user(),
                        after.moments(outcome.moments().size(), opening.at()),
                        List.of(),
                        share.dimensions,
                        share.measures,
                        last,
                        history.version());
    }

    private void judge(Key128 key, History history, Verdict verdict) {
        verdict.begin(key, subject.isUser() ? key : history.owner());
        for (History each : Openings.of(history)) {
            Recorded opening = each.opening();
            if (opening != null) {
                verdict.isOf(each.user());
                subject.judge(each, opening, verdict);
            }
        }
    }
}
