package dev.stet.state;

import dev.stet.contract.Dimensions;
import dev.stet.contract.Key128;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Packed values by key, in arrays of numbers rather than in linked objects, which the garbage
 * collector would have to trace. An entry is a number, which stays the same until it is removed.
 *
 * <p>The index is open addressing with linear probing; what an entry's number leaves of an int's
 * bits holds as many bits of its hash, so that a wrong key is hardly ever looked at.
 */
public final class PackedTable {

    /** No entry. */
    public static final int NONE = -1;

    /** No slice. */
    static final int NOWHERE = Integer.MIN_VALUE;

    /** Bytes of an entry in addition to its packed bytes; includes free room and the index. */
    private static final int ENTRY_BYTES = 64;

    private static final int ARRAY_HEADER_BYTES = 16;
    private static final int FIRST_ROOM = 64;

    private static final byte USED = 1;
    private static final byte CHANGED = 2;

    /** Set on every entry that was not removed. */
    private static final byte PRESENT = 4;

    private static final byte[] NOTHING = {};

    /** The entries of one slice, each pointing to the next. */
    static final class Chain {
        private int first = NONE;

        int first() {
            return first;
        }
    }

    private int[] index = new int[2 * FIRST_ROOM];

    /** The high and the low half of each key. */
    private long[] keys = new long[2 * FIRST_ROOM];

    private byte[][] packed = new byte[FIRST_ROOM][];

    private @Nullable Dimensions[] dimensions = new Dimensions[FIRST_ROOM];
    private int[] slices = new int[FIRST_ROOM];
    private int[] storedIn = new int[FIRST_ROOM];
    private int[] previous = new int[FIRST_ROOM];

    /** In the chain of the slice; of an entry that was removed, the one to be used after it. */
    private int[] next = new int[FIRST_ROOM];

    private byte[] marks = new byte[FIRST_ROOM];

    private int handedOut;
    private int free = NONE;
    private int size;
    private long bytes;
    private int hand = NONE;

    public int size() {
        return size;
    }

    /** Roughly what all this takes on the heap, dimensions aside. */
    public long bytes() {
        return bytes;
    }

    /** {@link #NONE} where the key is not in memory. */
    int find(Key128 key) {
        int hash = hash(key.high(), key.low());
        int mask = index.length - 1;
        for (int at = hash & mask; index[at] != 0; at = (at + 1) & mask) {
            int entry = (index[at] & mask) - 1;
            if (((index[at] ^ hash) & ~mask) == 0
                    && keys[2 * entry] == key.high()
                    && keys[2 * entry + 1] == key.low()) {
                return entry;
            }
        }
        return NONE;
    }

    private static int hash(long high, long low) {
        return Long.hashCode((high * 31 + low) * 0x9E3779B97F4A7C15L);
    }

    /** Adds what must not be there yet; it is in no state so far, unchanged and unused. */
    int add(Key128 key, int slice, byte[] value, @Nullable Dimensions shared) {
        int entry = free;
        if (entry == NONE) {
            entry = handedOut++;
            ensureRoom();
        } else {
            free = next[entry];
        }
        keys[2 * entry] = key.high();
        keys[2 * entry + 1] = key.low();
        slices[entry] = slice;
        storedIn[entry] = NOWHERE;
        marks[entry] = PRESENT;
        packed[entry] = value;
        dimensions[entry] = shared;
        bytes += weight(value);
        size++;
        if (3 * size > 2 * index.length) {
            growIndex();
        }
        enterIndex(entry);
        return entry;
    }

    private void ensureRoom() {
        int room = marks.length;
        if (handedOut > room) {
            int more = room + room / 2;
            keys = Arrays.copyOf(keys, 2 * more);
            packed = Arrays.copyOf(packed, more);
            dimensions = Arrays.copyOf(dimensions, more);
            slices = Arrays.copyOf(slices, more);
            storedIn = Arrays.copyOf(storedIn, more);
            previous = Arrays.copyOf(previous, more);
            next = Arrays.copyOf(next, more);
            marks = Arrays.copyOf(marks, more);
        }
    }

    /** Of all but the newest entry, which is yet to be entered. */
    private void growIndex() {
        int[] before = index;
        index = new int[2 * before.length];
        for (int place : before) {
            if (place != 0) {
                enterIndex((place & (before.length - 1)) - 1);
            }
        }
    }

    private void enterIndex(int entry) {
        int hash = hashOf(entry);
        int mask = index.length - 1;
        int at = hash & mask;
        while (index[at] != 0) {
            at = (at + 1) & mask;
        }
        index[at] = (hash & ~mask) | (entry + 1);
    }

    private int hashOf(int entry) {
        return hash(keys[2 * entry], keys[2 * entry + 1]);
    }

    /** Gives an entry another value. */
    void set(int entry, byte[] value, @Nullable Dimensions shared) {
        bytes += weight(value) - weight(packed[entry]);
        packed[entry] = value;
        if (dimensions[entry] != shared) {
            dimensions[entry] = shared;
        }
    }

    private static int weight(byte[] value) {
        return ENTRY_BYTES + ARRAY_HEADER_BYTES + (value.length + 7 & ~7);
    }

    /** Removes an entry that is in no chain any more. */
    void remove(int entry) {
        leaveIndex(entry);
        bytes -= weight(packed[entry]);
        packed[entry] = NOTHING;
        dimensions[entry] = null;
        marks[entry] = 0;
        next[entry] = free;
        free = entry;
        size--;
    }

    /** Those behind move up, so that no search ends before what it looks for. */
    private void leaveIndex(int entry) {
        int mask = index.length - 1;
        int hole = hashOf(entry) & mask;
        while ((index[hole] & mask) != entry + 1) {
            hole = (hole + 1) & mask;
        }
        for (int at = (hole + 1) & mask; index[at] != 0; at = (at + 1) & mask) {
            int home = hashOf((index[at] & mask) - 1) & mask;
            if (((at - home) & mask) >= ((at - hole) & mask)) {
                index[hole] = index[at];
                hole = at;
            }
        }
        index[hole] = 0;
    }

    Key128 key(int entry) {
        return new Key128(keys[2 * entry], keys[2 * entry + 1]);
    }

    byte[] packed(int entry) {
        return packed[entry];
    }

    @Nullable Dimensions dimensions(int entry) {
        return dimensions[entry];
    }

    /** The number of the slice in which it ends. */
    int slice(int entry) {
        return slices[entry];
    }

    /** The number of the slice under which it was last written; {@link #NOWHERE} for never. */
    int storedIn(int entry) {
        return storedIn[entry];
    }

    void link(int entry, int slice, Chain chain) {
        slices[entry] = slice;
        previous[entry] = NONE;
        next[entry] = chain.first;
        if (chain.first != NONE) {
            previous[chain.first] = entry;
        }
        chain.first = entry;
    }

    void unlink(int entry, Chain chain) {
        if (previous[entry] == NONE) {
            chain.first = next[entry];
        } else {
            next[previous[entry]] = next[entry];
        }
        if (next[entry] != NONE) {
            previous[next[entry]] = previous[entry];
        }
    }

    /** The one after it in its chain; {@link #NONE} after the last. */
    int next(int entry) {
        return next[entry];
    }

    void markUsed(int entry) {
        marks[entry] |= USED;
    }

    void markChanged(int entry) {
        marks[entry] |= CHANGED;
    }

    /** As it is now, it is in the state of that slice. */
    void markStored(int entry, int slice) {
        storedIn[entry] = slice;
        marks[entry] &= ~CHANGED;
    }

    boolean isChanged(int entry) {
        return (marks[entry] & CHANGED) != 0;
    }

    /**
     * The entry to evict, by the clock algorithm: the next by number that was not used since the
     * hand last passed. There must be another than the one spared.
     */
    int unused(int spared) {
        while (true) {
            hand = hand + 1 < handedOut ? hand + 1 : 0;
            if ((marks[hand] & PRESENT) != 0 && hand != spared) {
                if ((marks[hand] & USED) == 0) {
                    return hand;
                }
                marks[hand] &= ~USED;
            }
        }
    }
}
