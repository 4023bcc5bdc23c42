package dev.stet.ingest.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * A closed set of short ASCII names, found by their bytes without a String: one multiplication, one
 * look into a table, one comparison.
 */
public final class NameTable {

    /** Slots per name; sparse, so that a multiplier without collisions is found at once. */
    private static final int SPARSENESS = 16;

    private static final long MIX = 0x9E3779B97F4A7C15L;
    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INTS =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int ATTEMPTS = 1_000;

    private final List<String> names;
    private final byte[][] bytes;
    private final long multiplier;
    private final int shift;

    /** Index of a name plus one; 0 where no name lies. */
    private final byte[] slots;

    /**
     * @param names distinct, not empty, at most 127
     * @throws IllegalArgumentException where no multiplier tells the names apart
     */
    public NameTable(List<String> names) {
        this.names = List.copyOf(names);
        this.bytes =
                names.stream()
                        .map(name -> name.getBytes(StandardCharsets.US_ASCII))
                        .toArray(byte[][]::new);
        int size = Integer.highestOneBit(names.size() * SPARSENESS);
        this.slots = new byte[size];
        this.shift = Long.SIZE - Integer.numberOfTrailingZeros(size);
        this.multiplier = findMultiplier();
    }

    public List<String> names() {
        return names;
    }

    /** The index of the name that stands in {@code [from, to)}, or -1. */
    public int find(byte[] data, int from, int to) {
        if (from >= to) {
            return -1;
        }
        int candidate = slots[(int) (sample(data, from, to) * multiplier >>> shift)] - 1;
        if (candidate < 0) {
            return -1;
        }
        byte[] name = bytes[candidate];
        return Arrays.equals(data, from, to, name, 0, name.length) ? candidate : -1;
    }

    /** The length, the first eight bytes and the last eight; all of them up to sixteen. */
    private static long sample(byte[] data, int from, int to) {
        int length = to - from;
        long first;
        long last;
        if (length >= Long.BYTES) {
            first = (long) LONGS.get(data, from);
            last = (long) LONGS.get(data, to - Long.BYTES);
        } else if (length >= Integer.BYTES) {
            first = (int) INTS.get(data, from);
            last = (int) INTS.get(data, to - Integer.BYTES);
        } else {
            first = data[from] | data[from + (length >> 1)] << 8;
            last = data[to - 1];
        }
        return (first * MIX ^ Long.rotateLeft(last, 29)) * MIX + length;
    }

    private long findMultiplier() {
        long candidate = MIX;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            if (fill(candidate)) {
                return candidate;
            }
            candidate = candidate * 6364136223846793005L + 1442695040888963407L | 1;
        }
        throw new IllegalArgumentException("no hash tells these names apart: " + names);
    }

    private boolean fill(long candidate) {
        Arrays.fill(slots, (byte) 0);
        for (int index = 0; index < bytes.length; index++) {
            int slot = (int) (sample(bytes[index], 0, bytes[index].length) * candidate >>> shift);
            if (slots[slot] != 0) {
                return false;
            }
            slots[slot] = (byte) (index + 1);
        }
        return true;
    }
}
