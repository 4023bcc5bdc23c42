package dev.stet.rollup;

import dev.stet.contract.Cube;
import dev.stet.contract.DayZone;
import dev.stet.contract.Grain;
import dev.stet.contract.Key128;
import dev.stet.contract.KpiRow;
import dev.stet.contract.QuestionMeasure;
import dev.stet.contract.SegmentSet;
import dev.stet.contract.Span;
import dev.stet.contract.Sums;
import dev.stet.contract.View;
import dev.stet.state.CacheSize;
import dev.stet.state.Shards;
import dev.stet.testkit.KeyedTasks;
import dev.stet.wire.CodecType;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Tasks of the rollup, and sums of one window to feed them. */
final class RollupTasks {

    static final long WINDOW = 1_699_999_980_000L;
    static final long MINUTE = 60_000;
    static final long REFRESH = 5_000;
    static final long CLOCK = 1_800_000_000_000L;
    static final int LIMIT = 3;

    /** Dealt out evenly at each parallelism up to 4. */
    private static final int FEW_KEY_GROUPS = 12;

    /** Flink's watermark when the contract's stands at window end + 30 min + 10 min. */
    static final long FINAL_AT = WINDOW + MINUTE + 40 * MINUTE - 1;

    static final CellGroup GROUP = group("model");

    private RollupTasks() {}

    static KeyedTasks<CellGroup, CellSum, KpiRow> rollup(long refresh) throws Exception {
        return rollup(refresh, false, LIMIT);
    }

    static KeyedTasks<CellGroup, CellSum, KpiRow> rollup(long refresh, boolean rocksDb, int limit)
            throws Exception {
        return rollup(refresh, rocksDb, limit, Shards.COUNT);
    }

    static KeyedTasks<CellGroup, CellSum, KpiRow> rollup(
            long refresh, boolean rocksDb, int limit, int keyGroups) throws Exception {
        KeyedTasks<CellGroup, CellSum, KpiRow> tasks =
                tasks(
                        () ->
                                operator(
                                        maturity(Duration.ofMinutes(10)),
                                        Duration.ofMillis(refresh),
                                        limit,
                                        rocksDb ? 1 : 50),
                        rocksDb,
                        keyGroups);
        tasks.clock(CLOCK);
        return tasks;
    }

    static KeyedTasks<CellGroup, CellSum, KpiRow> tasks(
            Supplier<RollupOperator> operators, boolean rocksDb) throws Exception {
        return tasks(operators, rocksDb, Shards.COUNT);
    }

    static KeyedTasks<CellGroup, CellSum, KpiRow> tasks(
            Supplier<RollupOperator> operators, boolean rocksDb, int keyGroups) throws Exception {
        return new KeyedTasks<>(
                operators::get,
                CellSum::group,
                CodecType.of(CellGroup.class, CellGroup.KeyCodec.class),
                rocksDb,
                keyGroups);
    }

    /** As many as the job has for some seeds, few for most: the rollup has no use for them. */
    static int keyGroups(long seed) {
        return seed % 75 == 0 ? Shards.COUNT : FEW_KEY_GROUPS;
    }

    /** That counts questions by minute. */
    static RollupOperator operator(
            Maturity maturity, Duration refresh, int segmentLimit, int cacheEntries) {
        return operator(
                cube("model", "feature", "all"), maturity, refresh, segmentLimit, cacheEntries);
    }

    static RollupOperator operator(
            Cube cube, Maturity maturity, Duration refresh, int segmentLimit, int cacheEntries) {
        return new RollupOperator(
                new Rollup(
                        Map.of(View.QUESTION, cube),
                        maturity,
                        refresh,
                        segmentLimit,
                        new CacheSize(cacheEntries)),
                false,
                Span.ALWAYS);
    }

    /** As {@link #operator}, for the windows that another job does not write. */
    static RollupOperator operator(Span windows) {
        return new RollupOperator(
                new Rollup(
                        Map.of(View.QUESTION, cube("model")),
                        maturity(Duration.ofMinutes(10)),
                        Duration.ZERO,
                        LIMIT,
                        new CacheSize(1)),
                false,
                windows);
    }

    static Cube cube(String... sets) {
        return new Cube(List.of(Grain.MINUTE), Stream.of(sets).map(SegmentSet::of).toList());
    }

    static Maturity maturity(Duration lateness) {
        return maturity(Duration.ofMinutes(30), lateness);
    }

    static Maturity maturity(Duration afterWindow, Duration lateness) {
        return new Maturity(Map.of(View.QUESTION, afterWindow), lateness, DayZone.UTC);
    }

    static CellGroup group(String by) {
        return new CellGroup(View.QUESTION, "default", Grain.MINUTE, WINDOW, by);
    }

    static CellSum asked(String segment, long queries, Key128... users) {
        return new CellSum(
                GROUP, segment, sums(queries), List.of(List.of(users), List.<Key128>of()));
    }

    static List<List<Key128>> none() {
        return List.of(List.of(), List.of());
    }

    static Sums sums(long queries) {
        Sums sums = Sums.empty(View.QUESTION);
        sums.measures()[QuestionMeasure.QUERIES.ordinal()] = queries;
        return sums;
    }

    static long queries(KpiRow row) {
        return row.sums().measures()[QuestionMeasure.QUERIES.ordinal()];
    }

    static Key128 user(int number) {
        return new Key128(number, ~number);
    }
}
