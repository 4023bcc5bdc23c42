package dev.stet.bench.peers.datastream;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.StateTtlConfig;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * A user's questions in order of time, each beside the last with the same text: holds them until
 * the watermark has passed them, as the order of arrival decides nothing.
 */
final class RepeatFunction
        extends KeyedProcessFunction<String, DataStreamEvent, DataStreamQuestion> {

    private static final long serialVersionUID = 1;

    private static final long LEAST_GAP = 30 * 60_000L;
    private static final long MOST_GAP = 7 * 24 * 60 * 60_000L;
    private static final StateTtlConfig EIGHT_DAYS =
            StateTtlConfig.newBuilder(Duration.ofDays(8)).build();

    /** By time. */
    @SuppressWarnings("NullAway.Init")
    private transient MapState<Long, List<DataStreamEvent>> waiting;

    /** Time of the last by text, in lower case. */
    @SuppressWarnings("NullAway.Init")
    private transient MapState<String, Long> asked;

    @SuppressWarnings("NullAway.Init")
    private transient MapState<String, Boolean> interactions;

    @Override
    public void open(OpenContext context) {
        waiting =
                getRuntimeContext()
                        .getMapState(
                                new MapStateDescriptor<>(
                                        "waiting",
                                        Types.LONG,
                                        Types.LIST(Types.POJO(DataStreamEvent.class))));
        MapStateDescriptor<String, Long> times =
                new MapStateDescriptor<>("asked", Types.STRING, Types.LONG);
        times.enableTimeToLive(EIGHT_DAYS);
        asked = getRuntimeContext().getMapState(times);
        MapStateDescriptor<String, Boolean> seen =
                new MapStateDescriptor<>("interactions", Types.STRING, Types.BOOLEAN);
        seen.enableTimeToLive(EIGHT_DAYS);
        interactions = getRuntimeContext().getMapState(seen);
    }

    @Override
    public void processElement(
            DataStreamEvent event, Context context, Collector<DataStreamQuestion> out)
            throws Exception {
        List<DataStreamEvent> sameTime = waiting.get(event.eventTime);
        if (sameTime == null) {
            sameTime = new ArrayList<>(1);
            context.timerService().registerEventTimeTimer(event.eventTime);
        }
        sameTime.add(event);
        waiting.put(event.eventTime, sameTime);
    }

    @Override
    public void onTimer(long time, OnTimerContext context, Collector<DataStreamQuestion> out)
            throws Exception {
        List<DataStreamEvent> sameTime = waiting.get(time);
        sameTime.sort(Comparator.comparing(event -> Objects.requireNonNull(event.interactionId)));
        for (DataStreamEvent event : sameTime) {
            if (!interactions.contains(event.interactionId)) {
                interactions.put(event.interactionId, true);
                String text = Objects.requireNonNull(event.text).toLowerCase(Locale.ROOT);
                Long before = asked.get(text);
                asked.put(text, time);
                boolean repeat =
                        before != null && time - before >= LEAST_GAP && time - before <= MOST_GAP;
                out.collect(new DataStreamQuestion(event.feature, event.userId, repeat));
            }
        }
        waiting.remove(time);
    }
}
