package dev.stet.lifecycle;

import dev.stet.contract.Fact;
import dev.stet.contract.Header;
import dev.stet.contract.Key128;
import dev.stet.contract.Outcome;
import dev.stet.contract.Returned;
import dev.stet.contract.SubjectInput;
import dev.stet.contract.UserFact;
import dev.stet.state.CacheSize;
import dev.stet.state.EventTimeFloor;
import dev.stet.state.StateKeeper;
import dev.stet.wire.CodecType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.state.StateDescriptor;
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
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * The base of all lifecycle operators: sets late events aside, counts every event by its effect,
 * and flushes the cache before a checkpoint. An {@link EventTimeFloor} decides what is late, so
 * that it stays late after a restore.
 *
 * <p>An operator rather than a function, since a function may touch the state of the current key
 * only, and the cache writes many keys at once.
 *
 * @param <K> the Flink key
 * @param <E> the events of the lifecycle
 */
public abstract class LifecycleOperator<K, E> extends AbstractStreamOperator<Fact>
        implements OneInputStreamOperator<E, Fact>, Triggerable<K, VoidNamespace>, StateKeeper {

    private static final long serialVersionUID = 1L;

    /** A row per subject, for drill-down, where wanted. */
    public static final OutputTag<Outcome> OUTCOMES =
            new OutputTag<>("outcomes", CodecType.of(Outcome.class, Outcome.WireCodec.class));

    /** What facts add to the users that opened their subjects, where wanted. */
    public static final OutputTag<SubjectInput> USER_FACTS =
            new OutputTag<>(
                    "facts-of-users",
                    CodecType.of(SubjectInput.class, SubjectInput.WireCodec.class));

    protected final long allowedLatenessMillis;
    protected final OutcomeRows outcomes;

    /** Whether facts are told to the users that opened their subjects. */
    protected final boolean toUsers;

    private final OutputTag<Returned> late;
    private final CacheSize cacheSize;
    private transient EventTimeFloor floor;
    private transient InternalTimerService<VoidNamespace> timers;
    private transient StreamRecord<Fact> reused;

    @SuppressWarnings("NullAway.Init") // Flink opens an operator before anything else
    protected LifecycleOperator(
            Duration allowedLateness,
            OutcomeRows outcomes,
            boolean toUsers,
            OutputTag<Returned> late,
            CacheSize cacheSize) {
        this.allowedLatenessMillis = allowedLateness.toMillis();
        this.outcomes = outcomes;
        this.toUsers = toUsers;
        this.late = late;
        this.cacheSize = cacheSize;
    }

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        floor =
                new EventTimeFloor(
                        context, getRuntimeContext().getTaskInfo(), allowedLatenessMillis);
    }

    @Override
    public void open() throws Exception {
        super.open();
        timers = getInternalTimerService("sweeps", VoidNamespaceSerializer.INSTANCE, this);
        reused = new StreamRecord<>(null);
    }

    /** Every access to state sets its key first; events without an access set none. */
    @Override
    public final boolean hasKeyContext1() {
        return false;
    }

    /**
     * Applies an event that is not late, and emits the facts that it changes.
     *
     * @param settledMillis no event at or before this instant will come any more
     */
    protected abstract Became apply(E event, long settledMillis) throws Exception;

    /** Writes all changed entries to state. */
    protected abstract void writeBack() throws Exception;

    protected abstract Header header(E event);

    /** Whether this lifecycle is the one that counts the event in {@code ingest_kpi}. */
    protected boolean isHome(E event) {
        return true;
    }

    @Override
    public void processElement(StreamRecord<E> element) throws Exception {
        E event = element.getValue();
        Header header = header(event);
        long settled = settledMillis();
        boolean late = header.eventTimeMillis() <= settled;
        Became became = late ? Became.LATE : apply(event, settled);
        if (!isHome(event)) {
            return;
        }
        if (late) {
            long watermark = floor.reached(timers.currentWatermark());
            emit(Lateness.counted(header, watermark));
            emit(this.late, Lateness.returned(header, watermark));
        } else {
            emit(Lateness.counted(header, became));
        }
    }

    /** No event at or before this instant will come any more; epoch milliseconds. */
    protected final long settledMillis() {
        return floor.settled(timers.currentWatermark());
    }

    /** How much memory there is before state, in units of 250 bytes. */
    protected final int cacheUnits() {
        return cacheSize.of(this);
    }

    /** The given states and those of the floor. */
    protected static List<StateDescriptor<?, ?>> withFloor(StateDescriptor<?, ?>... own) {
        List<StateDescriptor<?, ?>> states = new ArrayList<>(List.of(own));
        states.addAll(EventTimeFloor.STATES);
        return states;
    }

    protected final void emit(Fact fact) {
        output.collect(reused.replace(fact));
    }

    protected final void emit(UserFact fact) {
        emit(USER_FACTS, fact);
    }

    /** Emits a fact, and what it adds to the sums of its user where that is wanted. */
    protected final void emitToUser(Fact fact, @Nullable Key128 user) {
        emit(fact);
        if (toUsers) {
            UserFact.emit(user, fact.view(), fact.cohortMillis(), fact.measures(), this::emit);
        }
    }

    protected final <T> void emit(OutputTag<T> tag, T value) {
        output.collect(tag, new StreamRecord<>(value));
    }

    protected final InternalTimerService<VoidNamespace> timers() {
        return timers;
    }

    /** The version of an outcome row that is written now, after one of the given version. */
    protected final long nextVersion(long version) {
        return Math.max(version + 1, timers.currentProcessingTime());
    }

    /** The version of the last row of an outcome. */
    protected final long lastVersion(long version) {
        return outcomes == OutcomeRows.LAST_ONLY && version == 0 ? 1 : nextVersion(version);
    }

    @Override
    public void onProcessingTime(InternalTimer<K, VoidNamespace> timer) {
        throw new IllegalStateException("No lifecycle waits for processing time");
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        writeBack();
        floor.keep(timers.currentWatermark());
        super.snapshotState(context);
    }
}
