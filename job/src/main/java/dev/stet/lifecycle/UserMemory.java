package dev.stet.lifecycle;

import dev.stet.contract.Key128;
import dev.stet.contract.Utf8;
import dev.stet.state.KeyFilter;
import dev.stet.state.WriteBackCache;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Set;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.ValueState;
import org.jspecify.annotations.Nullable;

/**
 * One user in memory: what nearly every event needs as a whole, chains as they are asked for.
 *
 * <p>Of a user without end, a machine perhaps, only so many questions lie in the value, and further
 * ones in a map beside, so that no write takes more than about 100 kB.
 */
final class UserMemory extends WriteBackCache.Entry implements QuestionStore {

    /** Questions in the user's value; past that they go beside. */
    static final int MOST_WITHIN = 512;

    /** Chains in memory; past that they are written and forgotten. */
    private static final int MOST_CHAINS = 512;

    private static final long HOUR_MILLIS = Duration.ofHours(1).toMillis();
    private static final long DAY_MILLIS = Duration.ofDays(1).toMillis();

    /** Sweeps of different users are spread over this long. */
    private static final long STAGGER_MILLIS = Duration.ofMinutes(10).toMillis();

    /** Where users are kept, and what wakes them. */
    interface Home {

        /** All state and timers that follow are this user's. */
        void select(Key128 user);

        ValueState<UserState> users();

        MapState<Utf8, Question> questions();

        MapState<Key128, Chain> chains();

        void wake(long atMillis);

        void wakeNoMore(long atMillis);

        /** Writes the last outcome of a question that ends, where wanted. */
        void ends(Key128 user, Utf8 interactionId, Question question);
    }

    private final Key128 user;
    private final Home home;
    private final long allowedLatenessMillis;
    private final Map<Utf8, Question> questions;
    private final Map<Long, UserDay> days;
    private KeyFilter chainFilter;
    private boolean more;
    private long chainsEndAt;
    private long sweepAt;
    private boolean changed;

    private final Map<Key128, Chain> chains = new HashMap<>();
    private final Set<Key128> changedChains = new HashSet<>();

    UserMemory(Key128 user, @Nullable UserState stored, Home home, long allowedLatenessMillis) {
        this.user = user;
        this.home = home;
        this.allowedLatenessMillis = allowedLatenessMillis;
        questions = stored == null ? new HashMap<>() : new HashMap<>(stored.questions());
        days = stored == null ? new HashMap<>(2) : new HashMap<>(stored.days());
        chainFilter = stored == null ? new KeyFilter() : stored.chains().copy();
        more = stored != null && stored.more();
        chainsEndAt = stored == null ? Long.MAX_VALUE : stored.chainsEndAt();
        sweepAt = stored == null ? Long.MAX_VALUE : stored.sweepAt();
    }

    @Override
    public @Nullable Question question(Utf8 interactionId) throws Exception {
        Question within = questions.get(interactionId);
        if (within != null || !more) {
            return within;
        }
        home.select(user);
        return home.questions().get(interactionId);
    }

    @Override
    public void keep(Utf8 interactionId, Question question) throws Exception {
        if (questions.size() < MOST_WITHIN || questions.containsKey(interactionId)) {
            if (more) {
                home.select(user);
                home.questions().remove(interactionId);
            }
            questions.put(interactionId, question);
        } else {
            home.select(user);
            home.questions().put(interactionId, question);
            more = true;
        }
        changed = true;
        plan(endOf(question));
    }

    @Override
    public @Nullable Chain chain(Key128 fingerprint) throws Exception {
        Chain cached = chains.get(fingerprint);
        if (cached != null || !chainFilter.mayHold(fingerprint)) {
            return cached;
        }
        home.select(user);
        Chain stored = home.chains().get(fingerprint);
        if (stored != null) {
            chains.put(fingerprint, stored);
        }
        return stored;
    }

    @Override
    public void keep(Key128 fingerprint, Chain chain) throws Exception {
        chains.put(fingerprint, chain);
        changedChains.add(fingerprint);
        if (!chain.links().isEmpty()) {
            chainFilter.add(fingerprint);
            long end = endOf(chain);
            chainsEndAt = Math.min(chainsEndAt, end);
            changed = true;
            plan(end);
        }
        if (chains.size() > MOST_CHAINS) {
            writeChains();
        }
    }

    @Override
    public @Nullable UserDay day(long day) {
        return days.get(day);
    }

    @Override
    public void keep(long day, UserDay after) {
        days.put(day, after);
        changed = true;
        plan(endOf(day));
    }

    /** Has the user swept at this instant at the latest. */
    private void plan(long atMillis) {
        if (atMillis >= sweepAt) {
            return;
        }
        home.select(user);
        if (sweepAt != Long.MAX_VALUE) {
            home.wakeNoMore(sweepAt);
        }
        home.wake(atMillis);
        sweepAt = atMillis;
        changed = true;
    }

    /** Questions of one hour end together. */
    private long endOf(Question question) {
        long last = question.lastRelevantMillis();
        return (Math.floorDiv(last, HOUR_MILLIS) + 1) * HOUR_MILLIS + afterwards();
    }

    private long endOf(long day) {
        return (day + 1) * DAY_MILLIS + Question.REGENERATION_MILLIS + afterwards();
    }

    /** Chains whose last links are of one day end together. */
    private long endOf(Chain chain) {
        long last = chain.links().get(chain.links().size() - 1).at();
        long day = Math.floorDiv(last, DAY_MILLIS);
        return (day + 1) * DAY_MILLIS + Gap.MEMORY_MILLIS + afterwards();
    }

    private long afterwards() {
        return allowedLatenessMillis + Math.floorMod(user.low(), STAGGER_MILLIS);
    }

    /**
     * Lets go what no event can concern any more, and plans the next time; the one timer has fired.
     *
     * @return whether anything is left
     */
    boolean sweep(long nowMillis) throws Exception {
        home.select(user);
        sweepAt = Long.MAX_VALUE;
        changed = true;
        long next = sweepQuestions(questions.entrySet().iterator(), nowMillis);
        if (more) {
            long nextOfMore = sweepQuestions(home.questions().iterator(), nowMillis);
            more = nextOfMore != Long.MAX_VALUE;
            next = Math.min(next, nextOfMore);
            if (!more) {
                home.questions().clear();
            }
        }
        days.keySet().removeIf(day -> endOf(day) <= nowMillis);
        for (long day : days.keySet()) {
            next = Math.min(next, endOf(day));
        }
        if (chainsEndAt <= nowMillis) {
            sweepChains(nowMillis);
        }
        next = Math.min(next, chainsEndAt);
        if (next == Long.MAX_VALUE) {
            home.users().clear();
            home.chains().clear();
            return false;
        }
        plan(next);
        return true;
    }

    /** When the first of those that remain ends; {@link Long#MAX_VALUE} for none. */
    private long sweepQuestions(Iterator<Entry<Utf8, Question>> each, long nowMillis) {
        long next = Long.MAX_VALUE;
        while (each.hasNext()) {
            Entry<Utf8, Question> entry = each.next();
            long end = endOf(entry.getValue());
            if (end <= nowMillis) {
                home.ends(user, entry.getKey(), entry.getValue());
                each.remove();
            } else {
                next = Math.min(next, end);
            }
        }
        return next;
    }

    private void sweepChains(long nowMillis) throws Exception {
        writeChains();
        chainFilter = new KeyFilter();
        chainsEndAt = Long.MAX_VALUE;
        Iterator<Entry<Key128, Chain>> each = home.chains().iterator();
        while (each.hasNext()) {
            Entry<Key128, Chain> entry = each.next();
            long end = endOf(entry.getValue());
            if (end <= nowMillis) {
                each.remove();
            } else {
                chainFilter.add(entry.getKey());
                chainsEndAt = Math.min(chainsEndAt, end);
            }
        }
    }

    @Override
    protected void writeBack() throws Exception {
        if (!changedChains.isEmpty()) {
            writeChains();
        }
        if (changed) {
            home.select(user);
            home.users()
                    .update(
                            new UserState(
                                    Map.copyOf(questions),
                                    more,
                                    Map.copyOf(days),
                                    chainFilter.copy(),
                                    chainsEndAt,
                                    sweepAt));
            changed = false;
        }
    }

    private void writeChains() throws Exception {
        home.select(user);
        for (Key128 fingerprint : changedChains) {
            Chain chain = chains.get(fingerprint);
            if (chain == null || chain.links().isEmpty()) {
                home.chains().remove(fingerprint);
            } else {
                home.chains().put(fingerprint, chain);
            }
        }
        changedChains.clear();
        chains.clear();
    }

    @Override
    protected void leave() {}

    @Override
    protected int weight() {
        return 1 + questions.size() + chains.size() / 2 + days.size();
    }
}
