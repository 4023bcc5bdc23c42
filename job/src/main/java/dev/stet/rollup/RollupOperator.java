package dev.stet.rollup;

import dev.stet.contract.Cube;
import dev.stet.contract.KpiRow;
import dev.stet.contract.SegmentSet;
import dev.stet.contract.Span;
import dev.stet.contract.View;
import dev.stet.rollup.LiveGroup.LiveCell;
import dev.stet.state.CacheSize;
import dev.stet.state.StateKeeper;
import dev.stet.state.WriteBackCache;
import dev.stet.wire.CodecType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.OperatorStateStore;
import org.apache.flink.api.common.state.StateDescriptor;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.InternalTimer;
import org.apache.flink.streaming.api.operators.InternalTimerService;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.operators.Triggerable;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.jspecify.annotations.Nullable;

/**
 * Sums facts into KPI rows, and says how mature each is.
 *
 * <p><b>Key</b> {@link CellGroup}: a window and a segment set, so that its segments mature on one
 * timer and can be counted against the limit. <b>In</b> local sums. <b>Out</b> a provisional row
 * per segment that changed, at most one per refresh interval; one final row per segment, unless all
 * it held was retracted before any row was emitted.
 *
 * <table>
 *   <caption>State</caption>
 *   <tr><th>name</th><th>holds</th><th>cleared by</th></tr>
 *   <tr><td>{@code cells}</td><td>per segment a {@link Cell}</td><td>the final timer</td></tr>
 *   <tr><td>{@code sketches}</td><td>per column and segment a compact Theta sketch of users</td>
 *   <td>the final timer</td></tr>
 *   <tr><td>{@code segments}</td><td>how many there are</td><td>the final timer</td></tr>
 *   <tr><td>{@code reached}, {@code settled}, {@code final-windows}, of the operator</td><td>how far
 *   event time had come: {@link FinalWindows}, which stay final</td><td>nothing: a few bytes per key
 *   group</td></tr>
 *   <tr><td>{@code counted-since}, {@code newest-windows}, {@code written-windows}, of the
 *   operator</td><td>which grains and segment sets there are, and since when: a {@link CountedSince};
 *   and {@link WrittenWindows}</td><td>a change of them</td></tr>
 *   <tr><td>{@code day-zone}, of the operator</td><td>whose days windows are: {@link
 *   KeptDayZone}</td><td>nothing</td></tr>
 * </table>
 *
 * <p>A cache in front of it holds recently used groups, a {@link LiveGroup} each. It writes them on
 * eviction and at checkpoints.
 *
 * <p><b>Timers</b> one in event time per group, {@link Maturity#finalAt}; while something changed,
 * one in processing time for the next refresh. <b>TTL</b> none. <b>Version</b> the clock of the
 * refresh in milliseconds, but always more than before, so that after a restart from a checkpoint
 * the rows written since it are passed over and the final row is above them all; 1 where only final
 * rows are written.
 */
final class RollupOperator extends AbstractStreamOperator<KpiRow>
        implements OneInputStreamOperator<CellSum, KpiRow>,
                Triggerable<CellGroup, VoidNamespace>,
                StateKeeper {

    private static final long serialVersionUID = 1L;

    private static final MapStateDescriptor<String, Cell> CELLS =
            new MapStateDescriptor<>(
                    "cells", Types.STRING, CodecType.of(Cell.class, Cell.StateCodec.class));

    private static final MapStateDescriptor<String, byte[]> SKETCHES =
            new MapStateDescriptor<>(
                    "sketches",
                    Types.STRING,
                    PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);

    private static final ValueStateDescriptor<Integer> SEGMENTS =
            new ValueStateDescriptor<>("segments", Types.INT);

    private final Map<View, Cube> cubes;
    private final Set<View> clustered;
    private final boolean bounded;
    private final Span windows;
    private final Maturity maturity;
    private final long refreshMillis;
    private final int segmentLimit;
    private final CacheSize cacheSize;

    private transient LiveGroup.Home home;
    private transient WriteBackCache<CellGroup, LiveGroup> cache;
    private transient FinalWindows finals;
    private transient CountedSince counted;
    private transient InternalTimerService<VoidNamespace> timers;
    private transient StreamRecord<KpiRow> reused;
    transient Counter folded;
    private transient Counter afterFinal;

    private transient Refreshes refreshes;

    /**
     * @param rollup past whose segment limit further segments of a group are summed as {@code
     *     (other)}
     * @param bounded whether the input has an end
     * @param windows whose facts come here at all
     */
    @SuppressWarnings("NullAway.Init") // Flink opens an operator before anything else
    RollupOperator(Rollup rollup, boolean bounded, Span windows) {
        this.cubes = rollup.cubes();
        this.clustered = Set.copyOf(rollup.clustered().keySet());
        this.bounded = bounded;
        this.windows = windows;
        this.maturity = rollup.maturity();
        this.refreshMillis = rollup.refresh().toMillis();
        this.segmentLimit = rollup.segmentLimit();
        this.cacheSize = rollup.cache();
    }

    @Override
    public List<StateDescriptor<?, ?>> states() {
        List<StateDescriptor<?, ?>> states = new ArrayList<>(FinalWindows.states());
        states.addAll(List.of(CELLS, SKETCHES, SEGMENTS, WrittenWindows.WRITTEN));
        states.addAll(List.of(CountedSince.COUNTED, CountedSince.NEWEST, KeptDayZone.KEPT));
        return states;
    }

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        finals = new FinalWindows(context, getRuntimeContext().getTaskInfo(), maturity);
        OperatorStateStore store = context.getOperatorStateStore();
        KeptDayZone.keep(store, maturity.zone(), context.isRestored());
        WrittenWindows.keep(store, windows, end -> finals.areAllFinal(cubes.keySet(), end));
        counted = new CountedSince(store, cubes, clustered, bounded);
    }

    @Override
    public void open() throws Exception {
        super.open();
        home =
                new LiveGroup.Home(
                        this::setCurrentKey,
                        getPartitionedState(CELLS),
                        getPartitionedState(SKETCHES),
                        getPartitionedState(SEGMENTS));
        cache = new WriteBackCache<>(cacheSize.of(this));
        timers = getInternalTimerService("rows", VoidNamespaceSerializer.INSTANCE, this);
        reused = new StreamRecord<>(null);
        folded = getMetricGroup().counter("foldedSegmentSums");
        afterFinal = getMetricGroup().counter("sumsAfterFinal");
        refreshes = new Refreshes(timers, this::setCurrentKey, refreshMillis);
        timers.forEachProcessingTimeTimer(
                (namespace, at) -> refreshes.restore((CellGroup) getCurrentKey(), at));
    }

    @Override
    public void processElement(StreamRecord<CellSum> element) throws Exception {
        CellSum sum = element.getValue();
        CellGroup group = sum.group();
        long windowEnd = group.windowEndMillis(maturity.zone());
        counted.saw(group, windowEnd);
        if (!counted.isWholeIfConfigured(group)) {
            return;
        }
        if (finals.isFinal(group.view(), windowEnd, timers.currentWatermark())) {
            afterFinal.inc();
            return;
        }
        LiveGroup live = recall(group);
        LiveCell cell = live.cell(sum.segment());
        if (cell == null) {
            cell = open(live, sum.segment(), group);
        }
        cell.add(sum, isClustered(group));
        cache.put(group, live);
        refreshes.later(group, cell.segment());
    }

    /** Each touch of state names its key first, so that sums that need none set none. */
    @Override
    public boolean hasKeyContext1() {
        return false;
    }

    private LiveGroup recall(CellGroup group) throws Exception {
        LiveGroup live = cache.get(group);
        return live == null ? new LiveGroup(group, home) : live;
    }

    /** A cell for a segment that has none: of its own, or the one that all share past the limit. */
    private LiveCell open(LiveGroup live, String segment, CellGroup group) throws Exception {
        if (live.segments() == 0) {
            setCurrentKey(group);
            timers.registerEventTimeTimer(VoidNamespace.INSTANCE, finalAt(group));
        }
        if (live.segments() < segmentLimit) {
            return live.open(segment);
        }
        folded.inc();
        LiveCell other = live.cell(SegmentSet.OTHER);
        return other == null ? live.open(SegmentSet.OTHER) : other;
    }

    private long finalAt(CellGroup group) {
        return maturity.finalAt(group.view(), group.windowEndMillis(maturity.zone()));
    }

    /** Writes what changed since the last refresh. */
    @Override
    public void onProcessingTime(InternalTimer<CellGroup, VoidNamespace> timer) throws Exception {
        CellGroup group = timer.getKey();
        Refreshes.Refresh next = refreshes.due(group);
        if (!counted.isWhole(group)) {
            return;
        }
        LiveGroup live = recall(group);
        for (LiveCell cell : toWrite(live, next)) {
            if (cell.cell().changed()) {
                Cell written = cell.cell().written(nextVersion(cell.cell()));
                cell.become(written);
                emit(group, cell, written, false);
            }
        }
        cache.put(group, live);
    }

    /** After a restart it is not known which have changed, and every cell is looked at. */
    private List<LiveCell> toWrite(LiveGroup live, Refreshes.@Nullable Refresh next)
            throws Exception {
        if (next == null || next.all()) {
            return live.all();
        }
        List<LiveCell> cells = new ArrayList<>();
        for (String segment : next.segments()) {
            cells.add(Objects.requireNonNull(live.cell(segment)));
        }
        return cells;
    }

    private long nextVersion(Cell cell) {
        return Math.max(cell.version() + 1, timers.currentProcessingTime());
    }

    /** Writes the final rows. */
    @Override
    public void onEventTime(InternalTimer<CellGroup, VoidNamespace> timer) throws Exception {
        CellGroup group = timer.getKey();
        long finalAt = finalAt(group);
        if (finalAt > timer.getTimestamp()) { // of a savepoint with less allowed lateness
            timers.registerEventTimeTimer(VoidNamespace.INSTANCE, finalAt);
            return;
        }
        LiveGroup live = recall(group);
        if (counted.isWhole(group)) {
            emitFinal(group, live);
        }
        live.clear();
        cache.drop(group);
        refreshes.drop(group);
    }

    /**
     * Where event time ends before the input's windows have matured, what is known of them is
     * written as provisional. Without a refresh its version is 0, below that of a final row.
     */
    @Override
    public void finish() throws Exception {
        List<CellGroup> open = new ArrayList<>();
        if (!bounded) {
            super.finish();
            return;
        }
        timers.forEachEventTimeTimer((namespace, at) -> open.add((CellGroup) getCurrentKey()));
        for (CellGroup group : open) {
            if (!counted.isWhole(group)) {
                continue;
            }
            LiveGroup live = recall(group);
            for (LiveCell cell : live.all()) {
                Cell sum = cell.cell();
                if (sum.version() == 0 && !sum.isEmpty() || sum.changed()) {
                    emit(
                            group,
                            cell,
                            sum.written(refreshMillis == 0 ? 0 : nextVersion(sum)),
                            false);
                }
            }
        }
        super.finish();
    }

    private void emitFinal(CellGroup group, LiveGroup live) throws Exception {
        for (LiveCell cell : live.all()) {
            Cell sum = cell.cell();
            if (sum.version() > 0 || !sum.isEmpty()) {
                boolean only = refreshMillis == 0 && sum.version() == 0;
                emit(group, cell, sum.written(only ? 1 : nextVersion(sum)), true);
            }
        }
    }

    private void emit(CellGroup group, LiveCell cell, Cell written, boolean last) throws Exception {
        output.collect(
                reused.replace(
                        new KpiRow(
                                group.view(),
                                group.tenant(),
                                group.grain(),
                                group.windowStartMillis(),
                                group.windowEndMillis(maturity.zone()),
                                group.segmentBy(),
                                cell.segment(),
                                last,
                                written.version(),
                                finals.watermarkOfRows(timers.currentWatermark()),
                                written.sums().clustered(isClustered(group)),
                                cell.sketches())));
    }

    private boolean isClustered(CellGroup group) {
        return group.grain().millis() >= ClusterSums.FINEST.millis() && counted.isClustered(group);
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        cache.writeBack();
        finals.keep(timers.currentWatermark());
        counted.keep();
        super.snapshotState(context);
    }
}
