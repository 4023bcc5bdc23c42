package dev.stet.lifecycle.question;

import dev.stet.contract.Key128;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.apache.flink.api.common.state.ListState;
import org.jspecify.annotations.Nullable;

/**
 * Which users are visited when. They are stored by key group and instant, under a Flink key made of
 * both, so that they stay with their key group when the job is rescaled. A timer of that key
 * restores them, after a restart too.
 *
 * <p>Users are buffered in memory, and appended to state some thousands at once and at checkpoints.
 * They are read once, when the timer fires.
 */
final class VisitMemory {

    /** Users in memory. */
    private static final int MOST_GATHERED = 1 << 14;

    private final ListState<Key128> state;
    private final Consumer<Key128> select;
    private final LongConsumer wake;
    private final Map<Key128, List<Key128>> gathered = new HashMap<>();
    private int size;

    /**
     * @param state of the Flink key last selected
     * @param wake sets a timer of that key; may be called again with the same instant
     */
    VisitMemory(ListState<Key128> state, Consumer<Key128> select, LongConsumer wake) {
        this.state = state;
        this.select = select;
        this.wake = wake;
    }

    /** Plans a visit of the user. */
    void add(Key128 user, long atMillis) throws Exception {
        Key128 bucket = VisitTimes.bucket(user, atMillis);
        List<Key128> users = gathered.get(bucket);
        if (users == null) {
            users = new ArrayList<>();
            gathered.put(bucket, users);
            select.accept(bucket);
            wake.accept(atMillis);
        }
        users.add(user);
        if (++size == MOST_GATHERED) {
            writeBack();
        }
    }

    /**
     * Removes and returns the users who are visited now, in the order of keys, as state is read
     * fastest. A user may be returned twice.
     *
     * @param bucket of which there was a timer
     */
    List<Key128> take(Key128 bucket) throws Exception {
        List<Key128> users = new ArrayList<>();
        select.accept(bucket);
        @Nullable Iterable<Key128> stored = state.get();
        if (stored != null) {
            stored.forEach(users::add);
            state.clear();
        }
        List<Key128> unwritten = gathered.remove(bucket);
        if (unwritten != null) {
            users.addAll(unwritten);
            size -= unwritten.size();
        }
        Collections.sort(users);
        return users;
    }

    /** Takes a user out of those who are visited at an instant; its timer stays. */
    void remove(Key128 user, long atMillis) throws Exception {
        Key128 bucket = VisitTimes.bucket(user, atMillis);
        List<Key128> unwritten = gathered.get(bucket);
        if (unwritten != null) {
            size -= unwritten.size();
            unwritten.removeIf(user::equals);
            size += unwritten.size();
            if (unwritten.isEmpty()) {
                gathered.remove(bucket);
            }
        }
        select.accept(bucket);
        @Nullable Iterable<Key128> stored = state.get();
        if (stored == null) {
            return;
        }
        List<Key128> others = new ArrayList<>();
        stored.forEach(others::add);
        if (others.removeIf(user::equals)) {
            if (others.isEmpty()) {
                state.clear();
            } else {
                state.update(others);
            }
        }
    }

    void writeBack() throws Exception {
        for (Map.Entry<Key128, List<Key128>> each : gathered.entrySet()) {
            select.accept(each.getKey());
            state.addAll(each.getValue());
        }
        gathered.clear();
        size = 0;
    }
}
