package dev.stet.state;

import static dev.stet.state.PackedTable.NONE;
import static dev.stet.state.PackedTable.NOWHERE;

import dev.stet.contract.Dimensions;
import dev.stet.contract.Key128;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import org.apache.flink.api.common.state.MapState;
import org.jspecify.annotations.Nullable;

/**
 * What one task knows by key: the keys most recently used in memory, all others in state, each in
 * the slice of event time in which it ends.
 *
 * <p>The slice of a key is not known from the key. A key that is not in memory is looked up in the
 * live slices of its shard that something was evicted to, five or six, unless the slice's {@link
 * KeyFilter} rules it out. A key never seen, the common case, costs no read; and no look-up in a
 * filter while everything fits into memory.
 *
 * @param <T> what is known of a key
 */
public final class SlicedMemory<T> {

    private final long capacity;
    private final PackedTable table = new PackedTable();
    private final Packing<T> packing;
    private final MapState<Key128, Packed> state;
    private final Consumer<ShardSlice> select;
    private final List<List<LiveSlice>> slices = new ArrayList<>(Shards.COUNT);

    /** By shard: how many slices may have in state what is not in memory. */
    private final int[] left = new int[Shards.COUNT];

    /**
     * @param cacheUnits how much is held in memory, in units of {@link CacheSize#UNIT_BYTES}; what
     *     was kept last stays even if it alone takes more
     * @param state of the slice last selected
     * @param select makes a slice the one whose state is used
     */
    public SlicedMemory(
            int cacheUnits,
            Packing<T> packing,
            MapState<Key128, Packed> state,
            Consumer<ShardSlice> select) {
        this.packing = packing;
        this.capacity = (long) cacheUnits * CacheSize.UNIT_BYTES;
        this.state = state;
        this.select = select;
        for (int shard = 0; shard < Shards.COUNT; shard++) {
            slices.add(new ArrayList<>());
        }
    }

    public PackedTable table() {
        return table;
    }

    /** Makes known, after a restore, that there is something in this slice. */
    public void reopen(ShardSlice key) {
        LiveSlice slice = new LiveSlice(key, null);
        slice.written = true;
        slices.get(key.shard()).add(slice);
        someLeft(slice);
    }

    private void someLeft(LiveSlice slice) {
        if (!slice.anyLeft) {
            slice.anyLeft = true;
            left[slice.key.shard()]++;
        }
    }

    /** The entry of a key, until the next is recalled or kept; NONE if never kept. */
    public int recall(Key128 key) throws Exception {
        int entry = table.find(key);
        if (entry != NONE) {
            table.markUsed(entry);
            return entry;
        }
        int shard = Shards.of(key);
        return left[shard] == 0 ? NONE : read(key, slices.get(shard));
    }

    private int read(Key128 key, List<LiveSlice> live) throws Exception {
        for (int i = live.size() - 1; i >= 0; i--) {
            LiveSlice slice = live.get(i);
            if (slice.anyLeft && slice.mayHold(key)) {
                select.accept(slice.key);
                Packed stored = state.get(key);
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
    public T value(int entry) throws IOException {
        return entry == NONE
                ? packing.nothing()
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
    public boolean keep(Key128 key, int known, int shard, long ending, T value) throws Exception {
        int number = Math.toIntExact(ending);
        byte[] packed = packing.pack(value);
        Dimensions shared = packing.shared(value);
        boolean opened = false;
        int entry = known;
        if (known != NONE) {
            table.set(known, packed, shared);
        } else {
            entry = table.add(key, number, packed, shared);
        }
        if (known == NONE || table.slice(known) != number) {
            LiveSlice slice = find(shard, number);
            opened = slice == null;
            if (slice == null) {
                slice = new LiveSlice(new ShardSlice(shard, number), new KeyFilter());
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
        LiveSlice slice = live(Shards.of(key), table.slice(entry));
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
        LiveSlice slice = live(shard, table.slice(entry));
        select.accept(slice.key);
        state.put(key, packed(entry));
        slice.written = true;
        table.markStored(entry, table.slice(entry));
    }

    private Packed packed(int entry) {
        return new Packed(table.packed(entry), table.dimensions(entry));
    }

    /** Removes the copy in state of one that has moved since it was written. */
    private void leaveFormerSlice(int entry, int shard, Key128 key) throws Exception {
        int former = table.storedIn(entry);
        if (former != NOWHERE && former != table.slice(entry)) {
            LiveSlice slice = find(shard, former);
            if (slice != null) {
                select.accept(slice.key);
                state.remove(key);
            }
        }
    }

    private @Nullable LiveSlice find(int shard, long number) {
        List<LiveSlice> live = slices.get(shard);
        for (int i = live.size() - 1; i >= 0; i--) {
            if (live.get(i).key.number() == number) {
                return live.get(i);
            }
        }
        return null;
    }

    private LiveSlice live(int shard, long number) {
        LiveSlice slice = find(shard, number);
        if (slice == null) {
            throw new IllegalStateException(
                    "Slice %d of shard %d has ended".formatted(number, shard));
        }
        return slice;
    }

    /** Removes all that ends in the slice. */
    public void end(ShardSlice key) throws Exception {
        LiveSlice slice = find(key.shard(), key.number());
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

    /** Removes what is known of a key, if anything is. */
    public void remove(Key128 key) throws Exception {
        int entry = recall(key);
        if (entry != NONE) {
            remove(entry, live(Shards.of(key), table.slice(entry)));
        }
    }

    /**
     * Removes from a shard all that a test picks. Reads every entry of the shard once; the slices
     * and their timers stay until they end.
     *
     * @param test of a key and what is known of it
     * @param removed takes each afterwards
     */
    public void removeIf(int shard, BiPredicate<Key128, T> test, Consumer<T> removed)
            throws Exception {
        for (LiveSlice slice : slices.get(shard)) {
            int next;
            for (int entry = slice.inMemory.first(); entry != NONE; entry = next) {
                next = table.next(entry);
                T value = value(entry);
                if (test.test(table.key(entry), value)) {
                    remove(entry, slice);
                    removed.accept(value);
                }
            }
        }
        for (LiveSlice slice : slices.get(shard)) {
            if (slice.written) {
                removeStoredIf(slice, test, removed);
            }
        }
    }

    private void remove(int entry, LiveSlice slice) throws Exception {
        Key128 key = table.key(entry);
        leaveFormerSlice(entry, slice.key.shard(), key);
        if (table.storedIn(entry) == table.slice(entry)) {
            select.accept(slice.key);
            state.remove(key);
        }
        table.unlink(entry, slice.inMemory);
        table.remove(entry);
    }

    private void removeStoredIf(LiveSlice slice, BiPredicate<Key128, T> test, Consumer<T> removed)
            throws Exception {
        List<Key128> keys = new ArrayList<>();
        select.accept(slice.key);
        for (Map.Entry<Key128, Packed> entry : state.entries()) {
            if (table.find(entry.getKey()) == NONE) {
                Packed stored = entry.getValue();
                T value = packing.unpack(stored.bytes(), stored.dimensions());
                if (test.test(entry.getKey(), value)) {
                    keys.add(entry.getKey());
                    removed.accept(value);
                }
            }
        }
        for (Key128 key : keys) {
            state.remove(key);
        }
    }

    /** Takes all that ends in the slice, which must be the one selected, one after the other. */
    public void forEachIn(ShardSlice key, Consumer<T> each) throws Exception {
        LiveSlice slice = find(key.shard(), key.number());
        if (slice == null || slice.written) {
            for (Map.Entry<Key128, Packed> entry : state.entries()) {
                if (table.find(entry.getKey()) == NONE) {
                    Packed stored = entry.getValue();
                    each.accept(packing.unpack(stored.bytes(), stored.dimensions()));
                }
            }
        }
        int entry = slice == null ? NONE : slice.inMemory.first();
        for (; entry != NONE; entry = table.next(entry)) {
            each.accept(value(entry));
        }
    }

    /**
     * Takes all of a shard that ends in a slice of this number or a later one, each once.
     *
     * @param each takes a key and what is known of it
     */
    public void forEachFrom(int shard, long number, BiConsumer<Key128, T> each) throws Exception {
        for (LiveSlice slice : slices.get(shard)) {
            if (slice.key.number() < number) {
                continue;
            }
            if (slice.written) {
                select.accept(slice.key);
                for (Map.Entry<Key128, Packed> entry : state.entries()) {
                    if (table.find(entry.getKey()) == NONE) {
                        Packed stored = entry.getValue();
                        each.accept(
                                entry.getKey(),
                                packing.unpack(stored.bytes(), stored.dimensions()));
                    }
                }
            }
            int entry = slice.inMemory.first();
            for (; entry != NONE; entry = table.next(entry)) {
                each.accept(table.key(entry), value(entry));
            }
        }
    }

    /** Writes all that changed, slice by slice: RocksDB takes a map at once for less. */
    public void writeBack() throws Exception {
        for (List<LiveSlice> ofShard : slices) {
            for (LiveSlice slice : ofShard) {
                writeBack(slice);
            }
        }
    }

    private void writeBack(LiveSlice slice) throws Exception {
        Batch<Key128, Packed> changed = new Batch<>();
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
