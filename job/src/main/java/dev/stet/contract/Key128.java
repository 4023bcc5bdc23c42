package dev.stet.contract;

import dev.stet.bytes.Codec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * 128 bits that stand for a longer identity: a pseudonym, a fingerprint, the key of a suggestion.
 *
 * <p>Made with a secret key at ingest, so that nobody outside can aim at a collision; 64 bits would
 * collide by chance at billions.
 */
public record Key128(long high, long low) implements Comparable<Key128> {

    @Override
    public int compareTo(Key128 other) {
        int byHigh = Long.compareUnsigned(high, other.high);
        return byHigh != 0 ? byHigh : Long.compareUnsigned(low, other.low);
    }

    /** Written out: the one that Java makes is slow where it does not inline. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Key128 key && high == key.high && low == key.low;
    }

    /** Never to be changed: key groups, and with them savepoints, depend on it. */
    @Override
    public int hashCode() {
        return Long.hashCode(high * 31 + low);
    }

    /**
     * The key of something within what this one stands for: the decision on a field of a task. As
     * hard to aim at as this key is to guess.
     */
    public Key128 of(byte[] part) {
        return of(part, 0, part.length);
    }

    /** The same, of the bytes in {@code [from, to)}. */
    public Key128 of(byte[] data, int from, int to) {
        return new SipHash(this).hash(data, from, to);
    }

    /** The key of what happened within what this one stands for at an instant. */
    public Key128 at(long epochMillis) {
        byte[] bytes = new byte[Long.BYTES];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (epochMillis >>> Byte.SIZE * i);
        }
        return of(bytes);
    }

    /** 32 lower-case hexadecimal digits. */
    @Override
    public String toString() {
        HexFormat hex = HexFormat.of();
        return hex.toHexDigits(high) + hex.toHexDigits(low);
    }

    public void write(DataOutput out) throws IOException {
        out.writeLong(high);
        out.writeLong(low);
    }

    public static Key128 read(DataInput in) throws IOException {
        return new Key128(in.readLong(), in.readLong());
    }

    /** As a key of state. */
    public static final class KeyCodec implements Codec<Key128> {

        @Override
        public void write(Key128 key, DataOutput out) throws IOException {
            key.write(out);
        }

        @Override
        public Key128 read(DataInput in) throws IOException {
            return Key128.read(in);
        }
    }
}
