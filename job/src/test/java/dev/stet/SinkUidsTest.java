package dev.stet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.config.KafkaAccess;
import dev.stet.config.SinkConfig;
import dev.stet.contract.AlertForm;
import dev.stet.contract.View;
import dev.stet.sinks.KpiTable;
import dev.stet.sinks.PostgresAccess;
import dev.stet.sinks.PostgresKpiSink;
import dev.stet.sinks.rows.AlertCells;
import dev.stet.sinks.rows.OutcomeCells;
import dev.stet.sinks.rows.SampleCells;
import dev.stet.sinks.webhook.WebhookSink;
import dev.stet.sinks.webhook.WebhookTarget;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Some of these are addresses of state, and a savepoint with state of a uid that is gone is
 * refused: a change here needs a migration note. Those of Iceberg are frozen beside its library.
 */
final class SinkUidsTest {

    private static final List<String> FILES =
            ofViews("Sink Committer: sinks.files-%s", "sinks.files-%s", "sinks.files-%s-final");

    private static final List<String> KAFKA =
            Stream.concat(
                            ofViews("%s").stream(),
                            Stream.of(
                                    "conversation_outcome",
                                    "dead_letters",
                                    "decision_outcome",
                                    "kpi_alert",
                                    "late",
                                    "quality_outcome",
                                    "question_outcome",
                                    "review_sample",
                                    "suggestion_outcome",
                                    "task_outcome"))
                    .flatMap(
                            name ->
                                    Stream.of(
                                            "Sink Committer: sinks.kafka-" + name,
                                            "sinks.kafka-" + name))
                    .sorted()
                    .toList();

    private static final List<String> POSTGRES =
            Stream.concat(
                            Stream.of(
                                    "sinks.postgres",
                                    "sinks.postgres-conversation_outcome",
                                    "sinks.postgres-decision_outcome",
                                    "sinks.postgres-kpi_alert",
                                    "sinks.postgres-quality_outcome",
                                    "sinks.postgres-question_outcome",
                                    "sinks.postgres-review_sample",
                                    "sinks.postgres-suggestion_outcome",
                                    "sinks.postgres-task_outcome"),
                            ofViews("sinks.postgres-%s").stream())
                    .toList();

    /** One of each for every view. */
    private static List<String> ofViews(String... patterns) {
        return Stream.of(patterns)
                .flatMap(
                        pattern ->
                                Stream.of(View.values())
                                        .map(view -> pattern.formatted(view.table())))
                .toList();
    }

    @Test
    void areFrozen(@TempDir Path folder) throws Exception {
        SinkConfig.OfFiles files = new SinkConfig.OfFiles(folder.toString());
        List<String> uids =
                SinkUids.of(
                        (views, streams, dataflow) -> {
                            FilesBinding.bind(files, views);
                            KafkaBinding.attach(kafka(Optional.empty()), views, streams, dataflow);
                            attachPostgres(views, streams);
                            WebhookSink.attach(
                                    streams.alerts().orElseThrow(),
                                    new WebhookTarget(
                                            "https://127.0.0.1:1/", null, AlertForm.JSON));
                        });
        assertThat(uids)
                .containsExactlyElementsOf(
                        Stream.of(FILES, KAFKA, POSTGRES, List.of("sinks.webhook-kpi_alert"))
                                .flatMap(List::stream)
                                .sorted()
                                .toList());
    }

    /** A job may change from at least once to exactly once, and back. */
    @Test
    void areTheSameForExactlyOnce() throws Exception {
        SinkConfig.Transactions exactlyOnce =
                new SinkConfig.Transactions("stet", Duration.ofMinutes(10), Duration.ofMinutes(5));
        List<String> uids =
                SinkUids.of(
                        (views, streams, dataflow) ->
                                KafkaBinding.attach(
                                        kafka(Optional.of(exactlyOnce)), views, streams, dataflow));
        assertThat(uids).containsExactlyElementsOf(KAFKA);
    }

    private static SinkConfig.OfKafka kafka(Optional<SinkConfig.Transactions> transactions) {
        return new SinkConfig.OfKafka(
                new KafkaAccess("stet.kafka.bootstrap-servers", "127.0.0.1:1", Map.of(), Map.of()),
                "stet.",
                transactions);
    }

    private static void attachPostgres(
            List<Bindings.KpiStream> views, StetTopology.Streams streams) {
        PostgresAccess access = new PostgresAccess("jdbc:postgresql://127.0.0.1:1/d", "stet", "");
        PostgresKpiSink sink = new PostgresKpiSink(access);
        for (Bindings.KpiStream view : views) {
            KpiTable table = KpiTable.of(view.layout().name(), view.table().getResolvedSchema());
            sink.add(table, view.rows());
        }
        for (StetTopology.Outcomes outcomes : streams.outcomes()) {
            sink.add(
                    KpiTable.of(OutcomeCells.layout(outcomes.table(), OutcomeCells.EVERY)),
                    outcomes.rows(),
                    OutcomeCells.cells(outcomes.table(), OutcomeCells.EVERY));
        }
        sink.add(
                KpiTable.of(AlertCells.LAYOUT), streams.alerts().orElseThrow(), AlertCells.cells());
        sink.add(
                KpiTable.of(SampleCells.LAYOUT),
                streams.sample().orElseThrow(),
                SampleCells.cells());
        sink.attach();
    }
}
