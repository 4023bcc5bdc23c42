package dev.stet.local.demo;

import dev.stet.StetTopology;
import dev.stet.config.StetConfig;
import dev.stet.config.StetOptions;
import dev.stet.contract.Returned;
import dev.stet.contract.ReturnedJson;
import dev.stet.contract.View;
import dev.stet.ingest.KafkaInteractions;
import dev.stet.ingest.PseudonymKey;
import dev.stet.sinks.KpiTable;
import dev.stet.sinks.PostgresAccess;
import dev.stet.sinks.PostgresKpiSink;
import dev.stet.views.KpiViews;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Properties;
import org.apache.flink.api.common.serialization.SerializationSchema;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.flink.table.api.Table;
import org.apache.flink.table.api.bridge.java.StreamTableEnvironment;

/** The job, bound to one Kafka and one PostgreSQL. */
final class DemoJob {

    static final String INTERACTIONS = "interactions";
    static final String DEAD_LETTERS = "interactions.dead-letters";
    static final String LATE = "interactions.late";

    private static final Duration REFRESH_INTERVAL = Duration.ofSeconds(2);

    private DemoJob() {}

    /**
     * Makes the tables, and the job that fills them.
     *
     * @param cluster the cluster's configuration
     * @param bounded whether the job ends with what the topic holds when it starts
     */
    static StreamGraph graph(
            Configuration cluster, String bootstrapServers, PostgresAccess access, boolean bounded)
            throws SQLException {
        StetConfig config =
                StetConfig.from(
                        new Configuration().set(StetOptions.REFRESH_INTERVAL, REFRESH_INTERVAL));
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.getExecutionEnvironment(cluster);
        StetTopology.Streams streams =
                new StetTopology(config)
                        .define(
                                env,
                                KafkaInteractions.source(
                                        bootstrapServers,
                                        List.of(INTERACTIONS),
                                        "stet-demo",
                                        new Properties(),
                                        bounded,
                                        StetTopology.decoders(config, PseudonymKey.generate())));
        StreamTableEnvironment tables = StreamTableEnvironment.create(env);
        tables.getConfig().setLocalTimeZone(ZoneOffset.UTC);
        KpiViews.register(tables, streams.rows());
        for (View view : View.values()) {
            Table rows = tables.from(view.table());
            PostgresKpiSink sink =
                    new PostgresKpiSink(
                            access, KpiTable.of(view.table(), rows.getResolvedSchema()));
            sink.createTable();
            sink.attach(tables.toDataStream(rows));
        }
        returned(streams.deadLetters(), bootstrapServers, DEAD_LETTERS);
        returned(streams.late(), bootstrapServers, LATE);
        StreamGraph graph = env.getStreamGraph();
        graph.setJobName("stet demo");
        return graph;
    }

    private static void returned(
            DataStream<Returned> records, String bootstrapServers, String topic) {
        records.sinkTo(
                        KafkaSink.<Returned>builder()
                                .setBootstrapServers(bootstrapServers)
                                .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
                                .setRecordSerializer(
                                        KafkaRecordSerializationSchema.<Returned>builder()
                                                .setTopic(topic)
                                                .setValueSerializationSchema(new AsJson())
                                                .build())
                                .build())
                .uid("sinks.kafka-" + topic)
                .name("Write " + topic);
    }

    /** No lambda: the sink asks the class for the type of its records. */
    private static final class AsJson implements SerializationSchema<Returned> {

        private static final long serialVersionUID = 1L;

        @Override
        public byte[] serialize(Returned returned) {
            return ReturnedJson.toJson(returned).getBytes(StandardCharsets.UTF_8);
        }
    }
}
