package dev.stet.contract;

import dev.stet.contract.SuggestionMeasure.AtHorizon;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an experiment compares: a ratio of two sums over what belongs to one user. Append new
 * constants at the end only: state, wire and rows hold ordinals.
 */
public enum ExperimentMetric {
    ACCEPTANCE(
            facts -> facts[SuggestionMeasure.ACCEPTED],
            facts -> facts[SuggestionMeasure.SHOWN],
            "suggestions accepted",
            "suggestions shown"),
    PERSISTENCE(
            facts -> facts[Last.PRESENT],
            facts -> facts[Last.OBSERVED],
            "accepted suggestions of which part is left after 600s",
            "accepted suggestions observed at 600s"),
    RETRY(
            facts -> facts[QuestionMeasure.RETRIED.ordinal()],
            facts -> facts[QuestionMeasure.QUERIES.ordinal()],
            "queries retried",
            "queries"),
    COMPLETION(
            facts -> facts[TaskMeasure.SUCCEEDED.ordinal()] - facts[TaskMeasure.REVERSED.ordinal()],
            facts -> facts[TaskMeasure.STARTED.ordinal()],
            "tasks that succeeded and were not reversed",
            "tasks started"),
    DEFLECTION(
            facts -> facts[ConversationMeasure.DEFLECTED.ordinal()],
            facts -> facts[ConversationMeasure.ELIGIBLE.ordinal()],
            "conversations deflected",
            "conversations eligible"),
    /** Judged from the user's own events, not from facts: 1 or 0, of 1. */
    CONVERSION(
            facts -> 0,
            facts -> 0,
            "converted within 7 d of the exposure: 1, else 0",
            "exposed: 1");

    /** The last horizon of a suggestion. */
    private static final class Last {
        private static final int HORIZON = SuggestionMeasure.HORIZON_SECONDS.size() - 1;
        private static final int PRESENT = SuggestionMeasure.at(HORIZON, AtHorizon.PRESENT);
        private static final int OBSERVED = SuggestionMeasure.at(HORIZON, AtHorizon.OBSERVED);
    }

    private static final ExperimentMetric[] ALL = values();

    /** In a class of its own: views are made with the names of these metrics. */
    private static final class ByView {
        private static final List<List<ExperimentMetric>> METRICS =
                Stream.of(View.values())
                        .map(view -> Stream.of(ALL).filter(each -> each.view() == view).toList())
                        .toList();
    }

    private final ToLongFunction<long[]> numerator;
    private final ToLongFunction<long[]> denominator;
    private final String ofNumerator;
    private final String ofDenominator;

    /**
     * @param numerator of a fact's measures; linear, so that it adds up as they do
     */
    ExperimentMetric(
            ToLongFunction<long[]> numerator,
            ToLongFunction<long[]> denominator,
            String ofNumerator,
            String ofDenominator) {
        this.numerator = numerator;
        this.denominator = denominator;
        this.ofNumerator = ofNumerator;
        this.ofDenominator = ofDenominator;
    }

    public static ExperimentMetric at(int ordinal) {
        return ALL[ordinal];
    }

    /** Whose facts it is made of; null for none. */
    private @Nullable View view() {
        return switch (this) {
            case ACCEPTANCE, PERSISTENCE -> View.SUGGESTION;
            case RETRY -> View.QUESTION;
            case COMPLETION -> View.TASK;
            case DEFLECTION -> View.CONVERSATION;
            case CONVERSION -> null;
        };
    }

    /** Those that are made of the facts of a view. */
    public static List<ExperimentMetric> of(View view) {
        return ByView.METRICS.get(view.ordinal());
    }

    /** Whose facts experiments are made of. */
    public static List<View> views() {
        return Arrays.stream(View.values()).filter(view -> !of(view).isEmpty()).toList();
    }

    /**
     * @param measures of a fact of the view, or a difference of two
     */
    public long numerator(long[] measures) {
        return numerator.applyAsLong(measures);
    }

    /**
     * @param measures likewise
     */
    public long denominator(long[] measures) {
        return denominator.applyAsLong(measures);
    }

    String column() {
        return name().toLowerCase(Locale.ROOT);
    }

    String ofNumerator() {
        return ofNumerator;
    }

    String ofDenominator() {
        return ofDenominator;
    }
}
