package dev.stet.rollup;

import dev.stet.contract.Cube;
import dev.stet.contract.Fact;
import dev.stet.contract.KpiRow;
import dev.stet.contract.Span;
import dev.stet.contract.View;
import dev.stet.state.CacheSize;
import dev.stet.wire.CodecType;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/**
 * The two halves of the rollup: sums within a task, and over all tasks.
 *
 * @param cubes how each view's facts are cut
 * @param clustered by view the indices of the measures that cells of an hour and longer also count
 *     by bucket of users; empty for none
 * @param refresh processing time between two provisional rows of a segment; zero for none
 * @param segmentLimit live segments per set, window and tenant
 * @param cache cells held in memory before state, per task; two units to a cell
 */
public record Rollup(
        Map<View, Cube> cubes,
        Map<View, int[]> clustered,
        Maturity maturity,
        Duration refresh,
        int segmentLimit,
        CacheSize cache) {

    /** Without clusters. */
    public Rollup(
            Map<View, Cube> cubes,
            Maturity maturity,
            Duration refresh,
            int segmentLimit,
            CacheSize cache) {
        this(cubes, Map.of(), maturity, refresh, segmentLimit, cache);
    }

    private static final TypeInformation<CellSum> CELL_SUM =
            CodecType.of(CellSum.class, CellSum.WireCodec.class);

    /** Local sums, still within the tasks that made the facts. The caller names the step. */
    public Local sumWithinTask(DataStream<Fact> facts, String title) {
        return new Local(facts.transform(title, CELL_SUM, new LocalSumOperator(this)));
    }

    /**
     * The rows of all views. The caller names the step.
     *
     * @param bounded whether the input has an end
     * @param windows whose facts there are; those of others were left out before they were summed
     */
    public SingleOutputStreamOperator<KpiRow> rows(
            String title, boolean bounded, Span windows, List<Local> locals) {
        DataStream<CellSum> all = locals.get(0).sums;
        for (Local other : locals.subList(1, locals.size())) {
            all = all.union(other.sums);
        }
        return all.keyBy(CellSum::group, CodecType.of(CellGroup.class, CellGroup.KeyCodec.class))
                .transform(
                        title,
                        CodecType.of(KpiRow.class, KpiRow.WireCodec.class),
                        new RollupOperator(this, bounded, windows));
    }

    /** Local sums; what they look like is the rollup's own business. */
    public static final class Local {
        private final SingleOutputStreamOperator<CellSum> sums;

        private Local(SingleOutputStreamOperator<CellSum> sums) {
            this.sums = sums;
        }

        /** For the caller to give the step its uid and title. */
        public SingleOutputStreamOperator<?> step() {
            return sums;
        }
    }
}
