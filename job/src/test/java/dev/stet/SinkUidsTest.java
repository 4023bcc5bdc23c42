package dev.stet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.config.KafkaAccess;
import dev.stet.config.SinkConfig;
import dev.stet.sinks.KpiTable;
import dev.stet.sinks.PostgresAccess;
import dev.stet.sinks.PostgresKpiSink;
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
            List.of(
                    "Sink Committer: sinks.files-adoption_kpi",
                    "Sink Committer: sinks.files-conversation_kpi",
                    "Sink Committer: sinks.files-decision_kpi",
                    "Sink Committer: sinks.files-economics_kpi",
                    "Sink Committer: sinks.files-feedback_kpi",
                    "Sink Committer: sinks.files-generation_kpi",
                    "Sink Committer: sinks.files-ingest_kpi",
                    "Sink Committer: sinks.files-quality_kpi",
                    "Sink Committer: sinks.files-question_kpi",
                    "Sink Committer: sinks.files-retention_kpi",
                    "Sink Committer: sinks.files-signal_kpi",
                    "Sink Committer: sinks.files-suggestion_kpi",
                    "Sink Committer: sinks.files-support_kpi",
                    "Sink Committer: sinks.files-task_kpi",
                    "Sink Committer: sinks.files-usage_kpi",
                    "sinks.files-adoption_kpi",
                    "sinks.files-adoption_kpi-final",
                    "sinks.files-conversation_kpi",
                    "sinks.files-conversation_kpi-final",
                    "sinks.files-decision_kpi",
                    "sinks.files-decision_kpi-final",
                    "sinks.files-economics_kpi",
                    "sinks.files-economics_kpi-final",
                    "sinks.files-feedback_kpi",
                    "sinks.files-feedback_kpi-final",
                    "sinks.files-generation_kpi",
                    "sinks.files-generation_kpi-final",
                    "sinks.files-ingest_kpi",
                    "sinks.files-ingest_kpi-final",
                    "sinks.files-quality_kpi",
                    "sinks.files-quality_kpi-final",
                    "sinks.files-question_kpi",
                    "sinks.files-question_kpi-final",
                    "sinks.files-retention_kpi",
                    "sinks.files-retention_kpi-final",
                    "sinks.files-signal_kpi",
                    "sinks.files-signal_kpi-final",
                    "sinks.files-suggestion_kpi",
                    "sinks.files-suggestion_kpi-final",
                    "sinks.files-support_kpi",
                    "sinks.files-support_kpi-final",
                    "sinks.files-task_kpi",
                    "sinks.files-task_kpi-final",
                    "sinks.files-usage_kpi",
                    "sinks.files-usage_kpi-final");

    private static final List<String> KAFKA =
            List.of(
                    "Sink Committer: sinks.kafka-adoption_kpi",
                    "Sink Committer: sinks.kafka-conversation_kpi",
                    "Sink Committer: sinks.kafka-conversation_outcome",
                    "Sink Committer: sinks.kafka-dead_letters",
                    "Sink Committer: sinks.kafka-decision_kpi",
                    "Sink Committer: sinks.kafka-decision_outcome",
                    "Sink Committer: sinks.kafka-economics_kpi",
                    "Sink Committer: sinks.kafka-feedback_kpi",
                    "Sink Committer: sinks.kafka-generation_kpi",
                    "Sink Committer: sinks.kafka-ingest_kpi",
                    "Sink Committer: sinks.kafka-late",
                    "Sink Committer: sinks.kafka-quality_kpi",
                    "Sink Committer: sinks.kafka-quality_outcome",
                    "Sink Committer: sinks.kafka-question_kpi",
                    "Sink Committer: sinks.kafka-question_outcome",
                    "Sink Committer: sinks.kafka-retention_kpi",
                    "Sink Committer: sinks.kafka-signal_kpi",
                    "Sink Committer: sinks.kafka-suggestion_kpi",
                    "Sink Committer: sinks.kafka-suggestion_outcome",
                    "Sink Committer: sinks.kafka-support_kpi",
                    "Sink Committer: sinks.kafka-task_kpi",
                    "Sink Committer: sinks.kafka-task_outcome",
                    "Sink Committer: sinks.kafka-usage_kpi",
                    "sinks.kafka-adoption_kpi",
                    "sinks.kafka-conversation_kpi",
                    "sinks.kafka-conversation_outcome",
                    "sinks.kafka-dead_letters",
                    "sinks.kafka-decision_kpi",
                    "sinks.kafka-decision_outcome",
                    "sinks.kafka-economics_kpi",
                    "sinks.kafka-feedback_kpi",
                    "sinks.kafka-generation_kpi",
                    "sinks.kafka-ingest_kpi",
                    "sinks.kafka-late",
                    "sinks.kafka-quality_kpi",
                    "sinks.kafka-quality_outcome",
                    "sinks.kafka-question_kpi",
                    "sinks.kafka-question_outcome",
                    "sinks.kafka-retention_kpi",
                    "sinks.kafka-signal_kpi",
                    "sinks.kafka-suggestion_kpi",
                    "sinks.kafka-suggestion_outcome",
                    "sinks.kafka-support_kpi",
                    "sinks.kafka-task_kpi",
                    "sinks.kafka-task_outcome",
                    "sinks.kafka-usage_kpi");

    private static final List<String> POSTGRES =
            List.of(
                    "sinks.postgres",
                    "sinks.postgres-adoption_kpi",
                    "sinks.postgres-conversation_kpi",
                    "sinks.postgres-decision_kpi",
                    "sinks.postgres-economics_kpi",
                    "sinks.postgres-feedback_kpi",
                    "sinks.postgres-generation_kpi",
                    "sinks.postgres-ingest_kpi",
                    "sinks.postgres-quality_kpi",
                    "sinks.postgres-question_kpi",
                    "sinks.postgres-retention_kpi",
                    "sinks.postgres-signal_kpi",
                    "sinks.postgres-suggestion_kpi",
                    "sinks.postgres-support_kpi",
                    "sinks.postgres-task_kpi",
                    "sinks.postgres-usage_kpi");

    @Test
    void areFrozen(@TempDir Path folder) throws Exception {
        SinkConfig.OfFiles files = new SinkConfig.OfFiles(folder.toString());
        List<String> uids =
                SinkUids.of(
                        (views, streams, dataflow) -> {
                            FilesBinding.bind(files, views);
                            KafkaBinding.attach(kafka(Optional.empty()), views, streams, dataflow);
                            attachPostgres(views);
                        });
        assertThat(uids)
                .containsExactlyElementsOf(
                        Stream.of(FILES, KAFKA, POSTGRES).flatMap(List::stream).sorted().toList());
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

    private static void attachPostgres(List<Bindings.KpiStream> views) {
        PostgresAccess access = new PostgresAccess("jdbc:postgresql://127.0.0.1:1/d", "stet", "");
        PostgresKpiSink sink = new PostgresKpiSink(access);
        for (Bindings.KpiStream view : views) {
            KpiTable table = KpiTable.of(view.layout().name(), view.table().getResolvedSchema());
            sink.add(table, view.rows());
        }
        sink.attach();
    }
}
