package dev.stet.lifecycle.question;

import dev.stet.bytes.Utf8;
import dev.stet.contract.Cube;
import dev.stet.contract.Fact;
import dev.stet.contract.Header;
import dev.stet.contract.Key128;
import dev.stet.contract.OutcomeTable;
import dev.stet.contract.QuestionEvent;
import dev.stet.contract.Returned;
import dev.stet.contract.SubjectInput;
import dev.stet.lifecycle.Became;
import dev.stet.lifecycle.LifecycleOperator;
import dev.stet.lifecycle.OutcomeRows;
import dev.stet.state.CacheSize;
import dev.stet.state.EventTimeFloor;
import dev.stet.state.Shards;
import dev.stet.state.WriteBackCache;
import dev.stet.wire.CodecType;
import java.time.Duration;
import java.util.List;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.StateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.operators.InternalTimer;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;

/**
 * What became of each question: asked again, and how soon; its answer regenerated?
 *
 * <p><b>Key</b> the user's pseudonym; for {@code visits}, a key group and an instant. <b>In</b>
 * question events in any order, repeats allowed. <b>Out</b> facts for {@code question_kpi}, the
 * difference that each event makes, with the cells in which the user is new or no more; one for
 * {@code ingest_kpi} per event; on {@link #OUTCOMES} a row per question where wanted; on {@link
 * #CLAIMS} what interactions want to know of their question; on {@link #LATE} what ingest could not
 * yet see to be late.
 *
 * <table>
 *   <caption>State</caption>
 *   <tr><th>name</th><th>holds</th><th>cleared by</th></tr>
 *   <tr><td>{@code users}</td><td>a {@link UserState}: questions, minutes, the newest
 *   chains</td><td>the visit that finds nothing left</td></tr>
 *   <tr><td>{@code questions}</td><td>per interaction id a {@link Question}, only of a user who has
 *   too many for one value</td><td>the first sweep from the hour's end after its last instant +
 *   allowed lateness on</td></tr>
 *   <tr><td>{@code chains}</td><td>per page many a {@link Chain} by fingerprint, only of a user who
 *   has too many for one value; see {@link ChainMemory}</td>
 *   <td>the first sweep from when the last of its page has ended on</td></tr>
 *   <tr><td>{@code visits}</td><td>by key group and instant, the users who are visited then</td>
 *   <td>that instant's timer</td></tr>
 *   <tr><td>{@code reached}, {@code settled}, of the operator</td><td>how far event time had come: an {@link
 *   EventTimeFloor}</td><td>nothing: a few bytes per key group</td></tr>
 * </table>
 *
 * <p>A cache in front of it holds recently used users, a {@link UserMemory} each. It writes them on
 * eviction and at checkpoints.
 *
 * <p>An erasure removes all of its user at once, whatever the event time. Timers of visits stay.
 *
 * <p>What has ended of a user is swept at his next event. Who has none for long is visited: with
 * all others of his key group, at the end of the hour where outcomes wait for it, else once a day;
 * see {@link VisitTimes} and {@link VisitMemory}.
 *
 * <p><b>Timers</b> event time, one per key group and instant of visits; staggered over the key
 * groups. <b>TTL</b> none: it would run on processing time and could erase, after an outage, what
 * event time still needs.
 */
public final class QuestionOperator extends LifecycleOperator<Key128, QuestionEvent> {

    private static final long serialVersionUID = 1L;

    public static final OutcomeTable OUTCOME_TABLE = QuestionOutcome.TABLE;

    public static final OutputTag<Returned> LATE =
            new OutputTag<>(
                    "late-question-events", CodecType.of(Returned.class, Returned.WireCodec.class));

    /** What interactions learn of their questions. */
    public static final OutputTag<SubjectInput> CLAIMS =
            new OutputTag<>(
                    "question-claims",
                    CodecType.of(SubjectInput.class, SubjectInput.WireCodec.class));

    public static final TypeInformation<Key128> KEY =
            CodecType.of(Key128.class, Key128.KeyCodec.class);

    private static final ValueStateDescriptor<UserState> USERS =
            new ValueStateDescriptor<>(
                    "users", CodecType.of(UserState.class, UserState.StateCodec.class));

    private static final MapStateDescriptor<Utf8, Question> QUESTIONS =
            new MapStateDescriptor<>(
                    "questions",
                    CodecType.of(Utf8.class, Utf8.KeyCodec.class),
                    CodecType.of(Question.class, Question.StateCodec.class));

    private static final MapStateDescriptor<Integer, PackedRecords> CHAINS =
            new MapStateDescriptor<>(
                    "chains",
                    Types.INT,
                    CodecType.of(PackedRecords.class, PackedRecords.StateCodec.class));

    private static final ListStateDescriptor<Key128> VISITS =
            new ListStateDescriptor<>("visits", KEY);

    private final Cube cube;
    private transient Home home;
    private transient UserEnds ends;
    private transient VisitMemory visits;
    private transient WriteBackCache<Key128, UserMemory> cache;
    private transient QuestionLifecycle lifecycle;

    /**
     * @param toUsers whether facts are told to their users, on {@link #USER_FACTS}
     * @param cacheSize of which a user of a few questions takes four units
     */
    @SuppressWarnings("NullAway.Init") // Flink opens an operator before anything else
    public QuestionOperator(
            Cube cube,
            Duration allowedLateness,
            OutcomeRows outcomes,
            boolean toUsers,
            CacheSize cacheSize) {
        super(allowedLateness, outcomes, toUsers, LATE, cacheSize);
        this.cube = cube;
    }

    /** The step from events to facts; visits are made for its number of key groups. */
    public static SingleOutputStreamOperator<Fact> follow(
            DataStream<QuestionEvent> events,
            String title,
            TypeInformation<Fact> facts,
            QuestionOperator operator) {
        return events.keyBy(QuestionEvent::user, KEY)
                .transform(title, facts, operator)
                .setMaxParallelism(Shards.COUNT);
    }

    @Override
    public List<StateDescriptor<?, ?>> states() {
        return withFloor(USERS, QUESTIONS, CHAINS, VISITS);
    }

    @Override
    public void open() throws Exception {
        super.open();
        home =
                new Home(
                        getPartitionedState(USERS),
                        getPartitionedState(QUESTIONS),
                        getPartitionedState(CHAINS));
        ends = new UserEnds(allowedLatenessMillis, cube.zone());
        visits =
                new VisitMemory(
                        getPartitionedState(VISITS),
                        this::setCurrentKey,
                        at -> timers().registerEventTimeTimer(VoidNamespace.INSTANCE, at));
        cache = new WriteBackCache<>(cacheUnits());
        lifecycle = new QuestionLifecycle(cube, outcomes.wanted());
    }

    @Override
    protected Header header(QuestionEvent event) {
        return event.header();
    }

    @Override
    public void processElement(StreamRecord<QuestionEvent> element) throws Exception {
        if (element.getValue() instanceof QuestionEvent.Erased erased) {
            erase(erased.user());
        } else {
            super.processElement(element);
        }
    }

    /** Without a retraction: what was counted stays, and so do claims to interactions. */
    private void erase(Key128 user) throws Exception {
        recall(user)
                .erase(
                        (interactionId, question) -> {
                            if (outcomes.wanted() && question.tenant() != null) {
                                emit(
                                        OUTCOMES,
                                        QuestionOutcome.erased(user, interactionId, question));
                            }
                        });
        cache.drop(user);
    }

    @Override
    protected Became apply(QuestionEvent event, long settledMillis) throws Exception {
        UserMemory user = recall(event.user());
        user.sweep(timers().currentWatermark());
        Became became =
                lifecycle.apply(
                        event,
                        user,
                        settledMillis,
                        fact -> emitToUser(fact, event.user()),
                        (interactionId, question) ->
                                withOutcome(event.user(), interactionId, question),
                        claim -> emit(CLAIMS, claim));
        user.planVisit();
        cache.put(event.user(), user);
        return became;
    }

    private UserMemory recall(Key128 user) throws Exception {
        UserMemory cached = cache.get(user);
        return cached == null ? read(user) : cached;
    }

    private UserMemory read(Key128 user) throws Exception {
        setCurrentKey(user);
        return new UserMemory(user, home.users.value(), home, ends);
    }

    /** Writes a changed question's outcome, where every change is wanted. */
    private Question withOutcome(Key128 user, Utf8 interactionId, Question question) {
        if (outcomes != OutcomeRows.EVERY_CHANGE || question.tenant() == null) {
            return question;
        }
        Question versioned = question.withVersion(nextVersion(question.version()));
        emit(OUTCOMES, QuestionOutcome.of(user, interactionId, versioned, false));
        return versioned;
    }

    @Override
    public void onEventTime(InternalTimer<Key128, VoidNamespace> timer) throws Exception {
        for (Key128 user : visits.take(timer.getKey())) {
            visit(user, timer.getTimestamp(), timers().currentWatermark());
        }
    }

    /** Who is not in memory does not come there for it, and makes no other leave. */
    private void visit(Key128 user, long atMillis, long nowMillis) throws Exception {
        UserMemory cached = cache.get(user);
        UserMemory visited = cached == null ? read(user) : cached;
        boolean anyLeft = visited.visited(atMillis, nowMillis);
        if (cached == null) {
            visited.writeBack();
        } else if (anyLeft) {
            cache.put(user, cached);
        } else {
            cache.drop(user);
        }
    }

    @Override
    protected void writeBack() throws Exception {
        cache.writeBack();
        visits.writeBack();
    }

    /** The state of the selected user. */
    private final class Home implements UserHome {

        private final ValueState<UserState> users;
        private final MapState<Utf8, Question> questions;
        private final MapState<Integer, PackedRecords> chains;
        private final VisitTimes times =
                outcomes.wanted()
                        ? VisitTimes.soon(allowedLatenessMillis)
                        : VisitTimes.seldom(allowedLatenessMillis);
        private final Scratch scratch = new Scratch();

        Home(
                ValueState<UserState> users,
                MapState<Utf8, Question> questions,
                MapState<Integer, PackedRecords> chains) {
            this.users = users;
            this.questions = questions;
            this.chains = chains;
        }

        @Override
        public void select(Key128 user) {
            setCurrentKey(user);
        }

        @Override
        public ValueState<UserState> users() {
            return users;
        }

        @Override
        public MapState<Utf8, Question> questions() {
            return questions;
        }

        @Override
        public MapState<Integer, PackedRecords> chains() {
            return chains;
        }

        @Override
        public long visitAfter(Key128 user, long endMillis) {
            return times.after(user, endMillis);
        }

        @Override
        public void planVisit(Key128 user, long atMillis) throws Exception {
            visits.add(user, atMillis);
        }

        @Override
        public void cancelVisit(Key128 user, long atMillis) throws Exception {
            visits.remove(user, atMillis);
        }

        @Override
        public Scratch scratch() {
            return scratch;
        }

        @Override
        public void ends(Key128 user, Utf8 interactionId, Question question) {
            if (outcomes.wanted() && question.tenant() != null) {
                Question last = question.withVersion(lastVersion(question.version()));
                emit(OUTCOMES, QuestionOutcome.of(user, interactionId, last, true));
            }
        }
    }
}
