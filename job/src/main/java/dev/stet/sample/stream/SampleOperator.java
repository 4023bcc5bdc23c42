package dev.stet.sample.stream;

import dev.stet.contract.SampleInput;
import dev.stet.contract.SampleRow;
import dev.stet.contract.SampleSizes;
import dev.stet.contract.SampleTimes;
import dev.stet.contract.Stratum;
import dev.stet.sample.Draw;
import dev.stet.sample.SampleDay;
import dev.stet.state.StateKeeper;
import dev.stet.wire.CodecType;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.StateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
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
import org.jspecify.annotations.Nullable;

/**
 * Which interactions should people evaluate, and what does each stand for?
 *
 * <p><b>Key</b> the tenant. <b>In</b> the interactions of a day, a part from each shard, and those
 * of erased users, in any order. <b>Out</b> a row for each that is drawn, once, and another where
 * its user is erased later.
 *
 * <table>
 *   <caption>State</caption>
 *   <tr><th>name</th><th>holds</th><th>cleared by</th></tr>
 *   <tr><td>{@code sample-days}</td><td>per day a {@link SampleDay}: how many interactions each
 *   stratum has, and the ids that can be drawn, at most the sizes of a week; then those that were
 *   drawn</td><td>the timer 7 d after its draw, when an evaluation of none of them counts any
 *   more</td></tr>
 * </table>
 *
 * <p><b>Timers</b> in event time, two per day: its draw, and its end. <b>TTL</b> none. Days are
 * drawn in their order, since a day leaves to later ones of its week what it did not draw.
 */
public final class SampleOperator extends AbstractStreamOperator<SampleRow>
        implements OneInputStreamOperator<SampleInput, SampleRow>,
                Triggerable<String, VoidNamespace>,
                StateKeeper {

    private static final long serialVersionUID = 1L;

    private static final TypeInformation<SampleRow> ROW =
            CodecType.of(SampleRow.class, SampleRow.WireCodec.class);

    private static final MapStateDescriptor<Long, SampleDay> DAYS =
            new MapStateDescriptor<>(
                    "sample-days",
                    Types.LONG,
                    CodecType.of(SampleDay.class, SampleDay.StateCodec.class));

    private final SampleTimes times;
    private final SampleSizes sizes;

    private transient MapState<Long, SampleDay> days;
    private transient InternalTimerService<VoidNamespace> timers;
    private transient StreamRecord<SampleRow> reused;

    @SuppressWarnings("NullAway.Init") // Flink opens an operator before anything else
    SampleOperator(SampleTimes times, SampleSizes sizes) {
        this.times = times;
        this.sizes = sizes;
    }

    /** The step from the parts of days to rows. */
    public static SingleOutputStreamOperator<SampleRow> draw(
            DataStream<SampleInput> inputs, SampleTimes times, SampleSizes sizes, String title) {
        return inputs.keyBy(SampleInput::tenant, Types.STRING)
                .transform(title, ROW, new SampleOperator(times, sizes));
    }

    @Override
    public List<StateDescriptor<?, ?>> states() {
        return List.of(DAYS);
    }

    @Override
    public void open() throws Exception {
        super.open();
        days = getPartitionedState(DAYS);
        timers = getInternalTimerService("days", VoidNamespaceSerializer.INSTANCE, this);
        reused = new StreamRecord<>(null);
    }

    @Override
    public void processElement(StreamRecord<SampleInput> element) throws Exception {
        SampleInput input = element.getValue();
        if (input instanceof SampleInput.DayPart part) {
            SampleDay known = days.get(part.day());
            SampleDay day = known == null ? SampleDay.empty() : known;
            if (!day.isDrawn()) {
                days.put(part.day(), day.plus(part.part(), sizes));
                await(times.drawMillis(part.day()));
            }
        } else if (input instanceof SampleInput.Withdrawal withdrawal) {
            withdraw(withdrawal);
        }
    }

    private void await(long millis) {
        timers.registerEventTimeTimer(VoidNamespace.INSTANCE, millis);
    }

    private void withdraw(SampleInput.Withdrawal withdrawal) throws Exception {
        for (Map.Entry<Long, SampleDay> entry : inOrder().entrySet()) {
            SampleDay rest = entry.getValue().without(withdrawal.id());
            if (rest != null) {
                days.put(entry.getKey(), rest);
                if (rest.isDrawn()) {
                    emit(
                            SampleRow.erased(
                                    withdrawal.tenant(),
                                    withdrawal.id(),
                                    times.startMillis(entry.getKey())));
                }
            }
        }
    }

    private Map<Long, SampleDay> inOrder() throws Exception {
        Map<Long, SampleDay> all = new TreeMap<>();
        for (Map.Entry<Long, SampleDay> entry : days.entries()) {
            all.put(entry.getKey(), entry.getValue());
        }
        return all;
    }

    /** A timer of a savepoint with less allowed lateness finds nothing due, and is set again. */
    @Override
    public void onEventTime(InternalTimer<String, VoidNamespace> timer) throws Exception {
        Map<Long, SampleDay> all = inOrder();
        for (Map.Entry<Long, SampleDay> entry : all.entrySet()) {
            long number = entry.getKey();
            SampleDay day = entry.getValue();
            if (!day.isDrawn() && times.drawMillis(number) <= timer.getTimestamp()) {
                day = draw(timer.getKey(), number, day, all);
                entry.setValue(day);
                days.put(number, day);
            }
            if (!day.isDrawn()) {
                await(times.drawMillis(number));
            } else if (times.forgetMillis(number) > timer.getTimestamp()) {
                await(times.forgetMillis(number));
            } else {
                days.remove(number);
            }
        }
        if (days.isEmpty()) {
            days.clear(); // on the heap an empty map is an entry, too
        }
    }

    private SampleDay draw(String tenant, long number, SampleDay day, Map<Long, SampleDay> all) {
        Draw draw = new Draw(day.part(), sizes, taken(number, all), SampleTimes.daysLeft(number));
        for (Draw.Drawn drawn : draw.drawn()) {
            int strata = drawn.candidate().strata();
            emit(
                    new SampleRow(
                            tenant,
                            drawn.candidate().id(),
                            times.startMillis(SampleTimes.monday(number)),
                            times.startMillis(number),
                            drawn.candidate().untilMillis(),
                            drawn.strata(),
                            draw.inclusionProbability(strata),
                            draw.sampleProbability(strata),
                            times.drawMillis(number)));
        }
        return day.drawn(draw);
    }

    /** How many the days of the week before this one have drawn, by stratum. */
    private static int[] taken(long number, Map<Long, SampleDay> all) {
        int[] taken = new int[Stratum.COUNT];
        for (long day = SampleTimes.monday(number); day < number; day++) {
            @Nullable SampleDay earlier = all.get(day);
            for (int i = 0; earlier != null && i < taken.length; i++) {
                taken[i] += earlier.taken()[i];
            }
        }
        return taken;
    }

    private void emit(SampleRow row) {
        output.collect(reused.replace(row));
    }

    @Override
    public void onProcessingTime(InternalTimer<String, VoidNamespace> timer) {
        throw new IllegalStateException("Nothing is registered in processing time");
    }
}
