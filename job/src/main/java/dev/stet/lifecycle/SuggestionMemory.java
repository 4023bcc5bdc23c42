package dev.stet.lifecycle;

import dev.stet.contract.Key128;
import dev.stet.state.KeyFilter;
import dev.stet.state.WriteBackCache;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.flink.api.common.state.MapState;
import org.jspecify.annotations.Nullable;

/**
 * The suggestions of one task: the most recently heard of in memory, all others in state, each in
 * the slice in which it ends.
 *
 * <p>An event does not tell its slice. So whoever is not in memory is looked for in every live
 * slice of the shard, five or six, and of these only where the slice's {@link KeyFilter} does not
 * know better; for a suggestion never heard of, which is the common case, that costs no read.
 */
final class SuggestionMemory {

    private final WriteBackCache<Key128, Remembered> cache;
    private final MapState<Key128, Suggestion> state;
    private final Consumer<ShardSlice> select;

    /** By shard. */
    private final List<List<LiveSlice>> slices = new ArrayList<>(Shards.COUNT);

    /** A slice that has not ended. */
    private static final class LiveSlice {

        private final ShardSlice key;

        /** Null after a restore: which keys the slice has in state is not known then. */
        private final @Nullable KeyFilter stored;

        private final Set<Remembered> cached = new HashSet<>();
        private boolean ended;

        LiveSlice(ShardSlice key, @Nullable KeyFilter stored) {
            this.key = key;
            this.stored = stored;
        }

        boolean mayHold(Key128 suggestion) {
            return stored == null || stored.mayHold(suggestion);
        }

        /**
         * Whether state may hold anything of the slice. Where it does not, it is not to be asked: a
         * look for the first of nothing goes through all that was deleted behind it.
         */
        boolean mayBeStored() {
            return stored == null || !stored.isEmpty();
        }
    }

    /** A suggestion in memory. */
    final class Remembered extends WriteBackCache.Entry {

        private final Key128 key;
        private Suggestion suggestion;
        private LiveSlice slice;
        private @Nullable LiveSlice storedIn;
        private boolean changed;

        private Remembered(Key128 key, Suggestion suggestion, LiveSlice slice) {
            this.key = key;
            this.suggestion = suggestion;
            this.slice = slice;
        }

        Suggestion suggestion() {
            return suggestion;
        }

        /** To remain in its slice, which must be the given one; weighed anew, others make room. */
        boolean become(Suggestion now, long number) throws Exception {
            if (slice.key.number() != number) {
                return false;
            }
            suggestion = now;
            changed = true;
            cache.put(key, this);
            return true;
        }

        /** Removes the copy in state of one that has moved since it was written. */
        private void leaveFormerSlice() throws Exception {
            if (storedIn != null && storedIn != slice && !storedIn.ended) {
                select.accept(storedIn.key);
                state.remove(key);
            }
        }

        private void move(LiveSlice to) {
            slice.cached.remove(this);
            slice = to;
            slice.cached.add(this);
        }

        @Override
        protected void writeBack() throws Exception {
            if (!changed) {
                return;
            }
            leaveFormerSlice();
            select.accept(slice.key);
            state.put(key, suggestion);
            if (slice.stored != null && storedIn != slice) {
                slice.stored.add(key);
            }
            storedIn = slice;
            changed = false;
        }

        @Override
        protected void leave() {
            slice.cached.remove(this);
        }

        @Override
        protected int weight() {
            return suggestion.weight();
        }
    }

    /**
     * @param cacheEntries suggestions in memory
     * @param state of the slice last selected
     */
    SuggestionMemory(
            int cacheEntries, MapState<Key128, Suggestion> state, Consumer<ShardSlice> select) {
        this.cache = new WriteBackCache<>(cacheEntries);
        this.state = state;
        this.select = select;
        for (int shard = 0; shard < Shards.COUNT; shard++) {
            slices.add(new ArrayList<>());
        }
    }

    /** Makes known, after a restore, that there is something in this slice. */
    void reopen(ShardSlice key) {
        live(key.shard()).add(new LiveSlice(key, null));
    }

    /** What is known of a suggestion; null for nothing. */
    @Nullable Remembered recall(Key128 key) throws Exception {
        Remembered cached = cache.get(key);
        if (cached != null) {
            return cached;
        }
        List<LiveSlice> live = live(Shards.of(key));
        for (int i = live.size() - 1; i >= 0; i--) {
            LiveSlice slice = live.get(i);
            if (slice.mayHold(key)) {
                select.accept(slice.key);
                Suggestion stored = state.get(key);
                if (stored != null) {
                    Remembered found = new Remembered(key, stored, slice);
                    found.storedIn = slice;
                    enter(found);
                    return found;
                }
            }
        }
        return null;
    }

    private void enter(Remembered remembered) throws Exception {
        remembered.slice.cached.add(remembered);
        cache.put(remembered.key, remembered);
    }

    /**
     * Keeps what is new, or has moved to another slice.
     *
     * @param known what {@link #recall} returned
     * @return whether nothing was in that slice before
     */
    boolean keep(Key128 key, @Nullable Remembered known, ShardSlice in, Suggestion suggestion)
            throws Exception {
        LiveSlice slice = find(in);
        boolean opened = slice == null;
        if (slice == null) {
            slice = new LiveSlice(in, new KeyFilter());
            live(in.shard()).add(slice);
        }
        if (known == null) {
            Remembered remembered = new Remembered(key, suggestion, slice);
            remembered.changed = true;
            enter(remembered);
        } else {
            known.move(slice);
            known.become(suggestion, in.number());
        }
        return opened;
    }

    private List<LiveSlice> live(int shard) {
        return slices.get(shard);
    }

    private @Nullable LiveSlice find(ShardSlice key) {
        for (LiveSlice slice : live(key.shard())) {
            if (slice.key.number() == key.number()) {
                return slice;
            }
        }
        return null;
    }

    /** Forgets all that ends in the slice, which must be the one selected. */
    void end(ShardSlice key) throws Exception {
        LiveSlice slice = find(key);
        if (slice != null) {
            slice.ended = true;
            for (Remembered remembered : slice.cached) {
                remembered.leaveFormerSlice();
                cache.drop(remembered.key);
            }
            live(key.shard()).remove(slice);
        }
        if (slice == null || slice.mayBeStored()) {
            select.accept(key);
            state.clear();
        }
    }

    /** All that ends in the slice, which must be the one selected. */
    Collection<Suggestion> in(ShardSlice key) throws Exception {
        Map<Key128, Suggestion> all = new HashMap<>();
        LiveSlice slice = find(key);
        if (slice == null || slice.mayBeStored()) {
            for (Map.Entry<Key128, Suggestion> entry : state.entries()) {
                all.put(entry.getKey(), entry.getValue());
            }
        }
        if (slice != null) {
            all.keySet().removeIf(stored -> hasMoved(stored, slice));
            slice.cached.forEach(cached -> all.put(cached.key, cached.suggestion));
        }
        return all.values();
    }

    private boolean hasMoved(Key128 key, LiveSlice from) {
        Remembered cached = cache.get(key);
        return cached != null && cached.slice != from;
    }

    void writeBack() throws Exception {
        cache.writeBack();
    }
}
