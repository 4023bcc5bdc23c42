package dev.stet.lifecycle.question;

import dev.stet.bytes.Utf8;
import dev.stet.contract.Key128;
import dev.stet.state.CacheSize;
import dev.stet.state.WriteBackCache;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One user in memory: one value that nearly every event needs, and accessors of state for the rest.
 * The value is a few arrays, packed as in state.
 */
final class UserMemory extends WriteBackCache.Entry implements QuestionStore {

    /** Of an instant: never. */
    static final long NEVER = Long.MAX_VALUE;

    /** Bytes of a user without any entry. */
    private static final int BYTES_OF_NONE = 450;

    private static final long[] NO_VISITS = {};

    private final Key128 user;
    private final UserHome home;
    private final UserEnds ends;
    private final QuestionMemory questions;
    private final ChainMemory chains;
    private DimensionsTable dimensions;
    private UserMinutes minutes;

    /** When the first entry ends. */
    private long sweepAt;

    /** The next visit. */
    private long visitAt;

    /** Later visits that were planned before a sooner one was. */
    private long[] laterVisits;

    private boolean changed;

    UserMemory(Key128 user, @Nullable UserState stored, UserHome home, UserEnds ends) {
        this.user = user;
        this.home = home;
        this.ends = ends;
        if (stored == null) {
            dimensions = new DimensionsTable();
            minutes = new UserMinutes(dimensions);
            questions = new QuestionMemory(user, home, ends, new PackedRecords(), false);
            chains = new ChainMemory(user, home, ends, new PackedRecords(), List.of());
            sweepAt = NEVER;
            visitAt = NEVER;
            laterVisits = NO_VISITS;
        } else {
            dimensions = stored.dimensions().copy();
            minutes = stored.minutes().copy(dimensions);
            questions =
                    new QuestionMemory(user, home, ends, stored.questions().copy(), stored.more());
            chains = new ChainMemory(user, home, ends, stored.chains().copy(), stored.pages());
            sweepAt = stored.sweepAt();
            visitAt = stored.visitAt();
            laterVisits = stored.laterVisits();
        }
    }

    @Override
    public @Nullable Question question(Utf8 interactionId) throws Exception {
        return questions.get(interactionId, dimensions);
    }

    @Override
    public void keep(Utf8 interactionId, Question question) throws Exception {
        questions.put(interactionId, question, dimensions);
        changed = true;
        plan(ends.ofQuestion(question.lastRelevantMillis()));
    }

    @Override
    public @Nullable Chain chain(Key128 fingerprint) throws Exception {
        return chains.get(fingerprint);
    }

    @Override
    public void keep(Key128 fingerprint, Chain chain) throws Exception {
        long end = chains.put(fingerprint, chain);
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
        plan(ends.ofDay(atMillis));
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
            if (visitAt != NEVER) {
                laterVisits = Arrays.copyOf(laterVisits, laterVisits.length + 1);
                laterVisits[laterVisits.length - 1] = visitAt;
            }
            visitAt = at;
            changed = true;
            home.planVisit(user, at);
        }
    }

    /** Removes what no event can change any more. */
    void sweep(long nowMillis) throws Exception {
        if (nowMillis < sweepAt) {
            return;
        }
        home.select(user);
        changed = true;
        long next =
                questions.sweep(
                        nowMillis, dimensions, (id, question) -> home.ends(user, id, question));
        next = Math.min(next, sweepMinutes(nowMillis));
        sweepAt = Math.min(next, chains.sweep(nowMillis));
    }

    /**
     * Sweeps, and asks for the next visit. At one that was asked for before a sooner one was, there
     * is nothing to do: the sooner one has asked for another since.
     *
     * @param atMillis of the visit
     * @return false if nothing is left, in state neither
     */
    boolean visited(long atMillis, long nowMillis) throws Exception {
        if (laterVisits.length > 0) {
            laterVisits = Arrays.stream(laterVisits).filter(at -> at != atMillis).toArray();
            changed = true;
        }
        if (atMillis != visitAt) {
            return true;
        }
        sweep(nowMillis);
        visitAt = NEVER;
        if (sweepAt == NEVER) {
            clear(); // the sweeps removed chains and questions
            return false;
        }
        planVisit();
        return true;
    }

    /**
     * Removes all that is known of the user, whatever may still change it. Not used afterwards.
     *
     * @param erased takes the questions
     */
    void erase(QuestionMemory.Ended erased) throws Exception {
        home.select(user);
        questions.erase(dimensions, erased);
        chains.erase();
        clear();
    }

    private void clear() throws Exception {
        home.select(user);
        home.users().clear();
        if (visitAt != NEVER) {
            home.cancelVisit(user, visitAt);
        }
        for (long at : laterVisits) {
            home.cancelVisit(user, at);
        }
        changed = false;
    }

    /** When the first day that remains ends; {@link Long#MAX_VALUE} for none. */
    private long sweepMinutes(long nowMillis) throws IOException {
        long first = minutes.size() == 0 ? Long.MAX_VALUE : minutes.minuteOf(0);
        while (first != Long.MAX_VALUE && endOfDayOf(first) <= nowMillis) {
            long nextDay = ends.zone().dayEnd(UserMinutes.millis(first));
            int left = minutes.from(UserMinutes.minute(nextDay));
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
        return ends.ofDay(UserMinutes.millis(minute));
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
                                    visitAt,
                                    laterVisits));
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
