package dev.stet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.config.IcebergAccess;
import dev.stet.config.SinkConfig;
import dev.stet.iceberg.Warehouse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A savepoint with state of a uid that is gone is refused: a change needs a migration note. */
final class IcebergUidsITCase {

    @Test
    void areFrozen(@TempDir Path folder) throws Exception {
        IcebergAccess access =
                new IcebergAccess(
                        "stet.sinks.iceberg.catalog",
                        "stet",
                        Warehouse.of("hadoop", folder).properties(),
                        Map.of());
        SinkConfig.OfIceberg config = new SinkConfig.OfIceberg(access, "stet");
        Patience patience = new Patience(Duration.ofSeconds(25));
        assertThat(
                        SinkUids.of(
                                (views, streams, dataflow) ->
                                        IcebergBinding.bind(config, views, patience)))
                .containsExactly(
                        "Sink Committer: sinks.iceberg-adoption_kpi",
                        "Sink Committer: sinks.iceberg-conversation_kpi",
                        "Sink Committer: sinks.iceberg-decision_kpi",
                        "Sink Committer: sinks.iceberg-economics_kpi",
                        "Sink Committer: sinks.iceberg-feedback_kpi",
                        "Sink Committer: sinks.iceberg-generation_kpi",
                        "Sink Committer: sinks.iceberg-ingest_kpi",
                        "Sink Committer: sinks.iceberg-quality_kpi",
                        "Sink Committer: sinks.iceberg-question_kpi",
                        "Sink Committer: sinks.iceberg-retention_kpi",
                        "Sink Committer: sinks.iceberg-signal_kpi",
                        "Sink Committer: sinks.iceberg-suggestion_kpi",
                        "Sink Committer: sinks.iceberg-support_kpi",
                        "Sink Committer: sinks.iceberg-task_kpi",
                        "Sink Committer: sinks.iceberg-usage_kpi",
                        "sinks.iceberg-adoption_kpi",
                        "sinks.iceberg-adoption_kpi-final",
                        "sinks.iceberg-adoption_kpi-rows",
                        "sinks.iceberg-adoption_kpi: Sink pre-commit aggregator:"
                                + " sinks.iceberg-adoption_kpi",
                        "sinks.iceberg-conversation_kpi",
                        "sinks.iceberg-conversation_kpi-final",
                        "sinks.iceberg-conversation_kpi-rows",
                        "sinks.iceberg-conversation_kpi: Sink pre-commit aggregator:"
                                + " sinks.iceberg-conversation_kpi",
                        "sinks.iceberg-decision_kpi",
                        "sinks.iceberg-decision_kpi-final",
                        "sinks.iceberg-decision_kpi-rows",
                        "sinks.iceberg-decision_kpi: Sink pre-commit aggregator:"
                                + " sinks.iceberg-decision_kpi",
                        "sinks.iceberg-economics_kpi",
                        "sinks.iceberg-economics_kpi-final",
                        "sinks.iceberg-economics_kpi-rows",
                        "sinks.iceberg-economics_kpi: Sink pre-commit aggregator:"
                                + " sinks.iceberg-economics_kpi",
                        "sinks.iceberg-feedback_kpi",
                        "sinks.iceberg-feedback_kpi-final",
                        "sinks.iceberg-feedback_kpi-rows",
                        "sinks.iceberg-feedback_kpi: Sink pre-commit aggregator:"
                                + " sinks.iceberg-feedback_kpi",
                        "sinks.iceberg-generation_kpi",
                        "sinks.iceberg-generation_kpi-final",
                        "sinks.iceberg-generation_kpi-rows",
                        "sinks.iceberg-generation_kpi: Sink pre-commit aggregator:"
                                + " sinks.iceberg-generation_kpi",
                        "sinks.iceberg-ingest_kpi",
                        "sinks.iceberg-ingest_kpi-final",
                        "sinks.iceberg-ingest_kpi-rows",
                        "sinks.iceberg-ingest_kpi: Sink pre-commit aggregator:"
                                + " sinks.iceberg-ingest_kpi",
                        "sinks.iceberg-quality_kpi",
                        "sinks.iceberg-quality_kpi-final",
                        "sinks.iceberg-quality_kpi-rows",
                        "sinks.iceberg-quality_kpi: Sink pre-commit aggregator:"
                                + " sinks.iceberg-quality_kpi",
                        "sinks.iceberg-question_kpi",
                        "sinks.iceberg-question_kpi-final",
                        "sinks.iceberg-question_kpi-rows",
                        "sinks.iceberg-question_kpi: Sink pre-commit aggregator:"
                                + " sinks.iceberg-question_kpi",
                        "sinks.iceberg-retention_kpi",
                        "sinks.iceberg-retention_kpi-final",
                        "sinks.iceberg-retention_kpi-rows",
                        "sinks.iceberg-retention_kpi: Sink pre-commit aggregator:"
                                + " sinks.iceberg-retention_kpi",
                        "sinks.iceberg-signal_kpi",
                        "sinks.iceberg-signal_kpi-final",
                        "sinks.iceberg-signal_kpi-rows",
                        "sinks.iceberg-signal_kpi: Sink pre-commit aggregator:"
                                + " sinks.iceberg-signal_kpi",
                        "sinks.iceberg-suggestion_kpi",
                        "sinks.iceberg-suggestion_kpi-final",
                        "sinks.iceberg-suggestion_kpi-rows",
                        "sinks.iceberg-suggestion_kpi: Sink pre-commit aggregator:"
                                + " sinks.iceberg-suggestion_kpi",
                        "sinks.iceberg-support_kpi",
                        "sinks.iceberg-support_kpi-final",
                        "sinks.iceberg-support_kpi-rows",
                        "sinks.iceberg-support_kpi: Sink pre-commit aggregator:"
                                + " sinks.iceberg-support_kpi",
                        "sinks.iceberg-task_kpi",
                        "sinks.iceberg-task_kpi-final",
                        "sinks.iceberg-task_kpi-rows",
                        "sinks.iceberg-task_kpi: Sink pre-commit aggregator:"
                                + " sinks.iceberg-task_kpi",
                        "sinks.iceberg-usage_kpi",
                        "sinks.iceberg-usage_kpi-final",
                        "sinks.iceberg-usage_kpi-rows",
                        "sinks.iceberg-usage_kpi: Sink pre-commit aggregator:"
                                + " sinks.iceberg-usage_kpi");
    }
}
