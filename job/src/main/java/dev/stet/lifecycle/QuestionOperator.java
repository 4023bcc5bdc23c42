package dev.stet.lifecycle;

import dev.stet.contract.Cube;
import dev.stet.contract.Fact;
import dev.stet.contract.Key128;
import dev.stet.contract.Outcome;
import dev.stet.contract.QuestionEvent;
import dev.stet.contract.Returned;
import dev.stet.contract.Utf8;
import dev.stet.state.CacheSize;
import dev.stet.state.EventTimeFloor;
import dev.stet.state.WriteBackCache;
import dev.stet.wire.CodecType;
import java.time.Duration;
import java.util.List;
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
import org.apache.flink.util.OutputTag;

/**
 * What became of each question: asked again, and how soon; its answer regenerated?
 *
 * <p><b>Key</b> the user's pseudonym. <b>In</b> question events in any order, repeats allowed.
 * <b>Out</b> facts for {@code question_kpi}, the difference that each event makes, with the cells
 * in which the user is new or no more; one for {@code ingest_kpi} per event; on {@link #OUTCOMES} a
 * row per question where wanted; on {@link #LATE} what ingest could not yet see to be late.
 *
 * <table>
 *   <caption>State</caption>
 *   <tr><th>name</th><th>holds</th><th>cleared by</th></tr>
 *   <tr><td>{@code users}</td><td>a {@link UserState}: questions, minutes, the newest
 *   chains</td><td>the user's last sweep</td></tr>
 *   <tr><td>{@code questions}</td><td>per interaction id a {@link Question}, only of a user who has
 *   too many for one value</td><td>the sweep 30 min + allowed lateness after its hour</td></tr>
 *   <tr><td>{@code chains}</td><td>per page many a {@link Chain} by fingerprint, only of a user who
 *   has too many for one value; see {@link ChainMemory}</td>
 *   <td>the sweep 7 days + allowed lateness after the day of their last link</td></tr>
 *   <tr><td>{@code reached}, {@code settled}, of the operator</td><td>how far event time had come: an {@link
 *   EventTimeFloor}</td><td>nothing: a few bytes per key group</td></tr>
 * </table>
 *
 * <p>Users most recently heard of lie in memory before it, a {@link UserMemory} each, and are
 * written when they make room and at checkpoints.
 *
 * <p><b>Timers</b> event time, a few per user: the next sweep, and those that were planned before
 * an earlier one was; staggered over users. <b>TTL</b> none: it would run on processing time and
 * could erase, after an outage, what event time still needs.
 */
public final class QuestionOperator extends LifecycleOperator<Key128, QuestionEvent> {

    private static final long serialVersionUID = 1L;

    /** How long after a query a regeneration can lie. */
    public static final Duration MATURES_WITHIN = Duration.ofMillis(Question.REGENERATION_MILLIS);

    public static final OutputTag<Outcome.OfQuestion> OUTCOMES =
            new OutputTag<>(
                    "question-outcomes",
                    CodecType.of(Outcome.OfQuestion.class, Outcome.OfQuestionCodec.class));

    public static final OutputTag<Returned> LATE =
            new OutputTag<>(
                    "late-question-events", CodecType.of(Returned.class, Returned.WireCodec.class));

    static final TypeInformation<Key128> KEY = CodecType.of(Key128.class, Key128.KeyCodec.class);

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

    private final Cube cube;
    private transient UserHome home;
    private transient WriteBackCache<Key128, UserMemory> cache;
    private transient QuestionLifecycle lifecycle;

    /**
     * @param cacheSize of which a user of a few questions takes four units
     */
    @SuppressWarnings("NullAway.Init") // Flink opens an operator before anything else
    public QuestionOperator(
            Cube cube, Duration allowedLateness, OutcomeRows outcomes, CacheSize cacheSize) {
        super(allowedLateness, outcomes, LATE, cacheSize);
        this.cube = cube;
    }

    /** The step from events to facts. */
    public static SingleOutputStreamOperator<Fact> follow(
            DataStream<QuestionEvent> events,
            String title,
            TypeInformation<Fact> facts,
            QuestionOperator operator) {
        return events.keyBy(QuestionEvent::user, KEY).transform(title, facts, operator);
    }

    @Override
    public List<StateDescriptor<?, ?>> states() {
        return withFloor(USERS, QUESTIONS, CHAINS);
    }

    @Override
    public void open() throws Exception {
        super.open();
        home =
                new UserHome(
                        getPartitionedState(USERS),
                        getPartitionedState(QUESTIONS),
                        getPartitionedState(CHAINS));
        cache = new WriteBackCache<>(cacheUnits());
        lifecycle = new QuestionLifecycle(cube, outcomes.wanted());
    }

    @Override
    boolean apply(QuestionEvent event, long settledMillis) throws Exception {
        UserMemory user = recall(event.user());
        boolean effective =
                lifecycle.apply(
                        event,
                        user,
                        settledMillis,
                        this::tell,
                        (interactionId, question) -> told(event.user(), interactionId, question));
        user.wake();
        cache.put(event.user(), user);
        return effective;
    }

    private UserMemory recall(Key128 user) throws Exception {
        UserMemory cached = cache.get(user);
        if (cached != null) {
            return cached;
        }
        setCurrentKey(user);
        return new UserMemory(user, home.users.value(), home, allowedLatenessMillis);
    }

    /** Writes a changed question's outcome, where every change is wanted. */
    private Question told(Key128 user, Utf8 interactionId, Question question) {
        if (outcomes != OutcomeRows.EVERY_CHANGE || question.tenant() == null) {
            return question;
        }
        Question told = question.withVersion(nextVersion(question.version()));
        tell(OUTCOMES, QuestionOutcome.of(user, interactionId, told, false));
        return told;
    }

    @Override
    public void onEventTime(InternalTimer<Key128, VoidNamespace> timer) throws Exception {
        UserMemory user = recall(timer.getKey());
        if (user.sweep(timer.getTimestamp())) {
            cache.put(timer.getKey(), user);
        } else {
            cache.drop(timer.getKey());
        }
    }

    @Override
    void writeBack() throws Exception {
        cache.writeBack();
    }

    /** The state of the selected user. */
    private final class UserHome implements UserMemory.Home {

        private final ValueState<UserState> users;
        private final MapState<Utf8, Question> questions;
        private final MapState<Integer, PackedRecords> chains;
        private final UserMemory.Scratch scratch = new UserMemory.Scratch();

        UserHome(
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
        public void wake(long atMillis) {
            timers().registerEventTimeTimer(VoidNamespace.INSTANCE, atMillis);
        }

        @Override
        public UserMemory.Scratch scratch() {
            return scratch;
        }

        @Override
        public void ends(Key128 user, Utf8 interactionId, Question question) {
            if (outcomes.wanted() && question.tenant() != null) {
                Question last = question.withVersion(lastVersion(question.version()));
                tell(OUTCOMES, QuestionOutcome.of(user, interactionId, last, true));
            }
        }
    }
}
