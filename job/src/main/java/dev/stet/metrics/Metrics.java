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
}
