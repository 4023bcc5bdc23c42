package dev.stet.metrics;

import dev.stet.contract.View;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Stream;

/** Every metric of every view, in the order of their columns. */
public final class Metrics {

    private static final List<Metric> ALL =
            Stream.of(
                            SuggestionMetrics.all(),
                            QuestionMetrics.all(),
                            IngestMetrics.all(),
                            TaskMetrics.all(),
                            DecisionMetrics.all(),
                            SignalMetrics.all(),
                            FeedbackMetrics.all(),
                            GenerationMetrics.all(),
                            ConversationMetrics.all(),
                            QualityMetrics.all(),
                            SupportMetrics.all(),
                            UsageMetrics.all(),
                            RetentionMetrics.all(),
                            EconomicsMetrics.all(),
                            AdoptionMetrics.all(),
                            ExperimentMetrics.all())
                    .flatMap(List::stream)
                    .toList();

    private static final List<ViewText> TEXTS =
            List.of(
                    SuggestionMetrics.TEXT,
                    QuestionMetrics.TEXT,
                    IngestMetrics.TEXT,
                    TaskMetrics.TEXT,
                    DecisionMetrics.TEXT,
                    SignalMetrics.TEXT,
                    FeedbackMetrics.TEXT,
                    GenerationMetrics.TEXT,
                    ConversationMetrics.TEXT,
                    QualityMetrics.TEXT,
                    SupportMetrics.TEXT,
                    UsageMetrics.TEXT,
                    RetentionMetrics.TEXT,
                    EconomicsMetrics.TEXT,
                    AdoptionMetrics.TEXT,
                    ExperimentMetrics.TEXT);

    private static final List<ViewNeeds> NEEDS =
            List.of(
                    SuggestionMetrics.NEEDS,
                    QuestionMetrics.NEEDS,
                    IngestMetrics.NEEDS,
                    TaskMetrics.NEEDS,
                    DecisionMetrics.NEEDS,
                    SignalMetrics.NEEDS,
                    FeedbackMetrics.NEEDS,
                    GenerationMetrics.NEEDS,
                    ConversationMetrics.NEEDS,
                    QualityMetrics.NEEDS,
                    SupportMetrics.NEEDS,
                    UsageMetrics.NEEDS,
                    RetentionMetrics.NEEDS,
                    EconomicsMetrics.NEEDS,
                    AdoptionMetrics.NEEDS);

    private Metrics() {}

    public static List<Metric> all() {
        return ALL;
    }

    public static List<Metric> of(View view) {
        return ALL.stream().filter(metric -> metric.view() == view).toList();
    }

    public static Optional<Metric> find(String id) {
        return ALL.stream().filter(metric -> metric.id().equals(id)).findFirst();
    }

    /**
     * @throws NoSuchElementException if the view has none
     */
    public static ViewText text(View view) {
        return TEXTS.stream().filter(text -> text.view() == view).findFirst().orElseThrow();
    }

    /**
     * Of which events a metric needs at least one each, the more basic first; empty for one that
     * needs no more than any record.
     */
    public static List<Need> needs(Metric metric) {
        return needs(metric.view()).of(metric);
    }

    /** Those of them that its denominator needs; of a sum that the sum needs. */
    public static List<Need> needsOfTrials(Metric metric) {
        return needs(metric.view()).trials(metric);
    }

    private static ViewNeeds needs(View view) {
        return NEEDS.stream().filter(needs -> needs.view() == view).findFirst().orElseThrow();
    }
}
