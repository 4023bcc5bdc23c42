package dev.stet;

import dev.stet.config.StetConfig;
import dev.stet.config.StetOptions;
import dev.stet.testkit.Decoding;
import dev.stet.views.KpiViews;
import java.nio.file.Path;
import java.util.List;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.apache.flink.table.api.bridge.java.StreamTableEnvironment;
import org.apache.flink.table.api.config.ExecutionConfigOptions;

/** The uids that a sink brings into the job. */
final class SinkUids {

    private SinkUids() {}

    /** Binds a sink to everything that the dataflow gives. */
    @FunctionalInterface
    interface Binding {

        void bind(List<Bindings.KpiStream> views, StetTopology.Streams streams, StetConfig dataflow)
                throws Exception;
    }

    /** In their order, with those that Flink makes of them for the parts of a sink. */
    static List<String> of(Binding sink) throws Exception {
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.getExecutionEnvironment(
                        new Configuration()
                                .set(PipelineOptions.AUTO_GENERATE_UIDS, false)
                                .set(PipelineOptions.GENERIC_TYPES, false));
        StetConfig config =
                StetConfig.from(
                        new Configuration()
                                .set(StetOptions.FAMILIES, StetConfig.EVERY_FAMILY)
                                .set(StetOptions.OUTCOMES, true)
                                .set(StetOptions.ALERTS, true)
                                .set(StetOptions.REVIEW_SAMPLE, true));
        StetTopology.Streams streams =
                new StetTopology(config)
                        .define(env, Decoding.files(config, List.of(Path.of("never-read.jsonl"))));
        StreamTableEnvironment tables = StreamTableEnvironment.create(env);
        tables.getConfig()
                .set(
                        ExecutionConfigOptions.TABLE_EXEC_UID_GENERATION,
                        ExecutionConfigOptions.UidGeneration.ALWAYS);
        KpiViews.register(tables, streams.rows(), streams.views());
        sink.bind(Bindings.views(tables, streams.views()), streams, config);
        return env.getStreamGraph().getStreamNodes().stream()
                .map(StreamNode::getTransformationUID)
                .filter(uid -> uid.contains("sinks."))
                .sorted()
                .toList();
    }
}
