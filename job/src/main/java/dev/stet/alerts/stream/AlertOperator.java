package dev.stet.alerts.stream;

import dev.stet.alerts.Look;
import dev.stet.alerts.LookRow;
import dev.stet.alerts.Policy;
import dev.stet.alerts.Scope;
import dev.stet.alerts.SegmentHistory;
import dev.stet.alerts.Standing;
import dev.stet.alerts.Watch;
import dev.stet.contract.Alert;
import dev.stet.contract.KpiRow;
import dev.stet.contract.Targets;
import dev.stet.state.StateKeeper;
import dev.stet.wire.CodecSerializer;
import dev.stet.wire.CodecType;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.StateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.InternalTimer;
import org.apache.flink.streaming.api.operators.InternalTimerService;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.operators.Triggerable;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Which rows should somebody look at?
 *
 * <p><b>Key</b> {@link Scope}: tenant and grain, for the rows of a look are judged together, and a
 * contradiction is one of two views. <b>In</b> final KPI rows of hours and days, and those of
 * ingest before they are final. <b>Out</b> alerts, each statement once.
 *
 * <table>
 *   <caption>State</caption>
 *   <tr><th>name</th><th>holds</th><th>cleared by</th></tr>
 *   <tr><td>{@code look-rows}</td><td>per window of a view the rows that came so far</td><td>the
 *   timer of the look</td></tr>
 *   <tr><td>{@code segment-histories}</td><td>per view and segment a {@link
 *   SegmentHistory}</td><td>a sweep, 35 days after its last row</td></tr>
 *   <tr><td>{@code standing-alerts}</td><td>what was raised and still holds</td><td>what ends it; a
 *   sweep, 35 days after its last row</td></tr>
 *   <tr><td>{@code first-windows}</td><td>per view the start of the first window</td><td>the sweep
 *   that finds nothing else left</td></tr>
 * </table>
 *
 * <p><b>Timers</b> in event time: one per look, when its rows are final, so that all of them are
 * there; one per day, for the sweep. <b>TTL</b> none. At the end of a bounded input nothing is
 * ended for want of rows.
 */
public final class AlertOperator extends AbstractStreamOperator<Alert>
        implements OneInputStreamOperator<KpiRow, Alert>, Triggerable<Scope, Look>, StateKeeper {

    private static final long serialVersionUID = 1L;

    private static final long DAY_MILLIS = TimeUnit.DAYS.toMillis(1);

    private static final TypeInformation<Alert> ALERT =
            CodecType.of(Alert.class, Alert.WireCodec.class);

    private static final ListStateDescriptor<LookRow> ROWS =
            new ListStateDescriptor<>(
                    "look-rows", CodecType.of(LookRow.class, LookRow.StateCodec.class));

    private static final MapStateDescriptor<String, SegmentHistory> HISTORIES =
            new MapStateDescriptor<>(
                    "segment-histories",
                    Types.STRING,
                    CodecType.of(SegmentHistory.class, SegmentHistory.StateCodec.class));

    private static final MapStateDescriptor<String, Standing> STANDING =
            new MapStateDescriptor<>(
                    "standing-alerts",
                    Types.STRING,
                    CodecType.of(Standing.class, Standing.StateCodec.class));

    private static final MapStateDescriptor<String, Long> FIRST =
            new MapStateDescriptor<>("first-windows", Types.STRING, Types.LONG);

    private final Targets targets;
    private final FinalAt finalAt;

    private transient Watch watch;
    private transient StateMemory memory;
    private transient InternalTimerService<Look> looks;
    private transient InternalTimerService<VoidNamespace> sweeps;
    private transient StreamRecord<Alert> reused;
    private transient Counter statements;

    @SuppressWarnings("NullAway.Init") // Flink opens an operator before anything else
    AlertOperator(Targets targets, FinalAt finalAt) {
        this.targets = targets;
        this.finalAt = finalAt;
    }

    /**
     * The alerts of these rows.
     *
     * @param uid of the step; that of what leaves other rows out follows from it
     */
    public static SingleOutputStreamOperator<Alert> watch(
            DataStream<KpiRow> rows, Targets targets, FinalAt finalAt, String uid, String title) {
        return rows.filter(new WatchedRows())
                .uid(uid + "-rows")
                .name("Leave rows of minutes out")
                .keyBy(Scope::of, CodecType.of(Scope.class, Scope.KeyCodec.class))
                .transform(title, ALERT, new AlertOperator(targets, finalAt))
                .uid(uid)
                .name(title);
    }

    @Override
    public List<StateDescriptor<?, ?>> states() {
        return List.of(ROWS, HISTORIES, STANDING, FIRST);
    }

    @Override
    public void open() throws Exception {
        super.open();
        watch = new Watch(new Policy(targets));
        memory =
                new StateMemory(
                        getPartitionedState(HISTORIES),
                        getPartitionedState(STANDING),
                        getPartitionedState(FIRST));
        looks = getInternalTimerService("looks", lookSerializer(), this);
        sweeps = getInternalTimerService("sweeps", VoidNamespaceSerializer.INSTANCE, new Sweep());
        reused = new StreamRecord<>(null);
        statements = getMetricGroup().counter("alertStatements");
    }

    private static CodecSerializer<Look> lookSerializer() {
        return new CodecSerializer<>(Look.KeyCodec.class);
    }

    private ListState<LookRow> rows(Look look) throws Exception {
        return getPartitionedState(look, lookSerializer(), ROWS);
    }

    @Override
    public void processElement(StreamRecord<KpiRow> element) throws Exception {
        KpiRow row = element.getValue();
        if (!row.last()) {
            emit(watch.early(row, memory));
            return;
        }
        Look look = new Look(row.view(), row.windowStartMillis());
        rows(look).add(LookRow.of(row));
        looks.registerEventTimeTimer(look, finalAt.of(row.view(), row.windowEndMillis()));
    }

    /** All rows of a look are there. */
    @Override
    public void onEventTime(InternalTimer<Scope, Look> timer) throws Exception {
        Look look = timer.getNamespace();
        ListState<LookRow> state = rows(look);
        List<LookRow> all = new ArrayList<>();
        state.get().forEach(all::add);
        state.clear();
        emit(watch.judge(timer.getKey(), look, all, memory, timer.getTimestamp()));
        sweeps.registerEventTimeTimer(VoidNamespace.INSTANCE, sweepAt(timer.getTimestamp()));
    }

    /** The first start of a day at which something seen now is old. */
    private static long sweepAt(long seenMillis) {
        return Math.floorDiv(seenMillis + Watch.MEMORY_MILLIS, DAY_MILLIS) * DAY_MILLIS
                + DAY_MILLIS;
    }

    @Override
    public void onProcessingTime(InternalTimer<Scope, Look> timer) {
        throw new IllegalStateException("Nothing is registered in processing time");
    }

    private void emit(List<Alert> alerts) {
        for (Alert alert : alerts) {
            statements.inc();
            output.collect(reused.replace(alert));
        }
    }

    /** Forgets what is old. */
    private final class Sweep implements Triggerable<Scope, VoidNamespace> {

        @Override
        public void onEventTime(InternalTimer<Scope, VoidNamespace> timer) {
            long now = timer.getTimestamp();
            boolean isEnd = looks.currentWatermark() == Long.MAX_VALUE;
            List<Alert> ended = watch.forget(now, memory);
            if (!isEnd) {
                emit(ended);
            }
            memory.forgetBefore(now - Watch.MEMORY_MILLIS);
        }

        @Override
        public void onProcessingTime(InternalTimer<Scope, VoidNamespace> timer) {
            throw new IllegalStateException("Nothing is registered in processing time");
        }
    }
}
