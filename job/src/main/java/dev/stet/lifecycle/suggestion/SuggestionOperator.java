package dev.stet.lifecycle.suggestion;

import dev.stet.contract.Fact;
import dev.stet.contract.Header;
import dev.stet.contract.Key128;
import dev.stet.contract.Outcome;
import dev.stet.contract.OutcomeTable;
import dev.stet.contract.Returned;
import dev.stet.contract.SuggestionEvent;
import dev.stet.lifecycle.Became;
import dev.stet.lifecycle.LifecycleOperator;
import dev.stet.lifecycle.OutcomeRows;
import dev.stet.state.CacheSize;
import dev.stet.state.EventTimeFloor;
import dev.stet.state.Packed;
import dev.stet.state.PackedTable;
import dev.stet.state.ShardSlice;
import dev.stet.state.Shards;
import dev.stet.state.SlicedMemory;
import dev.stet.state.Slices;
import dev.stet.wire.CodecType;
import java.time.Duration;
import java.util.List;
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
 * Was each suggestion accepted or rejected, is it still there, is it unchanged?
 *
 * <p><b>Key</b> a {@link ShardSlice}: a shard, one per key group, and the slice of event time in
 * which a suggestion ends. Events are sent to their shard; which slice it is, the operator knows.
 * <b>In</b> suggestion events in any order, repeats allowed. <b>Out</b> facts for {@code
 * suggestion_kpi}, the difference that each event makes, and one for {@code ingest_kpi} per event,
 * with what it takes back; on {@link #OUTCOMES} a row per suggestion where wanted; on {@link #LATE}
 * what ingest could not yet see to be late.
 *
 * <table>
 *   <caption>State</caption>
 *   <tr><th>name</th><th>holds</th><th>cleared by</th></tr>
 *   <tr><td>{@code suggestions}</td><td>per suggestion that ends in the slice a {@link
 *   Packed}</td><td>the end of the slice + allowed lateness, all at once</td></tr>
 *   <tr><td>{@code reached}, {@code settled}, of the operator</td><td>how far event time had come: an {@link
 *   EventTimeFloor}</td><td>nothing: a few bytes per key group</td></tr>
 * </table>
 *
 * <p>A {@link SlicedMemory} in front of it caches recently used suggestions. It writes them on
 * eviction and at checkpoints.
 *
 * <p>An erasure, one per shard, removes the user's suggestions from the shard, whatever the event
 * time. It reads all of the shard for it, since no index by user is kept.
 *
 * <p><b>Timers</b> one per shard and slice, event time. The slices of different shards are
 * staggered, so that no instant has more than one shard's work. <b>TTL</b> none: it would run on
 * processing time and could erase, after an outage, what event time still needs.
 */
public final class SuggestionOperator extends LifecycleOperator<ShardSlice, SuggestionEvent> {

    private static final long serialVersionUID = 1L;

    public static final OutcomeTable OUTCOME_TABLE = SuggestionOutcome.TABLE;

    public static final OutputTag<Returned> LATE =
            new OutputTag<>(
                    "late-suggestion-events",
                    CodecType.of(Returned.class, Returned.WireCodec.class));

    public static final TypeInformation<ShardSlice> KEY =
            CodecType.of(ShardSlice.class, ShardSlice.KeyCodec.class);

    private static final MapStateDescriptor<Key128, Packed> SUGGESTIONS =
            new MapStateDescriptor<>(
                    "suggestions",
                    CodecType.of(Key128.class, Key128.KeyCodec.class),
                    CodecType.of(Packed.class, Packed.StateCodec.class));

    /** A suggestion outlives its need by at most this. */
    private static final Slices SLICES = new Slices(Duration.ofMinutes(10).toMillis());

    private final Opening.Identified identified;
    private transient SlicedMemory<Suggestion> memory;

    /**
     * @param toUsers whether facts are told to their users, on {@link #USER_FACTS}
     * @param cacheSize of which a unit holds one to two suggestions
     */
    @SuppressWarnings("NullAway.Init") // Flink opens an operator before anything else
    public SuggestionOperator(
            Duration allowedLateness, OutcomeRows outcomes, boolean toUsers, CacheSize cacheSize) {
        super(allowedLateness, outcomes, toUsers, LATE, cacheSize);
        Opening.Identified needed = toUsers ? Opening.Identified.BY_USER : Opening.Identified.NOT;
        identified = outcomes.wanted() ? Opening.Identified.WHOLLY : needed;
    }

    /** The step from events to facts. */
    public static SingleOutputStreamOperator<Fact> follow(
            DataStream<SuggestionEvent> events,
            String title,
            TypeInformation<Fact> facts,
            SuggestionOperator operator) {
        return events.keyBy(event -> ShardSlice.shardOf(event.key()), KEY)
                .transform(title, facts, operator);
    }

    @Override
    public List<StateDescriptor<?, ?>> states() {
        return withFloor(SUGGESTIONS);
    }

    @Override
    public void open() throws Exception {
        super.open();
        MapState<Key128, Packed> suggestions = getPartitionedState(SUGGESTIONS);
        memory =
                new SlicedMemory<>(
                        cacheUnits(), new SuggestionPacking(), suggestions, this::setCurrentKey);
        timers().forEachEventTimeTimer(
                        (namespace, at) -> memory.reopen((ShardSlice) getCurrentKey()));
    }

    @Override
    protected Header header(SuggestionEvent event) {
        return event.header();
    }

    @Override
    public void processElement(StreamRecord<SuggestionEvent> element) throws Exception {
        if (element.getValue() instanceof SuggestionEvent.Erased erased) {
            erase(erased);
        } else {
            super.processElement(element);
        }
    }

    /** Without a retraction: what was counted stays. */
    private void erase(SuggestionEvent.Erased erased) throws Exception {
        memory.removeIf(
                Shards.of(erased.key()),
                (key, each) -> each.opening != null && each.opening.isTo(key, erased.user()),
                each -> emitOutcome(SuggestionOutcome.erased(each)));
    }

    @Override
    protected Became apply(SuggestionEvent event, long settledMillis) throws Exception {
        int known = memory.recall(event.key());
        Suggestion before = memory.value(known);
        Suggestion after = before.with(event, identified);
        Became became = SuggestionLifecycle.emit(event, before, after, this::emitToUser);
        if (after != before) {
            keep(event.key(), known, withOutcome(SuggestionPruning.prune(after, settledMillis)));
        }
        return became;
    }

    /** Writes the outcome, where every change is wanted. */
    private Suggestion withOutcome(Suggestion suggestion) {
        if (outcomes != OutcomeRows.EVERY_CHANGE || suggestion.opening == null) {
            return suggestion;
        }
        Suggestion versioned = suggestion.withVersion(nextVersion(suggestion.version));
        emitOutcome(SuggestionOutcome.of(versioned, false));
        return versioned;
    }

    private void emitOutcome(@Nullable Outcome row) {
        if (row != null) {
            emit(OUTCOMES, row);
        }
    }

    private void keep(Key128 key, int known, Suggestion suggestion) throws Exception {
        int shard = Shards.of(key);
        long slice = SLICES.number(shard, suggestion.lastRelevantMillis());
        if (memory.keep(key, known, shard, slice, suggestion)) {
            ShardSlice opened = new ShardSlice(shard, slice);
            setCurrentKey(opened);
            timers().registerEventTimeTimer(VoidNamespace.INSTANCE, endOf(opened));
        }
    }

    @Override
    public void onEventTime(InternalTimer<ShardSlice, VoidNamespace> timer) throws Exception {
        ShardSlice ended = timer.getKey();
        long end = endOf(ended);
        if (end > timer.getTimestamp()) { // the timer is of a savepoint with less allowed lateness
            timers().registerEventTimeTimer(VoidNamespace.INSTANCE, end);
            return;
        }
        if (outcomes.wanted()) {
            memory.forEachIn(
                    ended,
                    each ->
                            emitOutcome(
                                    SuggestionOutcome.of(
                                            each.withVersion(lastVersion(each.version)), true)));
        }
        memory.end(ended);
    }

    PackedTable inMemory() {
        return memory.table();
    }

    @Override
    protected void writeBack() throws Exception {
        memory.writeBack();
    }

    /** When no event can concern the slice any more. */
    private long endOf(ShardSlice slice) {
        return SLICES.endMillis(slice) + allowedLatenessMillis;
    }
}
