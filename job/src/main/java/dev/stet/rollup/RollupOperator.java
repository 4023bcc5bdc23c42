package dev.stet.rollup;

import dev.stet.contract.KpiRow;
import dev.stet.contract.SegmentSet;
import dev.stet.contract.View;
import dev.stet.wire.CodecType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Sums facts into KPI rows, and says how mature each is.
 *
 * <p><b>Key</b> {@link CellGroup}: a window and a segment set, so that its segments mature on one
 * timer and can be counted against the limit. <b>In</b> local sums. <b>Out</b> a provisional row
 * per segment that changed, at most one per refresh interval; one final row per segment, unless all
 * it held was taken back before anyone was told.
 *
 * <table>
 *   <caption>State</caption>
 *   <tr><th>name</th><th>holds</th><th>cleared by</th></tr>
 *   <tr><td>{@code cells}</td><td>per segment a {@link Cell}</td><td>the final timer</td></tr>
 *   <tr><td>{@code sketches}</td><td>per column and segment a compact Theta sketch of users</td>
 *   <td>the final timer</td></tr>
 *   <tr><td>{@code segments}</td><td>how many there are</td><td>the final timer</td></tr>
 * </table>
 *
 * <p><b>Timers</b> one in event time per group, {@link Maturity#finalAt}; while something changed,
 * one in processing time for the next refresh. <b>TTL</b> none. <b>Version</b> the clock of the
 * refresh in milliseconds, but always more than before, so that after a restart from a checkpoint
 * the rows written since it are passed over and the final row is above them all; 1 where only final
 * rows are written.
 */
final class RollupOperator extends KeyedProcessFunction<CellGroup, CellSum, KpiRow> {

    private static final long serialVersionUID = 1L;

    private final Maturity maturity;
    private final long refreshMillis;
    private final int segmentLimit;

    private transient MapState<String, Cell> cells;
    private transient MapState<String, byte[]> sketches;
    private transient ValueState<Integer> segments;
    transient Counter folded;
    private transient Counter afterFinal;

    /** What to write at the next refresh; lost at a restart, and then read off the cells. */
    private transient Map<CellGroup, Refresh> changed;

    /** Processing time of the first call; timers from before a restart fire by one interval on. */
    private transient @Nullable Long startedAt;

    /** A processing-time timer that is set, and the segments that it is to write. */
    private record Refresh(long at, Set<String> segments) {}

    /**
     * @param refresh processing time between two rows of a segment; zero for final rows only
     * @param segmentLimit live segments per group; further ones are summed as {@code (other)}
     */
    RollupOperator(Maturity maturity, Duration refresh, int segmentLimit) {
        this.maturity = maturity;
        this.refreshMillis = refresh.toMillis();
        this.segmentLimit = segmentLimit;
    }

    @Override
    public void open(OpenContext context) {
        cells =
                getRuntimeContext()
                        .getMapState(
                                new MapStateDescriptor<>(
                                        "cells",
                                        Types.STRING,
                                        CodecType.of(Cell.class, Cell.StateCodec.class)));
        sketches =
                getRuntimeContext()
                        .getMapState(
                                new MapStateDescriptor<>(
                                        "sketches",
                                        Types.STRING,
                                        PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
        segments = getRuntimeContext().getState(new ValueStateDescriptor<>("segments", Types.INT));
        folded = getRuntimeContext().getMetricGroup().counter("foldedSegmentSums");
        afterFinal = getRuntimeContext().getMetricGroup().counter("sumsAfterFinal");
        changed = new HashMap<>();
    }

    @Override
    public void processElement(CellSum sum, Context context, Collector<KpiRow> out)
            throws Exception {
        CellGroup group = sum.group();
        TimerService timers = started(context.timerService());
        long finalAt = maturity.finalAt(group.view(), group.windowEndMillis());
        if (finalAt <= timers.currentWatermark()) {
            afterFinal.inc();
            return;
        }
        String segment = sum.segment();
        Cell cell = cells.get(segment);
        if (cell == null) {
            Integer known = segments.value();
            int count = known == null ? 0 : known;
            if (count == 0) {
                timers.registerEventTimeTimer(finalAt);
            }
            if (count >= segmentLimit) {
                folded.inc();
                segment = SegmentSet.OTHER;
                cell = cells.get(segment);
            } else {
                segments.update(count + 1);
            }
        }
        cell = (cell == null ? Cell.empty(group.view()) : cell).plus(group.view(), sum.values());
        cells.put(segment, cell);
        addUsers(sum, segment);
        if (refreshMillis > 0) {
            refreshLater(group, segment, timers);
        }
    }

    private void addUsers(CellSum sum, String segment) throws Exception {
        for (int column = 0; column < sum.newcomers().size(); column++) {
            if (!sum.newcomers().get(column).isEmpty()) {
                String key = sketchKey(column, segment);
                sketches.put(
                        key, UserSketches.with(sketches.get(key), sum.newcomers().get(column)));
            }
        }
    }

    private static String sketchKey(int column, String segment) {
        return column + segment;
    }

    private void refreshLater(CellGroup group, String segment, TimerService timers) {
        Refresh next = changed.get(group);
        if (next == null) {
            long spread = Math.floorMod(group.hashCode(), refreshMillis);
            long now = timers.currentProcessingTime() - spread;
            long at = (Math.floorDiv(now, refreshMillis) + 1) * refreshMillis + spread;
            next = new Refresh(at, new HashSet<>());
            changed.put(group, next);
            timers.registerProcessingTimeTimer(at);
        }
        next.segments.add(segment);
    }

    private TimerService started(TimerService timers) {
        if (startedAt == null) {
            startedAt = timers.currentProcessingTime();
        }
        return timers;
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<KpiRow> out)
            throws Exception {
        started(context.timerService());
        switch (context.timeDomain()) {
            case EVENT_TIME -> close(timestamp, context, out);
            case PROCESSING_TIME -> refresh(timestamp, context, out);
        }
    }

    private void refresh(long timestamp, OnTimerContext context, Collector<KpiRow> out)
            throws Exception {
        CellGroup group = context.getCurrentKey();
        Refresh next = changed.remove(group);
        if (next != null && next.at != timestamp) {
            context.timerService().deleteProcessingTimeTimer(next.at);
        }
        boolean knowsAll =
                next != null && timestamp > Objects.requireNonNull(startedAt) + refreshMillis;
        for (String segment : next != null && knowsAll ? next.segments : changedSegments()) {
            Cell cell = cells.get(segment);
            if (cell != null && cell.changed()) {
                long now = context.timerService().currentProcessingTime();
                Cell written = cell.written(Math.max(cell.version() + 1, now));
                cells.put(segment, written);
                out.collect(row(group, segment, written, false, context.timerService()));
            }
        }
    }

    private Set<String> changedSegments() throws Exception {
        Set<String> segments = new HashSet<>();
        for (Map.Entry<String, Cell> entry : cells.entries()) {
            if (entry.getValue().changed()) {
                segments.add(entry.getKey());
            }
        }
        return segments;
    }

    private void close(long timestamp, OnTimerContext context, Collector<KpiRow> out)
            throws Exception {
        CellGroup group = context.getCurrentKey();
        long finalAt = maturity.finalAt(group.view(), group.windowEndMillis());
        if (finalAt > timestamp) { // the timer is of a savepoint with less allowed lateness
            context.timerService().registerEventTimeTimer(finalAt);
            return;
        }
        long now = context.timerService().currentProcessingTime();
        for (Map.Entry<String, Cell> entry : cells.entries()) {
            Cell cell = entry.getValue();
            if (cell.version() == 0 && cell.isEmpty()) {
                continue;
            }
            boolean only = refreshMillis == 0 && cell.version() == 0;
            long version = only ? 1 : Math.max(cell.version() + 1, now);
            out.collect(
                    row(
                            group,
                            entry.getKey(),
                            cell.written(version),
                            true,
                            context.timerService()));
        }
        cells.clear();
        sketches.clear();
        segments.clear();
        Refresh next = changed.remove(group);
        if (next != null) {
            context.timerService().deleteProcessingTimeTimer(next.at);
        }
    }

    private KpiRow row(
            CellGroup group, String segment, Cell cell, boolean last, TimerService timers)
            throws Exception {
        View view = group.view();
        List<byte[]> users = new ArrayList<>();
        for (int column = 0; column < view.distinct().size(); column++) {
            byte @Nullable [] sketch = sketches.get(sketchKey(column, segment));
            users.add(sketch == null ? UserSketches.EMPTY : sketch);
        }
        return new KpiRow(
                view,
                group.tenant(),
                group.grain(),
                group.windowStartMillis(),
                group.segmentBy(),
                segment,
                last,
                cell.version(),
                watermark(timers.currentWatermark()),
                cell.values(),
                users);
    }

    /** In the sense of the specification: newest event time − out-of-orderness. */
    private static long watermark(long flinkWatermark) {
        return flinkWatermark == Long.MAX_VALUE || flinkWatermark == Long.MIN_VALUE
                ? flinkWatermark
                : flinkWatermark + 1;
    }
}
