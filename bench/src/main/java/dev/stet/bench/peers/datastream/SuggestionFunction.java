package dev.stet.bench.peers.datastream;

import dev.stet.bench.contest.ContestColumn;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * One suggestion's life: waits for each horizon after the accept with a timer, then tells what the
 * last edit left; a last timer clears everything.
 */
final class SuggestionFunction
        extends KeyedProcessFunction<String, DataStreamEvent, DataStreamFact> {

    private static final long serialVersionUID = 1;

    private static final long ACCEPT_WITHIN = 30 * 60_000L;
    private static final long[] HORIZONS = {30_000, 120_000, 300_000, 600_000};
    private static final ContestColumn[] PRESENT = {
        ContestColumn.PRESENT_30S,
        ContestColumn.PRESENT_120S,
        ContestColumn.PRESENT_300S,
        ContestColumn.PRESENT_600S
    };
    private static final ContestColumn[] UNCHANGED = {
        ContestColumn.UNCHANGED_30S,
        ContestColumn.UNCHANGED_120S,
        ContestColumn.UNCHANGED_300S,
        ContestColumn.UNCHANGED_600S
    };

    /** After the showing: when the last horizon of the latest accept has passed. */
    private static final long CLEAN_UP_AFTER = ACCEPT_WITHIN + HORIZONS[3] + 60_000;

    @SuppressWarnings("NullAway.Init")
    private transient ValueState<DataStreamEvent> shown;

    @SuppressWarnings("NullAway.Init")
    private transient ValueState<Long> accepted;

    /** Distance by time. */
    @SuppressWarnings("NullAway.Init")
    private transient MapState<Long, Double> edits;

    @Override
    public void open(OpenContext context) {
        shown =
                getRuntimeContext()
                        .getState(new ValueStateDescriptor<>("shown", DataStreamEvent.class));
        accepted = getRuntimeContext().getState(new ValueStateDescriptor<>("accepted", Types.LONG));
        edits =
                getRuntimeContext()
                        .getMapState(new MapStateDescriptor<>("edits", Types.LONG, Types.DOUBLE));
    }

    @Override
    public void processElement(
            DataStreamEvent event, Context context, Collector<DataStreamFact> out)
            throws Exception {
        TimerService timers = context.timerService();
        DataStreamEvent opening = shown.value();
        if (event.eventType.equals("suggestion.shown")) {
            if (opening == null || event.eventTime < opening.eventTime) {
                show(opening, event, timers, out);
            }
            return;
        }
        if (opening == null) {
            timers.registerEventTimeTimer(event.eventTime + CLEAN_UP_AFTER);
        }
        if (event.eventType.equals("suggestion.accepted")) {
            Long before = accepted.value();
            if ((before == null || event.eventTime < before)
                    && (opening == null || isInTime(opening, event.eventTime))) {
                accept(before, event.eventTime, timers);
            }
        } else {
            edits.put(event.eventTime, event.removed ? 1 : event.distance);
        }
    }

    private void show(
            @Nullable DataStreamEvent before,
            DataStreamEvent event,
            TimerService timers,
            Collector<DataStreamFact> out)
            throws Exception {
        if (before != null) {
            out.collect(
                    new DataStreamFact(before.eventTime, before.feature, ContestColumn.SHOWN, -1));
            timers.deleteEventTimeTimer(before.eventTime + CLEAN_UP_AFTER);
        }
        out.collect(new DataStreamFact(event.eventTime, event.feature, ContestColumn.SHOWN, 1));
        timers.registerEventTimeTimer(event.eventTime + CLEAN_UP_AFTER);
        shown.update(event);
        Long accept = accepted.value();
        if (accept != null && !isInTime(event, accept)) {
            for (long horizon : HORIZONS) {
                timers.deleteEventTimeTimer(accept + horizon);
            }
            accepted.clear();
        }
    }

    private static boolean isInTime(DataStreamEvent opening, long accept) {
        return accept >= opening.eventTime && accept <= opening.eventTime + ACCEPT_WITHIN;
    }

    private void accept(@Nullable Long before, long time, TimerService timers) throws Exception {
        accepted.update(time);
        for (long horizon : HORIZONS) {
            if (before != null) {
                timers.deleteEventTimeTimer(before + horizon);
            }
            timers.registerEventTimeTimer(time + horizon);
        }
    }

    @Override
    public void onTimer(long time, OnTimerContext context, Collector<DataStreamFact> out)
            throws Exception {
        DataStreamEvent opening = shown.value();
        Long accept = accepted.value();
        if (opening != null && accept != null) {
            for (int i = 0; i < HORIZONS.length; i++) {
                if (time == accept + HORIZONS[i]) {
                    tell(i, accept, opening, out);
                }
            }
        }
        if (opening == null || time >= opening.eventTime + CLEAN_UP_AFTER) {
            shown.clear();
            accepted.clear();
            edits.clear();
        }
    }

    private void tell(
            int horizon, long accept, DataStreamEvent opening, Collector<DataStreamFact> out)
            throws Exception {
        long latest = accept;
        double distance = 0;
        for (Map.Entry<Long, Double> edit : edits.entries()) {
            if (edit.getKey() >= latest && edit.getKey() <= accept + HORIZONS[horizon]) {
                latest = edit.getKey();
                distance = edit.getValue();
            }
        }
        if (horizon == 0) {
            out.collect(
                    new DataStreamFact(
                            opening.eventTime, opening.feature, ContestColumn.ACCEPTED, 1));
        }
        if (distance < 1) {
            out.collect(
                    new DataStreamFact(opening.eventTime, opening.feature, PRESENT[horizon], 1));
        }
        if (distance == 0) {
            out.collect(
                    new DataStreamFact(opening.eventTime, opening.feature, UNCHANGED[horizon], 1));
        }
    }
}
