package dev.stet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.JobLives.Life;
import dev.stet.config.StetConfig;
import dev.stet.config.StetOptions;
import dev.stet.contract.KpiRow;
import dev.stet.contract.Outcome;
import dev.stet.contract.Received;
import dev.stet.contract.View;
import dev.stet.oracle.Event;
import dev.stet.testkit.Decoding;
import dev.stet.testkit.FailOnce;
import dev.stet.testkit.MiniClusters;
import dev.stet.wire.CodecType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.flink.testutils.junit.SharedObjectsExtension;
import org.apache.flink.testutils.junit.SharedReference;
import org.apache.flink.util.CollectionUtil;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code user.erased} through the whole job: what was counted before it stays, and no more comes.
 */
final class ErasureITCase {

    private static final long T = 1_700_000_000_000L;
    private static final int PAIRS = 300;

    /** Read before the erasure: of each pair two shown, two accepts, two queries, one task. */
    private static final int BEFORE = 7 * PAIRS;

    @RegisterExtension static final MiniClusterExtension FLINK = MiniClusters.withSlots(2);

    @RegisterExtension final SharedObjectsExtension shared = SharedObjectsExtension.create();

    @TempDir private Path folder;
    private Path events;

    /** Ann and Bo do the same; between what both begin and what both do later Ann is erased. */
    @BeforeEach
    void write() throws Exception {
        List<Event> all = new ArrayList<>();
        for (int i = 0; i < PAIRS; i++) {
            for (String user : List.of("ann", "bo")) {
                String id = user + i;
                all.add(event("suggestion.shown", "s", id, user, 0).with("suggestion_id", id));
                all.add(event("suggestion.accepted", "a", id, user, 9).with("suggestion_id", id));
                all.add(
                        event("query.submitted", "q", id, user, 9)
                                .with("interaction_id", id)
                                .with("text", "why " + i));
            }
            all.add(event("task.started", "t", "ann" + i, "ann", 0).with("task_id", "ann" + i));
        }
        all.add(event("user.erased", "e", "", "ann", 10));
        for (int i = 0; i < PAIRS; i++) {
            for (String user : List.of("ann", "bo")) {
                String id = user + i;
                all.add(
                        event("content.edited", "c", id, user, 20)
                                .with("suggestion_id", id)
                                .with("removed", true));
                all.add(event("answer.regenerated", "r", id, user, 20).with("interaction_id", id));
            }
            all.add(
                    event("task.ended", "f", "ann" + i, "ann", 20)
                            .with("task_id", "ann" + i)
                            .with("outcome", "success"));
        }
        events = folder.resolve("events.jsonl");
        Files.write(events, all.stream().map(Event::toJson).toList());
    }

    private static Event event(String type, String prefix, String id, String user, long seconds) {
        return Event.of(type, prefix + id, T + seconds * 1_000)
                .with("user_id", user)
                .with("model", user);
    }

    @Test
    void aFailureInTheMiddleChangesNothing() throws Exception {
        SharedReference<AtomicBoolean> failed = shared.add(new AtomicBoolean());
        StreamExecutionEnvironment env = environment();
        env.configure(
                new Configuration()
                        .set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay")
                        .set(
                                RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY,
                                Duration.ofMillis(50)));
        env.enableCheckpointing(20);
        StetConfig config = config();
        StetTopology topology = new StetTopology(config);
        DataStream<Received> received =
                topology.receive(env, Decoding.files(config, List.of(events)))
                        .map(new FailOnce<>(failed))
                        .returns(CodecType.of(Received.class, Received.WireCodec.class))
                        .uid("test.fail-once");

        List<KpiRow> rows =
                CollectionUtil.iteratorToList(
                        topology.define(received, true).rows().executeAndCollect());

        assertThat(failed.get()).as("the failure was really injected").isTrue();
        assertRows(rows);
    }

    /** A savepoint that is older than the erasure holds the user; what follows erases again. */
    @Test
    void aRestoreOfAnOlderSavepointErasesAgain() throws Exception {
        JobLives lives = new JobLives(shared, events, "rocksdb");
        Path savepoint = lives.stopAfter(BEFORE, new Life(config(), 1, null), folder);
        for (int parallelism = 1; parallelism <= 2; parallelism++) {
            int before = lives.rows().size();
            lives.runToTheEnd(new Life(config(), parallelism, savepoint));
            assertRows(lives.rows().subList(before, lives.rows().size()));
        }
    }

    /** Ann's subjects have a tombstone and no last row; Bo's have their last row. */
    @Test
    void outcomesEndInTombstones() throws Exception {
        StetConfig config =
                StetConfig.from(
                        new Configuration()
                                .set(StetOptions.OUTCOMES, true)
                                .set(StetOptions.REFRESH_INTERVAL, Duration.ofMillis(10)));
        DataStream<Outcome> outcomes =
                new StetTopology(config)
                                .define(environment(), Decoding.files(config, List.of(events)))
                                .outcomes()
                                .stream()
                                .map(StetTopology.Outcomes::rows)
                                .reduce((some, more) -> some.union(more))
                                .orElseThrow();
        Map<String, Integer> erased = new TreeMap<>();
        Map<String, Integer> last = new TreeMap<>();
        outcomes.executeAndCollect()
                .forEachRemaining(
                        row -> {
                            String user = row.ids().get(0).replaceAll("[0-9]", "");
                            if (row.isErased()) {
                                erased.merge(user, 1, Integer::sum);
                            } else if (row.last()) {
                                last.merge(user, 1, Integer::sum);
                            }
                        });

        assertThat(erased)
                .as("per pair a suggestion, a question, an interaction and a task")
                .isEqualTo(Map.of("ann", 4 * PAIRS));
        assertThat(last)
                .as("per pair a suggestion, a question and an interaction")
                .isEqualTo(Map.of("bo", 3 * PAIRS));
    }

    private static void assertRows(List<KpiRow> rows) {
        for (String user : List.of("ann", "bo")) {
            long later = user.equals("bo") ? PAIRS : 0;
            assertThat(sum(rows, View.SUGGESTION, user, "shown")).isEqualTo(PAIRS);
            assertThat(sum(rows, View.SUGGESTION, user, "accepted")).isEqualTo(PAIRS);
            assertThat(sum(rows, View.SUGGESTION, user, "followed")).isEqualTo(later);
            assertThat(sum(rows, View.QUESTION, user, "queries")).isEqualTo(PAIRS);
            assertThat(sum(rows, View.QUESTION, user, "regenerated")).isEqualTo(later);
        }
        assertThat(sum(rows, View.TASK, "ann", "started")).isEqualTo(PAIRS);
        assertThat(sum(rows, View.TASK, "ann", "succeeded")).isZero();
        assertThat(sum(rows, View.SIGNAL, "ann", "erasures")).isEqualTo(1);
    }

    private static long sum(List<KpiRow> rows, View view, String model, String measure) {
        int index = view.columns().indexOf(measure);
        return rows.stream()
                .filter(row -> row.view() == view && row.last())
                .filter(row -> row.segmentBy().equals("model") && row.segment().equals(model))
                .filter(row -> row.grain().label().equals("1d"))
                .mapToLong(row -> row.values()[index])
                .sum();
    }

    private static StetConfig config() {
        return StetConfig.from(
                new Configuration()
                        .set(StetOptions.SEGMENT_SETS, List.of("all", "model"))
                        .set(StetOptions.IDLENESS, Duration.ofMillis(100))
                        .set(StetOptions.REFRESH_INTERVAL, Duration.ofMillis(50)));
    }

    private static StreamExecutionEnvironment environment() {
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.getExecutionEnvironment(
                        new Configuration()
                                .set(PipelineOptions.GENERIC_TYPES, false)
                                .set(RestartStrategyOptions.RESTART_STRATEGY, "none"));
        env.setParallelism(2);
        return env;
    }
}
