package dev.stet.bench.peers.datastream;

import dev.stet.bench.contest.ContestColumn;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Adds up the facts of a minute and feature and tells each new count. Not a window: facts are of
 * the minute of the showing, up to forty minutes before their own time.
 */
final class CountFunction
        extends KeyedProcessFunction<Tuple2<Long, String>, DataStreamFact, DataStreamFact> {

    private static final long serialVersionUID = 1;

    /** From the start of the minute until no fact of it can come any more. */
    private static final long CLEAN_UP_AFTER = 45 * 60_000L;

    @SuppressWarnings("NullAway.Init")
    private transient MapState<ContestColumn, Long> counts;

    @Override
    public void open(OpenContext context) {
        counts =
                getRuntimeContext()
                        .getMapState(
                                new MapStateDescriptor<>(
                                        "counts", Types.ENUM(ContestColumn.class), Types.LONG));
    }

    @Override
    public void processElement(DataStreamFact fact, Context context, Collector<DataStreamFact> out)
            throws Exception {
        Long before = counts.get(fact.column);
        long count = (before == null ? 0 : before) + fact.count;
        counts.put(fact.column, count);
        context.timerService().registerEventTimeTimer(fact.minute + CLEAN_UP_AFTER);
        out.collect(new DataStreamFact(fact.minute, fact.feature, fact.column, count));
    }

    @Override
    public void onTimer(long time, OnTimerContext context, Collector<DataStreamFact> out) {
        counts.clear();
    }
}
