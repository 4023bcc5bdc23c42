package dev.stet;

import dev.stet.config.ConfigException;
import dev.stet.config.JobConfig;
import dev.stet.config.Secret;
import dev.stet.config.SinkConfig;
import dev.stet.config.SinkOptions;
import dev.stet.config.SourceConfig;
import dev.stet.config.SourceOptions;
import dev.stet.config.WebhookConfig;
import dev.stet.contract.Received;
import dev.stet.contract.View;
import dev.stet.ingest.ArrivalClock;
import dev.stet.ingest.KafkaEvents;
import dev.stet.ingest.RecordDecoderFactory;
import dev.stet.ingest.files.FileReplaySource;
import dev.stet.ingest.files.InputException;
import dev.stet.ingest.files.InputFiles;
import dev.stet.ingest.files.ReplaySettings;
import dev.stet.sinks.rows.KpiCells;
import dev.stet.sinks.rows.Layout;
import dev.stet.sinks.webhook.WebhookSink;
import dev.stet.sinks.webhook.WebhookTarget;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.table.api.Table;
import org.apache.flink.table.api.bridge.java.StreamTableEnvironment;
import org.apache.flink.types.Row;

/** Binds both ends of the dataflow to what the options name, once that is known to be there. */
final class Bindings {

    /**
     * The rows of a KPI view.
     *
     * @param table as Flink knows it
     * @param layout of its rows
     */
    record KpiStream(Table table, Layout layout, DataStream<Row> rows) {}

    private Bindings() {}

    /**
     * @param patience with a catalog
     * @throws ConfigException where there is nothing to read
     */
    static Source<Received, ?, ?> source(
            JobConfig config,
            RuntimeExecutionMode mode,
            RecordDecoderFactory decoders,
            Patience patience) {
        if (config.source() instanceof SourceConfig.OfIceberg iceberg) {
            IcebergLibrary.require(SourceOptions.SOURCE.key());
            return IcebergBinding.source(iceberg, mode, decoders, patience);
        }
        if (config.source() instanceof SourceConfig.OfKafka kafka) {
            try (KafkaPreflight brokers = KafkaPreflight.of(kafka.access())) {
                brokers.requireTopics(SourceOptions.KAFKA_TOPICS.key(), kafka.topics());
            }
            return KafkaEvents.source(
                    kafka.access().bootstrapServers(),
                    kafka.topics(),
                    kafka.groupId(),
                    kafka.access().clientProperties(),
                    kafka.startAt(),
                    kafka.bounded(),
                    RegistryBinding.decoders(kafka, decoders));
        }
        return new FileReplaySource(
                files((SourceConfig.OfFiles) config.source()),
                new ReplaySettings(
                        Decoders.lineBytes(config.dataflow()),
                        config.dataflow().outOfOrderness(),
                        config.dataflow().allowedLateness()),
                decoders,
                ArrivalClock.system(),
                "stet");
    }

    private static List<Path> files(SourceConfig.OfFiles source) {
        try {
            return InputFiles.expand(source.paths());
        } catch (InputException e) {
            throw new ConfigException(SourceOptions.FILES.key(), String.valueOf(e.getMessage()));
        }
    }

    /**
     * @param patience with a catalog
     * @throws ConfigException where rows could not be written
     */
    static void sinks(
            JobConfig config,
            StetTopology.Streams streams,
            StreamTableEnvironment tables,
            Duration checkpointInterval,
            Patience patience) {
        List<KpiStream> views = views(tables, streams.views());
        for (SinkConfig sink : config.sinks()) {
            if (sink instanceof SinkConfig.OfPostgres postgres) {
                PostgresBinding.bind(postgres, views, streams);
            } else if (sink instanceof SinkConfig.OfKafka kafka) {
                KafkaBinding.bind(kafka, views, streams, config.dataflow(), checkpointInterval);
            } else if (sink instanceof SinkConfig.OfFiles files) {
                FilesBinding.bind(files, views);
            } else if (sink instanceof SinkConfig.OfIceberg iceberg) {
                IcebergLibrary.require(SinkOptions.SINKS.key());
                IcebergBinding.bind(iceberg, views, patience);
            }
        }
        Optional<WebhookTarget> webhook = config.webhook().map(Bindings::target);
        if (webhook.isPresent() && streams.alerts().isPresent()) {
            WebhookSink.attach(streams.alerts().get(), webhook.get());
        }
    }

    private static WebhookTarget target(WebhookConfig webhook) {
        return new WebhookTarget(
                webhook.read(), webhook.secret().map(Secret::read).orElse(null), webhook.form());
    }

    /** The rows of these KPI views. */
    static List<KpiStream> views(StreamTableEnvironment tables, Set<View> views) {
        List<KpiStream> streams = new ArrayList<>();
        for (View view : views) {
            Table table = tables.from(view.table());
            streams.add(
                    new KpiStream(
                            table,
                            KpiCells.layout(view.table(), table.getResolvedSchema()),
                            tables.toDataStream(table)));
        }
        return streams;
    }
}
