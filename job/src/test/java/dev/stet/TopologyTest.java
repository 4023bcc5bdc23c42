package dev.stet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.config.StetConfig;
import dev.stet.config.StetOptions;
import dev.stet.testkit.Decoding;
import java.nio.file.Path;
import java.util.List;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.state.rocksdb.RocksDBConfigurableOptions;
import org.apache.flink.state.rocksdb.RocksDBOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.junit.jupiter.api.Test;

final class TopologyTest {

    /** Renaming a uid orphans state in every savepoint, so a change here needs a migration note. */
    @Test
    void everyStepCarriesItsUidAndTheListIsFrozen() {
        assertThat(Step.all().stream().map(Step::uid))
                .containsExactly(
                        "ingest.interactions",
                        "ingest.admission",
                        "rollup.ingest-sum",
                        "lifecycle.suggestions",
                        "rollup.suggestion-sum",
                        "lifecycle.questions",
                        "rollup.question-sum",
                        "lifecycle.feedback",
                        "rollup.feedback-sum",
                        "lifecycle.decision",
                        "rollup.decision-sum",
                        "lifecycle.cost",
                        "rollup.cost-sum",
                        "lifecycle.conversation",
                        "rollup.conversation-sum",
                        "lifecycle.task",
                        "rollup.task-sum",
                        "lifecycle.interaction",
                        "rollup.interaction-sum",
                        "lifecycle.ticket",
                        "rollup.ticket-sum",
                        "lifecycle.person",
                        "rollup.person-sum",
                        "lifecycle.adopter",
                        "rollup.adopter-sum",
                        "lifecycle.experiment",
                        "rollup.experiment-sum",
                        "lifecycle.signal",
                        "rollup.signal-sum",
                        "rollup.kpi-rows",
                        "alerts.kpi-alerts",
                        "sample.review-sample");
        assertThat(graph().getStreamNodes())
                .extracting(StreamNode::getTransformationUID)
                .containsAll(Step.all().stream().map(Step::uid).toList());
    }

    /** Nothing falls back to Kryo, nothing to a uid that Flink makes up. */
    @Test
    void leavesNothingToChance() {
        StreamGraph graph = graph();
        assertThat(graph.getJobGraph().getMaximumParallelism())
                .as("one slot is enough to run it all")
                .isPositive();
        assertThat(graph.getStreamNodes())
                .filteredOn(node -> node.getTransformationUID() == null)
                .isEmpty();
        assertThat(graph.getStreamNodes())
                .extracting(StreamNode::getMaxParallelism)
                .containsOnly(720);
    }

    @Test
    void alertsAndSampleThatAreOffAddNoStep() {
        assertThat(graph(new Configuration(), false).getStreamNodes())
                .extracting(StreamNode::getTransformationUID)
                .noneMatch(uid -> uid.contains("alert") || uid.contains("sample"));
    }

    @Test
    void keepsTimersOnTheHeapAndFiltersInRocksDb() {
        Configuration settings = graph().getJobConfiguration();
        assertThat(settings.get(RocksDBOptions.TIMER_SERVICE_FACTORY))
                .isEqualTo(EmbeddedRocksDBStateBackend.PriorityQueueStateType.HEAP);
        assertThat(settings.get(RocksDBConfigurableOptions.USE_BLOOM_FILTER)).isTrue();
    }

    @Test
    void leavesAloneWhatWasChosenForRocksDb() {
        Configuration settings =
                graph(
                                new Configuration()
                                        .set(
                                                RocksDBOptions.TIMER_SERVICE_FACTORY,
                                                EmbeddedRocksDBStateBackend.PriorityQueueStateType
                                                        .ROCKSDB)
                                        .set(RocksDBConfigurableOptions.USE_BLOOM_FILTER, false))
                        .getJobConfiguration();
        assertThat(settings.get(RocksDBOptions.TIMER_SERVICE_FACTORY))
                .isEqualTo(EmbeddedRocksDBStateBackend.PriorityQueueStateType.ROCKSDB);
        assertThat(settings.get(RocksDBConfigurableOptions.USE_BLOOM_FILTER)).isFalse();
    }

    private static StreamGraph graph() {
        return graph(new Configuration());
    }

    private static StreamGraph graph(Configuration chosen) {
        return graph(chosen, true);
    }

    private static StreamGraph graph(Configuration chosen, boolean all) {
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.getExecutionEnvironment(
                        chosen.set(PipelineOptions.AUTO_GENERATE_UIDS, false)
                                .set(PipelineOptions.GENERIC_TYPES, false));
        StetConfig config =
                StetConfig.from(
                        new Configuration()
                                .set(StetOptions.FAMILIES, StetConfig.EVERY_FAMILY)
                                .set(StetOptions.ALERTS, all)
                                .set(StetOptions.REVIEW_SAMPLE, all));
        StetTopology.Streams streams =
                new StetTopology(config)
                        .define(env, Decoding.files(config, List.of(Path.of("never-read.jsonl"))));
        streams.rows().sinkTo(new DiscardingSink<>()).uid("test.rows");
        streams.late().sinkTo(new DiscardingSink<>()).uid("test.late");
        streams.alerts().ifPresent(rows -> rows.sinkTo(new DiscardingSink<>()).uid("test.alerts"));
        streams.sample().ifPresent(rows -> rows.sinkTo(new DiscardingSink<>()).uid("test.sample"));
        return env.getStreamGraph();
    }
}
