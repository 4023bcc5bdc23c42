package dev.stet.bench.live;

import dev.stet.Decoders;
import dev.stet.StetTopology;
import dev.stet.bench.contest.StateIn;
import dev.stet.config.StetConfig;
import dev.stet.contract.View;
import dev.stet.ingest.KafkaEvents;
import dev.stet.ingest.RecordDecoderFactory;
import dev.stet.ingest.privacy.PseudonymKey;
import dev.stet.local.embedded.EmbeddedDatabase;
import dev.stet.sinks.KpiTable;
import dev.stet.sinks.PostgresAccess;
import dev.stet.sinks.PostgresKpiSink;
import dev.stet.sinks.PostgresTables;
import dev.stet.views.KpiViews;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.core.execution.RecoveryClaimMode;
import org.apache.flink.runtime.jobgraph.SavepointRestoreSettings;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.flink.table.api.Table;
import org.apache.flink.table.api.bridge.java.StreamTableEnvironment;
import org.apache.flink.types.Row;
import org.jspecify.annotations.Nullable;

/**
 * The job as it is deployed, bound to a topic, and to Kafka, PostgreSQL, both or neither.
 *
 * @param options of the job, over its defaults
 * @param cluster as {@link #cluster} makes it
 * @param restore the folder of a checkpoint; null to begin anew
 * @param rowsTopic the beginning of the names of the topics that rows go to; null for none
 * @param postgres where rows go, a JDBC URL; null for nowhere
 */
record LiveJob(
        String bootstrap,
        String topic,
        Configuration options,
        Configuration cluster,
        @Nullable String restore,
        @Nullable String rowsTopic,
        @Nullable String postgres) {

    private static final int MANAGED_MEBIBYTES = 512;
    private static final Duration CHECKPOINTS = Duration.ofSeconds(5);

    /** Always the same: what is restored must be readable. */
    private static final PseudonymKey KEY =
            new PseudonymKey("nothing in a load is secret".getBytes(StandardCharsets.UTF_8));

    /**
     * What cluster and job share; a failure ends the job. On the heap there are no checkpoints;
     * RocksDB has incremental ones every 5 s, which a kill leaves behind, and 512 MiB.
     *
     * @param chosen over these
     */
    static Configuration cluster(
            StateIn state, int parallelism, Path scratch, Map<String, String> chosen) {
        Configuration configuration = cluster(state, parallelism, scratch);
        configuration.addAll(Configuration.fromMap(chosen));
        return configuration;
    }

    private static Configuration cluster(StateIn state, int parallelism, Path scratch) {
        Configuration configuration =
                new Configuration()
                        .set(RestOptions.ADDRESS, "127.0.0.1")
                        .set(RestOptions.BIND_ADDRESS, "127.0.0.1")
                        .set(RestOptions.BIND_PORT, "0")
                        .set(CoreOptions.TMP_DIRS, scratch.resolve("work").toString())
                        .set(CoreOptions.DEFAULT_PARALLELISM, parallelism)
                        .set(PipelineOptions.GENERIC_TYPES, false)
                        .set(RestartStrategyOptions.RESTART_STRATEGY, "none")
                        .set(
                                TaskManagerOptions.MANAGED_MEMORY_SIZE,
                                MemorySize.ofMebiBytes(MANAGED_MEBIBYTES));
        if (state == StateIn.HEAP) {
            return configuration.set(StateBackendOptions.STATE_BACKEND, "hashmap");
        }
        return configuration
                .set(StateBackendOptions.STATE_BACKEND, "rocksdb")
                .set(CheckpointingOptions.INCREMENTAL_CHECKPOINTS, true)
                .set(CheckpointingOptions.CHECKPOINTING_INTERVAL, CHECKPOINTS)
                .set(
                        CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
                        ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION)
                .set(
                        CheckpointingOptions.CHECKPOINTS_DIRECTORY,
                        checkpoints(scratch).toUri().toString());
    }

    static Path checkpoints(Path scratch) {
        return scratch.resolve("checkpoints");
    }

    /** Makes the tables, and the job that fills them. */
    StreamGraph graph() throws SQLException {
        StetConfig config = StetConfig.from(options);
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.getExecutionEnvironment(cluster);
        RecordDecoderFactory decoders = Decoders.of(config, KEY);
        StetTopology.Streams streams =
                new StetTopology(config)
                        .define(
                                env,
                                KafkaEvents.source(
                                        bootstrap,
                                        List.of(topic),
                                        "stet-bench-" + topic,
                                        new Properties(),
                                        false,
                                        () -> new Observed.Decoder(decoders.create())));
        streams.rows().sinkTo(new Observed.Rows()).uid("bench.watermark").name("Look");
        if (rowsTopic != null || postgres != null) {
            bind(env, streams);
        }
        streams.deadLetters().sinkTo(new DiscardingSink<>()).uid("bench.dead-letters");
        streams.late().sinkTo(new DiscardingSink<>()).uid("bench.late");
        StreamGraph graph = env.getStreamGraph();
        graph.setJobName("Stet");
        if (restore != null) {
            graph.setSavepointRestoreSettings(
                    SavepointRestoreSettings.forPath(restore, false, RecoveryClaimMode.CLAIM));
        }
        return graph;
    }

    private void bind(StreamExecutionEnvironment env, StetTopology.Streams streams)
            throws SQLException {
        StreamTableEnvironment tables = StreamTableEnvironment.create(env);
        tables.getConfig().setLocalTimeZone(ZoneOffset.UTC);
        KpiViews.register(tables, streams.rows(), streams.views());
        PostgresAccess database =
                postgres == null ? null : new PostgresAccess(postgres, EmbeddedDatabase.USER, "");
        PostgresKpiSink sink = database == null ? null : new PostgresKpiSink(database);
        if (database != null) {
            new PostgresTables(database).migrate();
        }
        for (View view : streams.views()) {
            Table table = tables.from(view.table());
            DataStream<Row> rows = tables.toDataStream(table);
            if (rowsTopic != null) {
                KafkaRows.write(rows, bootstrap, rowsTopic + "." + view.table());
            }
            if (sink != null) {
                sink.add(KpiTable.of(view.table(), table.getResolvedSchema()), rows);
            }
        }
        if (sink != null) {
            sink.attach();
        }
    }
}
