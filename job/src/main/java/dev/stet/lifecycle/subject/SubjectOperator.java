package dev.stet.lifecycle.subject;

import dev.stet.contract.Claim;
import dev.stet.contract.ClaimKind;
import dev.stet.contract.Cube;
import dev.stet.contract.Erasure;
import dev.stet.contract.Fact;
import dev.stet.contract.Header;
import dev.stet.contract.Key128;
import dev.stet.contract.Outcome;
import dev.stet.contract.Returned;
import dev.stet.contract.RoutedEvent;
import dev.stet.contract.SampleInput;
import dev.stet.contract.SubjectInput;
import dev.stet.contract.View;
import dev.stet.lifecycle.Became;
import dev.stet.lifecycle.LifecycleOperator;
import dev.stet.lifecycle.OutcomeRows;
import dev.stet.lifecycle.subject.Judge.Effect;
import dev.stet.state.CacheSize;
import dev.stet.state.Packed;
import dev.stet.state.PackedTable;
import dev.stet.state.ShardSlice;
import dev.stet.state.Shards;
import dev.stet.state.SlicedMemory;
import dev.stet.state.Slices;
import dev.stet.wire.CodecType;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.StateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.operators.InternalTimer;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * What do the histories of one kind of {@link Subject} amount to?
 *
 * <p><b>Key</b> a {@link ShardSlice}: a shard, one per key group, and the slice of event time in
 * which a subject ends. <b>In</b> events that bear upon a subject, in any order, repeats allowed,
 * claims of other subjects, and erasures, one per shard. <b>Out</b> facts, the difference that each
 * input makes, and one for {@code ingest_kpi} per event that is at home here; on {@link #claims}
 * claims to other subjects; on {@link #OUTCOMES} a row per subject where wanted; on {@link
 * #SAMPLED} the subjects of each day that can be drawn for review, where wanted; on {@link #LATE}
 * late events that ingest admitted, and those of a subject that has too many.
 *
 * <table>
 *   <caption>State</caption>
 *   <tr><th>name</th><th>holds</th><th>cleared by</th></tr>
 *   <tr><td>{@code histories}</td><td>per subject that ends in the slice its packed {@link
 *   History}</td><td>the end of the slice + allowed lateness, all at once</td></tr>
 *   <tr><td>{@code reached}, {@code settled}, of the operator</td><td>how far event time had come:
 *   an {@link dev.stet.state.EventTimeFloor}</td><td>nothing: a few bytes per key group</td></tr>
 * </table>
 *
 * <p>Those most recently used are in a {@link SlicedMemory} before it, and are written when they
 * are evicted and at checkpoints.
 *
 * <p><b>Timers</b> one per shard and slice, event time, staggered over the shards; and where
 * subjects are offered for review one per shard and day, likewise. <b>TTL</b> none.
 *
 * <p>An erasure removes the user's subjects from its shard, whatever the event time, and reads all
 * of the shard for it, since no index by user is kept.
 *
 * <p>A claim is never late: it arrives before the watermark of its cause, and its target is kept
 * for as long as anything can still be claimed of it. The same holds for facts of a user, on {@link
 * #USER_FACTS} where they are wanted.
 */
public final class SubjectOperator extends LifecycleOperator<ShardSlice, SubjectInput> {

    private static final long serialVersionUID = 1L;

    public static final OutputTag<Returned> LATE =
            new OutputTag<>(
                    "late-subject-events", CodecType.of(Returned.class, Returned.WireCodec.class));

    /** What the review sample is made of, where wanted. */
    public static final OutputTag<SampleInput> SAMPLED =
            new OutputTag<>(
                    "sampled-subjects",
                    CodecType.of(SampleInput.class, SampleInput.WireCodec.class));

    public static final TypeInformation<SubjectInput> INPUT =
            CodecType.of(SubjectInput.class, SubjectInput.WireCodec.class);

    public static final TypeInformation<ShardSlice> KEY =
            CodecType.of(ShardSlice.class, ShardSlice.KeyCodec.class);

    private static final MapStateDescriptor<Key128, Packed> HISTORIES =
            new MapStateDescriptor<>(
                    "histories",
                    CodecType.of(Key128.class, Key128.KeyCodec.class),
                    CodecType.of(Packed.class, Packed.StateCodec.class));

    /** A subject outlives its need by one part in so many of its span. */
    private static final int SLICES_OF_A_SPAN = 8;

    private static final long SHORTEST_SLICE_MILLIS = Duration.ofMinutes(10).toMillis();

    private final Subject subject;
    private final Map<View, Cube> cubes;
    private final @Nullable Sampling sampling;
    private final Slices slices;
    private transient Judge judge;
    private transient SlicedMemory<History> memory;

    /**
     * @param subject the kind whose histories this keeps
     * @param cubes by view, of those that have rows; serializable
     * @param toUsers whether its facts are told to users
     * @param sampling how they are offered for review; null where they are not
     */
    @SuppressWarnings("NullAway.Init") // Flink opens an operator before anything else
    public SubjectOperator(
            Subject subject,
            Map<View, Cube> cubes,
            Duration allowedLateness,
            OutcomeRows outcomes,
            boolean toUsers,
            @Nullable Sampling sampling,
            CacheSize cacheSize) {
        super(allowedLateness, outcomes, toUsers, LATE, cacheSize);
        this.subject = subject;
        this.cubes = cubes;
        this.sampling = sampling;
        long ofASpan = subject.openFor().toMillis() / SLICES_OF_A_SPAN;
        this.slices = new Slices(Math.max(SHORTEST_SLICE_MILLIS, ofASpan));
    }

    /** The step from events and claims to facts. */
    public static SingleOutputStreamOperator<Fact> follow(
            DataStream<SubjectInput> inputs,
            String title,
            TypeInformation<Fact> facts,
            SubjectOperator operator) {
        return inputs.keyBy(input -> ShardSlice.shardOf(input.key()), KEY)
                .transform(title, facts, operator);
    }

    /** Where the claims of one kind come out. */
    public static OutputTag<SubjectInput> claims(ClaimKind kind) {
        return new OutputTag<>("claims-" + kind, INPUT);
    }

    @Override
    public List<StateDescriptor<?, ?>> states() {
        return withFloor(HISTORIES);
    }

    @Override
    public void open() throws Exception {
        super.open();
        judge =
                new Judge(
                        subject,
                        outcomes.wanted() || sampling != null,
                        cubes,
                        this::emit,
                        this::emitClaim,
                        toUsers ? this::emit : null);
        MapState<Key128, Packed> histories = getPartitionedState(HISTORIES);
        memory =
                new SlicedMemory<>(
                        cacheUnits(),
                        new HistoryPacking(judge.hearing()),
                        histories,
                        this::setCurrentKey);
        reopen();
    }

    /** Days of a savepoint with another allowed lateness are gathered when they are due now. */
    private void reopen() throws Exception {
        Map<ShardSlice, Long> days = new LinkedHashMap<>();
        timers().forEachEventTimeTimer(
                        (namespace, at) -> {
                            ShardSlice key = (ShardSlice) getCurrentKey();
                            if (Sampling.isDay(key)) {
                                days.put(key, at);
                            } else {
                                memory.reopen(key);
                            }
                        });
        for (Map.Entry<ShardSlice, Long> day : days.entrySet()) {
            setCurrentKey(day.getKey());
            timers().deleteEventTimeTimer(VoidNamespace.INSTANCE, day.getValue());
            awaitGathering(day.getKey());
        }
    }

    private void emitClaim(Claim claim) {
        emit(claims(claim.kind()), claim);
    }

    @Override
    protected Header header(SubjectInput input) {
        return ((RoutedEvent) input).event().header();
    }

    @Override
    protected boolean isHome(SubjectInput input) {
        return input instanceof RoutedEvent event && event.home();
    }

    @Override
    public void processElement(StreamRecord<SubjectInput> element) throws Exception {
        if (element.getValue() instanceof Erasure erasure) {
            erase(erasure);
        } else if (element.getValue() instanceof RoutedEvent) {
            super.processElement(element);
        } else {
            take(element.getValue(), settledMillis());
        }
    }

    /** Without a retraction: what was counted stays, and so do claims to other subjects. */
    private void erase(Erasure erasure) throws Exception {
        if (subject.isUser()) {
            memory.remove(erasure.user());
        } else {
            memory.removeIf(
                    Shards.of(erasure.key()),
                    (key, history) -> history.isOf(erasure.user()),
                    this::emitErased);
        }
    }

    private void emitErased(History history) {
        emitOutcome(judge.erased(history));
        if (sampling != null && !history.identity().isEmpty()) {
            emit(SAMPLED, new SampleInput.Withdrawal(history.tenant(), history.identity().get(0)));
        }
    }

    @Override
    protected Became apply(SubjectInput event, long settledMillis) throws Exception {
        return take(event, settledMillis).became();
    }

    private Effect take(SubjectInput input, long settledMillis) throws Exception {
        Key128 key = input.key();
        int known = memory.recall(key);
        History history = memory.value(known);
        Effect effect = judge.hear(history, input, settledMillis);
        if (effect == Effect.REFUSED) {
            if (isHome(input)) {
                emit(LATE, tooMany(header(input)));
            }
        } else if (effect != Effect.NONE) {
            if (outcomes == OutcomeRows.EVERY_CHANGE && history.opening() != null) {
                history.setVersion(nextVersion(history.version()));
                emitOutcome(judge.outcome(history));
            }
            keep(key, known, history);
            if (sampling != null
                    && input instanceof RoutedEvent routed
                    && subject.sampledBy().contains(routed.event().type())) {
                awaitGathering(
                        sampling.dayOf(Shards.of(key), routed.event().header().eventTimeMillis()));
            }
        }
        return effect;
    }

    private void awaitGathering(ShardSlice day) {
        if (sampling != null) {
            setCurrentKey(day);
            timers().registerEventTimeTimer(VoidNamespace.INSTANCE, sampling.gatherMillis(day));
        }
    }

    /** Offers the subjects of a day of a shard for review. */
    private void gather(ShardSlice day) throws Exception {
        if (sampling != null) {
            Sampling.Gathering gathering = sampling.gather(subject, day);
            long first = sampling.startMillis(day) + subject.openFor().toMillis();
            memory.forEachFrom(day.shard(), slices.number(day.shard(), first), gathering::add);
            gathering.emit(part -> emit(SAMPLED, part));
        }
    }

    private Returned tooMany(Header header) {
        return new Returned(
                Returned.TOO_MANY_EVENTS,
                "event_time %s: its %s has %d events already and takes no more; is its id the same everywhere?"
                        .formatted(
                                Instant.ofEpochMilli(header.eventTimeMillis()),
                                subject.name(),
                                subject.most()),
                header.origin(),
                header.arrivedAtMillis(),
                null);
    }

    private void emitOutcome(@Nullable Outcome row) {
        if (row != null && outcomes.wanted()) {
            emit(OUTCOMES, row);
        }
    }

    private void keep(Key128 key, int known, History history) throws Exception {
        if (history.isEmpty() && known == PackedTable.NONE) {
            return; // it was heard and forgotten at once
        }
        int shard = Shards.of(key);
        long slice = slices.number(shard, history.lastRelevantMillis());
        if (memory.keep(key, known, shard, slice, history)) {
            ShardSlice opened = new ShardSlice(shard, slice);
            setCurrentKey(opened);
            timers().registerEventTimeTimer(VoidNamespace.INSTANCE, endOf(opened));
        }
    }

    @Override
    public void onEventTime(InternalTimer<ShardSlice, VoidNamespace> timer) throws Exception {
        ShardSlice ended = timer.getKey();
        if (Sampling.isDay(ended)) {
            gather(ended);
            return;
        }
        long end = endOf(ended);
        if (end > timer.getTimestamp()) { // the timer is of a savepoint with less allowed lateness
            timers().registerEventTimeTimer(VoidNamespace.INSTANCE, end);
            return;
        }
        if (outcomes.wanted() && judge.hearing().outcome() != null) {
            memory.forEachIn(
                    ended,
                    history -> {
                        history.setVersion(lastVersion(history.version()));
                        emitOutcome(judge.lastOutcome(history));
                    });
        }
        memory.end(ended);
    }

    @Override
    protected void writeBack() throws Exception {
        memory.writeBack();
    }

    /** When nothing can concern the slice any more. */
    private long endOf(ShardSlice slice) {
        return slices.endMillis(slice) + allowedLatenessMillis;
    }
}
