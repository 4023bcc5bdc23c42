package dev.stet.local.demo;

import dev.stet.Decoders;
import dev.stet.StetTopology;
import dev.stet.config.StetConfig;
import dev.stet.config.StetOptions;
import dev.stet.contract.View;
import dev.stet.ingest.KafkaEvents;
import dev.stet.ingest.privacy.PseudonymKey;
import dev.stet.sinks.KafkaTarget;
import dev.stet.sinks.KpiTable;
import dev.stet.sinks.PostgresAccess;
import dev.stet.sinks.PostgresKpiSink;
import dev.stet.sinks.PostgresTables;
import dev.stet.sinks.rows.AlertCells;
import dev.stet.targets.TargetsFile;
import dev.stet.views.KpiViews;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.flink.table.api.Table;
import org.apache.flink.table.api.bridge.java.StreamTableEnvironment;

/** The job, bound to one Kafka and one PostgreSQL. */
final class DemoJob {

    static final String INTERACTIONS = "interactions";
    static final String DEAD_LETTERS = INTERACTIONS + "." + KafkaTarget.DEAD_LETTERS;
    static final String LATE = INTERACTIONS + "." + KafkaTarget.LATE;

    private static final Duration REFRESH_INTERVAL = Duration.ofSeconds(2);

    private DemoJob() {}

    /**
     * Makes the tables, and the job that fills them.
     *
     * @param cluster the cluster's configuration
     * @param targets the file with the levels of metrics
     * @param bounded whether the job ends with what the topic holds when it starts
     */
    static StreamGraph graph(
            Configuration cluster,
            String bootstrapServers,
            PostgresAccess access,
            Path targets,
            boolean bounded)
            throws SQLException {
        StetConfig config = config(targets);
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.getExecutionEnvironment(cluster);
        StetTopology.Streams streams =
                new StetTopology(config)
                        .define(
                                env,
                                KafkaEvents.source(
                                        bootstrapServers,
                                        List.of(INTERACTIONS),
                                        "stet-demo",
                                        new Properties(),
                                        bounded,
                                        Decoders.of(config, PseudonymKey.generate())));
        PostgresTables tables = new PostgresTables(access);
        tables.migrate();
        tables.replaceTargets(TargetsFile.read(targets));
        fill(access, env, streams);
        KafkaTarget target =
                new KafkaTarget(
                        bootstrapServers, new Properties(), INTERACTIONS + ".", Optional.empty());
        target.append(streams.deadLetters(), KafkaTarget.DEAD_LETTERS);
        target.append(streams.late(), KafkaTarget.LATE);
        StreamGraph graph = env.getStreamGraph();
        graph.setJobName("stet demo");
        return graph;
    }

    /** Writes rows and alerts into the tables. */
    private static void fill(
            PostgresAccess access, StreamExecutionEnvironment env, StetTopology.Streams streams) {
        StreamTableEnvironment tables = StreamTableEnvironment.create(env);
        tables.getConfig().setLocalTimeZone(ZoneOffset.UTC);
        KpiViews.register(tables, streams.rows(), streams.views());
        PostgresKpiSink sink = new PostgresKpiSink(access);
        for (View view : streams.views()) {
            Table rows = tables.from(view.table());
            sink.add(
                    KpiTable.of(view.table(), rows.getResolvedSchema()), tables.toDataStream(rows));
        }
        streams.alerts()
                .ifPresent(
                        alerts ->
                                sink.add(
                                        KpiTable.of(AlertCells.LAYOUT),
                                        alerts,
                                        AlertCells.cells()));
        sink.attach();
    }

    private static StetConfig config(Path targets) {
        return StetConfig.from(
                new Configuration()
                        .set(StetOptions.REFRESH_INTERVAL, REFRESH_INTERVAL)
                        .set(StetOptions.ALERTS, true)
                        .set(StetOptions.TARGETS_FILE, targets.toString()));
    }
}
