package dev.stet.lifecycle.question;

import dev.stet.bytes.Utf8;
import dev.stet.contract.Key128;
import dev.stet.state.CacheSize;
import dev.stet.state.WriteBackCache;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.jspecify.annotations.Nullable;

/**
 * One user in memory: what nearly every event needs as a whole, the rest as it is asked for. All of
 * it lies in a few arrays, whatever there is of the user, and is packed as in state.
 */
final class UserMemory extends WriteBackCache.Entry implements QuestionStore {

    /** Questions in the user's value; past that they go beside. */
    static final int MOST_WITHIN = 512;

    private static final long HOUR_MILLIS = Duration.ofHours(1).toMillis();
    private static final long DAY_MILLIS = Duration.ofDays(1).toMillis();

    /** Of an instant: never. */
    static final long NEVER = Long.MAX_VALUE;

    /** Bytes of a user of whom nothing is known. */
    private static final int BYTES_OF_NONE = 450;

    /** Where users are kept, and who visits them. */
    interface Home {

        /** All state that follows is this user's. */
        void select(Key128 user);

        ValueState<UserState> users();

        MapState<Utf8, Question> questions();

        MapState<Integer, PackedRecords> chains();

        /** When the user is visited if something of him ends then. */
        long visitAfter(Key128 user, long endMillis);

        /** Has the user visited at an instant of those that {@link #visitAfter} tells. */
        void planVisit(Key128 user, long atMillis) throws Exception;

        /** Writes the last outcome of a question that ends, where wanted. */
        void ends(Key128 user, Utf8 interactionId, Question question);

        Scratch scratch();
    }

    /** Through which records are packed and unpacked; one for all users of a task. */
    record Scratch(DataOutputSerializer out, DataInputDeserializer in) {

        Scratch() {
            this(new DataOutputSerializer(256), new DataInputDeserializer());
        }
    }

    private final Key128 user;
    private final Home home;
    private final long allowedLatenessMillis;
    private final QuestionMemory questions;
    private final ChainMemory chains;
    private DimensionsTable dimensions;
    private UserMinutes minutes;

    /** When the first of what there is ends. */
    private long sweepAt;

    /** The next visit; of others that were asked for there may be later ones. */
    private long visitAt;

    private boolean changed;

    UserMemory(Key128 user, @Nullable UserState stored, Home home, long allowedLatenessMillis) {
        this.user = user;
        this.home = home;
        this.allowedLatenessMillis = allowedLatenessMillis;
        if (stored == null) {
            dimensions = new DimensionsTable();
            minutes = new UserMinutes(dimensions);
            questions = new QuestionMemory(home, new PackedRecords(), false);
            chains = new ChainMemory(home, new PackedRecords(), List.of());
            sweepAt = NEVER;
            visitAt = NEVER;
        } else {
            dimensions = stored.dimensions().copy();
            minutes = stored.minutes().copy(dimensions);
            questions = new QuestionMemory(home, stored.questions().copy(), stored.more());
            chains = new ChainMemory(home, stored.chains().copy(), stored.pages());
            sweepAt = stored.sweepAt();
            visitAt = stored.visitAt();
        }
    }

    /** All state that follows is this user's. */
    void select() {
        home.select(user);
    }

    DimensionsTable dimensions() {
        return dimensions;
    }

    @Override
    public @Nullable Question question(Utf8 interactionId) throws Exception {
        return questions.get(this, interactionId);
    }

    @Override
    public void keep(Utf8 interactionId, Question question) throws Exception {
        questions.put(this, interactionId, question);
        changed = true;
        plan(endOfQuestion(question.lastRelevantMillis()));
    }

    @Override
    public @Nullable Chain chain(Key128 fingerprint) throws Exception {
        return chains.get(this, fingerprint);
    }

    @Override
    public void keep(Key128 fingerprint, Chain chain) throws Exception {
        long end = chains.put(this, fingerprint, chain);
        changed = true;
        if (end != Long.MIN_VALUE) {
            plan(end);
        }
    }

    @Override
    public UserMinutes minutes() {
        return minutes;
    }

    @Override
    public void minutesChanged(long atMillis) {
        changed = true;
        plan(endOfDay(Math.floorDiv(atMillis, DAY_MILLIS)));
    }

    /** Something ends then. */
    private void plan(long atMillis) {
        if (atMillis < sweepAt) {
            sweepAt = atMillis;
            changed = true;
        }
    }

    /**
     * Has the user visited once something has ended. Asked at each event and not only where one has
     * made that sooner: before a restore visits may have been seldom.
     */
    void planVisit() throws Exception {
        if (sweepAt == NEVER) {
            return;
        }
        long at = home.visitAfter(user, sweepAt);
        if (at < visitAt) {
            visitAt = at;
            changed = true;
            home.planVisit(user, at);
        }
    }

    /** Questions of one hour end together. */
    long endOfQuestion(long lastRelevantMillis) {
        return (Math.floorDiv(lastRelevantMillis, HOUR_MILLIS) + 1) * HOUR_MILLIS
                + allowedLatenessMillis;
    }

    /** With the questions of its last hour. */
    private long endOfDay(long day) {
        return endOfQuestion((day + 1) * DAY_MILLIS - 1 + Question.REGENERATION_MILLIS);
    }

    /** Until when the chain bears upon questions; chains of one day alike. */
    static long bearsUntil(Chain chain) {
        long last = chain.links().get(chain.links().size() - 1).at();
        long day = Math.floorDiv(last, DAY_MILLIS);
        return (day + 1) * DAY_MILLIS + Gap.MEMORY_MILLIS;
    }

    /** When what bears upon questions until then can go, under the lateness allowed now. */
    long endOfChains(long bearsUntil) {
        return bearsUntil + allowedLatenessMillis;
    }

    /** Lets go what no event can concern any more. */
    void sweep(long nowMillis) throws Exception {
        if (nowMillis < sweepAt) {
            return;
        }
        home.select(user);
        changed = true;
        long next =
                questions.sweep(this, nowMillis, (id, question) -> home.ends(user, id, question));
        next = Math.min(next, sweepMinutes(nowMillis));
        sweepAt = Math.min(next, chains.sweep(this, nowMillis));
    }

    /**
     * Sweeps, and asks for the next visit. At one that was asked for before a sooner one was, there
     * is nothing to do: the sooner one has asked for another since.
     *
     * @param atMillis of the visit
     * @return false if nothing is left, in state neither
     */
    boolean visited(long atMillis, long nowMillis) throws Exception {
        if (atMillis != visitAt) {
            return true;
        }
        sweep(nowMillis);
        visitAt = NEVER;
        if (sweepAt == NEVER) {
            home.select(user);
            home.users().clear(); // what there was of chains and questions, the sweeps took out
            changed = false;
            return false;
        }
        planVisit();
        return true;
    }

    /** When the first day that remains ends; {@link Long#MAX_VALUE} for none. */
    private long sweepMinutes(long nowMillis) throws IOException {
        long first = minutes.size() == 0 ? Long.MAX_VALUE : minutes.minuteOf(0);
        while (first != Long.MAX_VALUE && endOfDayOf(first) <= nowMillis) {
            long nextDay = (Math.floorDiv(first, UserMinutes.IN_A_DAY) + 1) * UserMinutes.IN_A_DAY;
            int left = minutes.from(nextDay);
            first = left == minutes.size() ? Long.MAX_VALUE : minutes.minuteOf(left);
        }
        if (minutes.size() > 0 && first != minutes.minuteOf(0)) {
            DimensionsTable fewer = new DimensionsTable();
            minutes = minutes.since(first, fewer);
            questions.renumber(dimensions, fewer);
            dimensions = fewer;
        }
        return first == Long.MAX_VALUE ? first : endOfDayOf(first);
    }

    private long endOfDayOf(long minute) {
        return endOfDay(Math.floorDiv(minute, UserMinutes.IN_A_DAY));
    }

    @Override
    protected void writeBack() throws Exception {
        if (changed) {
            DimensionsTable copied = dimensions.copy();
            home.select(user);
            home.users()
                    .update(
                            new UserState(
                                    copied,
                                    questions.within().copy(),
                                    questions.hasMore(),
                                    minutes.copy(copied),
                                    chains.newest().copy(),
                                    List.copyOf(chains.pages()),
                                    sweepAt,
                                    visitAt));
            changed = false;
        }
    }

    @Override
    protected void leave() {}

    @Override
    protected int weight() {
        int bytes = questions.within().capacity() + chains.capacity() + minutes.capacity();
        return 1 + (BYTES_OF_NONE + bytes) / CacheSize.UNIT_BYTES;
    }
}
