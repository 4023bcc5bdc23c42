package dev.stet.lifecycle.suggestion;

import dev.stet.contract.Dimensions;
import dev.stet.contract.Fact;
import dev.stet.contract.Key128;
import dev.stet.contract.SuggestionEvent;
import dev.stet.contract.View;
import dev.stet.lifecycle.Became;
import dev.stet.lifecycle.Unopened;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The facts that one event of a suggestion changes: a retraction, a correction, or nothing.
 *
 * <p>Emitted measures are not stored: {@link SuggestionJudgement} and {@link SuggestionSurvival}
 * compute them again from the state before the event.
 */
final class SuggestionLifecycle {

    private SuggestionLifecycle() {}

    /** Takes facts. */
    @FunctionalInterface
    interface Facts {

        /**
         * @param user who was shown the suggestion; null where that is not remembered
         */
        void accept(Fact fact, @Nullable Key128 user);
    }

    /**
     * Emits the facts by which {@code after} differs from {@code before}.
     *
     * @return effective if the event changed a number, or is kept until the event that it depends
     *     on has come
     */
    static Became emit(SuggestionEvent event, Suggestion before, Suggestion after, Facts facts) {
        if (after == before) {
            return Became.WITHOUT_EFFECT;
        }
        if (after.unopened.length > before.unopened.length) {
            return Became.UNOPENED; // no number depends on it
        }
        boolean effective = emitMeasures(event, before, after, facts);
        effective |= takeBack(event, before, after, facts);
        return effective ? Became.EFFECTIVE : Became.WITHOUT_EFFECT;
    }

    private static boolean takeBack(
            SuggestionEvent event, Suggestion before, Suggestion after, Facts facts) {
        Opening now = after.opening;
        return now != null
                && before.unopened.length > 0
                && Unopened.takeBack(
                        before.unopened,
                        now.at(),
                        event.header().tenant(),
                        fact -> facts.accept(fact, null));
    }

    private static boolean emitMeasures(
            SuggestionEvent event, Suggestion before, Suggestion after, Facts facts) {
        Opening now = after.opening;
        if (now == null) {
            return true;
        }
        String tenant = event.header().tenant();
        long[] measures = SuggestionJudgement.measures(after);
        Fact.Sample sample = SuggestionSurvival.sample(after);
        Opening then = before.opening;
        if (then == null) {
            facts.accept(fact(tenant, now, measures, change(null, sample)), now.user());
            return true;
        }
        long[] said = SuggestionJudgement.measures(before);
        Fact.Sample sampled = SuggestionSurvival.sample(before);
        if (!isSamePlace(then, now)) {
            facts.accept(fact(tenant, then, negated(said), change(sampled, null)), then.user());
            facts.accept(fact(tenant, now, measures, change(null, sample)), now.user());
            return true;
        }
        if (Arrays.equals(said, measures) && Objects.equals(sampled, sample)) {
            return awaitsItsAccept(event, after);
        }
        for (int i = 0; i < measures.length; i++) {
            measures[i] -= said[i];
        }
        facts.accept(fact(tenant, now, measures, change(sampled, sample)), now.user());
        return true;
    }

    /** What is to be taken back, and what is to be added. */
    private static List<Fact.Sample> change(
            Fact.@Nullable Sample before, Fact.@Nullable Sample after) {
        if (Objects.equals(before, after)) {
            return List.of();
        }
        if (before == null) {
            return List.of(Objects.requireNonNull(after));
        }
        return after == null ? List.of(before.negated()) : List.of(before.negated(), after);
    }

    private static boolean isSamePlace(Opening then, Opening now) {
        return then.at() == now.at()
                && then.dimensions().equals(now.dimensions())
                && then.bucket() == now.bucket()
                && Objects.equals(then.user(), now.user());
    }

    /** Whether this is an edit or a close that an accept yet to come would give a meaning. */
    private static boolean awaitsItsAccept(SuggestionEvent event, Suggestion after) {
        long at = event.header().eventTimeMillis();
        return (event instanceof SuggestionEvent.Edited || event instanceof SuggestionEvent.Closed)
                && after.accept() == null
                && after.opening != null
                && at >= after.opening.at()
                && at <= after.lastRelevantMillis();
    }

    private static Fact fact(
            String tenant, Opening opening, long[] measures, List<Fact.Sample> samples) {
        Dimensions dimensions = opening.dimensions();
        return new Fact(
                View.SUGGESTION,
                tenant,
                opening.at(),
                dimensions,
                measures,
                null,
                samples,
                opening.bucket());
    }

    private static long[] negated(long[] measures) {
        for (int i = 0; i < measures.length; i++) {
            measures[i] = -measures[i];
        }
        return measures;
    }
}
