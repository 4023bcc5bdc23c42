package dev.stet.local.files;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * A row on its way through the external sort. Rows are ordered by key, the greatest version first;
 * the content settles what is left, so that the order never depends on who came first.
 *
 * @param key orders by its unsigned bytes; see {@link SortKey}
 * @param payload the row's content, opaque to the sort
 */
public record Spilled(byte[] key, long version, byte[] payload) implements Comparable<Spilled> {

    /** What an object of this type costs beside its bytes, about. */
    private static final int OVERHEAD_BYTES = 80;

    @Override
    public int compareTo(Spilled other) {
        int byKey = Arrays.compareUnsigned(key, other.key);
        if (byKey != 0) {
            return byKey;
        }
        int byVersion = Long.compare(other.version, version);
        return byVersion != 0 ? byVersion : Arrays.compareUnsigned(payload, other.payload);
    }

    boolean sameKey(Spilled other) {
        return Arrays.equals(key, other.key);
    }

    /** How much of the heap it takes, about. */
    int heapBytes() {
        return OVERHEAD_BYTES + key.length + payload.length;
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(key.length);
        out.writeInt(payload.length);
        out.writeLong(version);
        out.write(key);
        out.write(payload);
    }

    /** Reads what {@link #write} wrote, after its first number has been read already. */
    static Spilled read(int keyLength, DataInput in) throws IOException {
        byte[] payload = new byte[in.readInt()];
        long version = in.readLong();
        byte[] key = new byte[keyLength];
        in.readFully(key);
        in.readFully(payload);
        return new Spilled(key, version, payload);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Spilled that && compareTo(that) == 0;
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(key) + Arrays.hashCode(payload);
    }
}
