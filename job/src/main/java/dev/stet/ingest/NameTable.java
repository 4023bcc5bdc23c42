package dev.stet.ingest;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * A closed set of short ASCII names, found by their bytes without a String: one multiplication, one
 * look into a table, one comparison.
 */
final class NameTable {

    /** Slots per name; sparse, so that a multiplier without collisions is found at once. */
    private static final int SPARSENESS = 16;

    private static final int ATTEMPTS = 1_000_000;

    private final List<String> names;
    private final byte[][] bytes;
    private final int multiplier;
    private final int shift;

    /** Index of a name plus one; 0 where no name lies. */
    private final byte[] slots;

    /**
     * @param names distinct, not empty, at most 127
     * @throws IllegalArgumentException where no multiplier tells the names apart
     */
    NameTable(List<String> names) {
        this.names = List.copyOf(names);
        this.bytes =
                names.stream()
                        .map(name -> name.getBytes(StandardCharsets.US_ASCII))
                        .toArray(byte[][]::new);
        int size = Integer.highestOneBit(names.size() * SPARSENESS);
        this.slots = new byte[size];
        this.shift = Integer.SIZE - Integer.numberOfTrailingZeros(size);
        this.multiplier = findMultiplier();
    }

    List<String> names() {
        return names;
    }

    /** The index of the name that stands in {@code [from, to)}, or -1. */
    int find(byte[] data, int from, int to) {
        if (from >= to) {
            return -1;
        }
        int candidate = slots[(sample(data, from, to) * multiplier) >>> shift] - 1;
        if (candidate < 0) {
            return -1;
        }
        byte[] name = bytes[candidate];
        return Arrays.equals(data, from, to, name, 0, name.length) ? candidate : -1;
    }

    /** The length and four bytes that tell the names of the contract apart. */
    private static int sample(byte[] data, int from, int to) {
        int length = to - from;
        int quarters =
                data[from]
                        | data[from + (length >> 1)] << 8
                        | data[to - 1 - (length >> 2)] << 16
                        | data[to - 1] << 24;
        return quarters ^ length * 0x9E3779B1;
    }

    private int findMultiplier() {
        int candidate = 0x9E3779B1;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            if (fill(candidate)) {
                return candidate;
            }
            candidate = candidate * 1664525 + 1013904223 | 1;
        }
        throw new IllegalArgumentException("no hash tells these names apart: " + names);
    }

    private boolean fill(int candidate) {
        Arrays.fill(slots, (byte) 0);
        for (int index = 0; index < bytes.length; index++) {
            int slot = (sample(bytes[index], 0, bytes[index].length) * candidate) >>> shift;
            if (slots[slot] != 0) {
                return false;
            }
            slots[slot] = (byte) (index + 1);
        }
        return true;
    }
}
