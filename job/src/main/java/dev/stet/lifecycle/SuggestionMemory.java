package dev.stet.lifecycle;

import static dev.stet.lifecycle.SuggestionTable.NONE;
import static dev.stet.lifecycle.SuggestionTable.NOWHERE;

import dev.stet.contract.Dimensions;
import dev.stet.contract.Key128;
import dev.stet.state.CacheSize;
import dev.stet.state.KeyFilter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.flink.api.common.state.MapState;
import org.jspecify.annotations.Nullable;

/**
 * The suggestions of one task: the most recently heard of in memory, all others in state, each in
 * the slice in which it ends.
 *
 * <p>An event does not tell its slice. So whoever is not in memory is looked for in the live slices
 * of the shard, five or six, that somebody left memory for; and of these only where the slice's
 * {@link KeyFilter} does not know better. For a suggestion never heard of, which is the common
 * case, that costs no read, and no look at a filter while everything has room in memory.
 */
final class SuggestionMemory {

    private final long capacity;
    private final SuggestionTable table = new SuggestionTable();
    private final SuggestionPacking packing = new SuggestionPacking();
    private final MapState<Key128, PackedSuggestion> state;
    private final Consumer<ShardSlice> select;
    private final List<List<SuggestionLiveSlice>> slices = new ArrayList<>(Shards.COUNT);

    /** By shard: how many slices may have in state what is not in memory. */
    private final int[] left = new int[Shards.COUNT];

    /**
     * @param cacheUnits how much is held in memory, in units of {@link CacheSize#UNIT_BYTES}; the
     *     suggestion last kept has its place even if it alone takes more
     * @param state of the slice last selected
     */
    SuggestionMemory(
            int cacheUnits, MapState<Key128, PackedSuggestion> state, Consumer<ShardSlice> select) {
        this.capacity = (long) cacheUnits * CacheSize.UNIT_BYTES;
        this.state = state;
        this.select = select;
        for (int shard = 0; shard < Shards.COUNT; shard++) {
            slices.add(new ArrayList<>());
        }
    }

    SuggestionTable table() {
        return table;
    }

    /** Makes known, after a restore, that there is something in this slice. */
    void reopen(ShardSlice key) {
        SuggestionLiveSlice slice = new SuggestionLiveSlice(key, null);
        slice.written = true;
        slices.get(key.shard()).add(slice);
        someLeft(slice);
    }

    private void someLeft(SuggestionLiveSlice slice) {
        if (!slice.anyLeft) {
            slice.anyLeft = true;
            left[slice.key.shard()]++;
        }
    }

    /** The entry of a suggestion, until the next is recalled or kept; NONE if never heard of. */
    int recall(Key128 key) throws Exception {
        int entry = table.find(key);
        if (entry != NONE) {
            table.markUsed(entry);
            return entry;
        }
        int shard = Shards.of(key);
        return left[shard] == 0 ? NONE : read(key, slices.get(shard));
    }

    private int read(Key128 key, List<SuggestionLiveSlice> live) throws Exception {
        for (int i = live.size() - 1; i >= 0; i--) {
            SuggestionLiveSlice slice = live.get(i);
            if (slice.anyLeft && slice.mayHold(key)) {
                select.accept(slice.key);
                PackedSuggestion stored = state.get(key);
                if (stored != null) {
                    int number = number(slice.key);
                    int entry = table.add(key, number, stored.bytes(), stored.dimensions());
                    table.link(entry, number, slice.inMemory);
                    table.markStored(entry, number);
                    makeRoom(entry);
                    return entry;
                }
            }
        }
        return NONE;
    }

    private static int number(ShardSlice key) {
        return Math.toIntExact(key.number());
    }

    /** What is known under an entry. */
    Suggestion suggestion(int entry) {
        return entry == NONE
                ? Suggestion.UNHEARD_OF
                : packing.unpack(table.packed(entry), table.dimensions(entry));
    }

    /**
     * Keeps what is new, or has changed, or has moved to another slice.
     *
     * @param known what {@link #recall} returned
     * @param shard of the key
     * @param ending the number of the slice in which it ends
     * @return whether nothing was in that slice before
     */
    boolean keep(Key128 key, int known, int shard, long ending, Suggestion suggestion)
            throws Exception {
        int number = Math.toIntExact(ending);
        byte[] packed = packing.pack(suggestion);
        Dimensions shared = suggestion.opening == null ? null : suggestion.opening.dimensions();
        boolean opened = false;
        int entry = known;
        if (known != NONE) {
            table.set(known, packed, shared);
        } else {
            entry = table.add(key, number, packed, shared);
        }
        if (known == NONE || table.slice(known) != number) {
            SuggestionLiveSlice slice = find(shard, number);
            opened = slice == null;
            if (slice == null) {
                slice = new SuggestionLiveSlice(new ShardSlice(shard, number), new KeyFilter());
                slices.get(shard).add(slice);
            }
            if (known != NONE) {
                table.unlink(known, live(shard, table.slice(known)).inMemory);
            }
            table.link(entry, number, slice.inMemory);
        }
        table.markChanged(entry);
        makeRoom(entry);
        return opened;
    }

    private void makeRoom(int newest) throws Exception {
        while (table.bytes() > capacity && table.size() > 1) {
            leave(table.unused(newest));
        }
    }

    private void leave(int entry) throws Exception {
        writeBack(entry);
        Key128 key = table.key(entry);
        SuggestionLiveSlice slice = live(Shards.of(key), table.slice(entry));
        if (slice.left != null) {
            slice.left.add(key);
        }
        someLeft(slice);
        table.unlink(entry, slice.inMemory);
        table.remove(entry);
    }

    private void writeBack(int entry) throws Exception {
        if (!table.isChanged(entry)) {
            return;
        }
        Key128 key = table.key(entry);
        int shard = Shards.of(key);
        leaveFormerSlice(entry, shard, key);
        SuggestionLiveSlice slice = live(shard, table.slice(entry));
        select.accept(slice.key);
        state.put(key, packed(entry));
        slice.written = true;
        table.markStored(entry, table.slice(entry));
    }

    private PackedSuggestion packed(int entry) {
        return new PackedSuggestion(table.packed(entry), table.dimensions(entry));
    }

    /** Removes the copy in state of one that has moved since it was written. */
    private void leaveFormerSlice(int entry, int shard, Key128 key) throws Exception {
        int former = table.storedIn(entry);
        if (former != NOWHERE && former != table.slice(entry)) {
            SuggestionLiveSlice slice = find(shard, former);
            if (slice != null) {
                select.accept(slice.key);
                state.remove(key);
            }
        }
    }

    private @Nullable SuggestionLiveSlice find(int shard, long number) {
        List<SuggestionLiveSlice> live = slices.get(shard);
        for (int i = live.size() - 1; i >= 0; i--) {
            if (live.get(i).key.number() == number) {
                return live.get(i);
            }
        }
        return null;
    }

    private SuggestionLiveSlice live(int shard, long number) {
        SuggestionLiveSlice slice = find(shard, number);
        if (slice == null) {
            throw new IllegalStateException(
                    "Slice %d of shard %d has ended".formatted(number, shard));
        }
        return slice;
    }

    /** Forgets all that ends in the slice. */
    void end(ShardSlice key) throws Exception {
        SuggestionLiveSlice slice = find(key.shard(), key.number());
        if (slice != null) {
            int next;
            for (int entry = slice.inMemory.first(); entry != NONE; entry = next) {
                next = table.next(entry);
                leaveFormerSlice(entry, key.shard(), table.key(entry));
                table.remove(entry);
            }
            slices.get(key.shard()).remove(slice);
            left[key.shard()] -= slice.anyLeft ? 1 : 0;
        }
        if (slice == null || slice.written) {
            select.accept(key);
            state.clear();
        }
    }

    /** All that ends in the slice, which must be the one selected. */
    Collection<Suggestion> in(ShardSlice key) throws Exception {
        Map<Key128, Suggestion> all = new HashMap<>();
        SuggestionLiveSlice slice = find(key.shard(), key.number());
        if (slice == null || slice.written) {
            for (Map.Entry<Key128, PackedSuggestion> entry : state.entries()) {
                if (table.find(entry.getKey()) == NONE) {
                    PackedSuggestion stored = entry.getValue();
                    all.put(entry.getKey(), packing.unpack(stored.bytes(), stored.dimensions()));
                }
            }
        }
        int entry = slice == null ? NONE : slice.inMemory.first();
        for (; entry != NONE; entry = table.next(entry)) {
            all.put(table.key(entry), suggestion(entry));
        }
        return all.values();
    }

    /** Writes all that changed, slice by slice: RocksDB takes a map at once for less. */
    void writeBack() throws Exception {
        for (List<SuggestionLiveSlice> ofShard : slices) {
            for (SuggestionLiveSlice slice : ofShard) {
                writeBack(slice);
            }
        }
    }

    private void writeBack(SuggestionLiveSlice slice) throws Exception {
        Batch<Key128, PackedSuggestion> changed = new Batch<>();
        int entry = slice.inMemory.first();
        for (; entry != NONE; entry = table.next(entry)) {
            if (table.isChanged(entry)) {
                Key128 key = table.key(entry);
                leaveFormerSlice(entry, slice.key.shard(), key);
                changed.add(key, packed(entry));
                table.markStored(entry, table.slice(entry));
            }
        }
        if (!changed.isEmpty()) {
            select.accept(slice.key);
            state.putAll(changed);
            slice.written = true;
        }
    }
}
