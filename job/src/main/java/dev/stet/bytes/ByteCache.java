package dev.stet.bytes;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what was made of some bytes, in a fixed number of entries: a new one takes the place of
 * an old one of its set, so neither many keys nor colliding ones cost more than a miss.
 *
 * @param <V> what was made of them
 */
public final class ByteCache<V> {

    private static final int WAYS = 4;
    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

    private record Entry<V>(Object scope, byte[] key, V value) {}

    /** By entry; apart from them, so that one line of memory tells which of a set may be meant. */
    private final int[] hashes;

    private final @Nullable Entry<V>[] entries;
    private int turn;

    /**
     * @param capacity a power of two
     */
    @SuppressWarnings({"unchecked", "rawtypes"}) // an array of a generic type has no other form
    public ByteCache(int capacity) {
        hashes = new int[capacity];
        entries = new Entry[capacity];
    }

    /**
     * @param scope within which the bytes mean something, told apart by identity
     */
    public @Nullable V find(Object scope, byte[] data, int from, int to) {
        int hash = hash(data, from, to);
        int set = setOf(scope, hash);
        for (int way = 0; way < WAYS; way++) {
            if (hashes[set + way] != hash) {
                continue;
            }
            Entry<V> entry = entries[set + way];
            if (entry != null
                    && entry.scope == scope
                    && Arrays.equals(entry.key, 0, entry.key.length, data, from, to)) {
                return entry.value;
            }
        }
        return null;
    }

    /** Only for what {@link #find} did not find; copies the bytes. */
    public void put(Object scope, byte[] data, int from, int to, V value) {
        int hash = hash(data, from, to);
        int set = setOf(scope, hash);
        int way = turn++ & (WAYS - 1);
        for (int free = 0; free < WAYS; free++) {
            if (entries[set + free] == null) {
                way = free;
                break;
            }
        }
        hashes[set + way] = hash;
        entries[set + way] = new Entry<>(scope, Arrays.copyOfRange(data, from, to), value);
    }

    private int setOf(Object scope, int hash) {
        return (hash ^ System.identityHashCode(scope)) & (entries.length - 1) & -WAYS;
    }

    private static int hash(byte[] data, int from, int to) {
        long hash = to - from;
        int at = from;
        for (; at <= to - Long.BYTES; at += Long.BYTES) {
            hash = (hash ^ (long) LONGS.get(data, at)) * MULTIPLIER;
            hash ^= hash >>> 32;
        }
        long rest = 0;
        for (; at < to; at++) {
            rest = rest << 8 | data[at] & 0xFF;
        }
        hash = (hash ^ rest) * MULTIPLIER;
        return (int) (hash >>> 32);
    }
}
