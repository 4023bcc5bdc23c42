package dev.stet.contract;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * SipHash-2-4 with 128 bits of output: a keyed hash of short inputs, ten times cheaper than an HMAC
 * and still out of reach for someone who aims at a collision without the key.
 *
 * <p>Source: Aumasson and Bernstein, "SipHash: a fast short-input PRF" (INDOCRYPT 2012), and the
 * 128-bit variant of its reference implementation. Not thread-safe.
 */
public final class SipHash {

    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final long key0;
    private final long key1;
    private long v0;
    private long v1;
    private long v2;
    private long v3;

    /**
     * @param key at least 16 bytes, of which the first 16 count
     */
    public SipHash(byte[] key) {
        key0 = (long) LONGS.get(key, 0);
        key1 = (long) LONGS.get(key, Long.BYTES);
    }

    SipHash(Key128 key) {
        key0 = key.high();
        key1 = key.low();
    }

    /** Its text is the official hexadecimal form of the output. */
    public Key128 hash(byte[] data, int from, int to) {
        v0 = key0 ^ 0x736f6d6570736575L;
        v1 = key1 ^ 0x646f72616e646f6dL ^ 0xee;
        v2 = key0 ^ 0x6c7967656e657261L;
        v3 = key1 ^ 0x7465646279746573L;
        int at = from;
        for (; at <= to - Long.BYTES; at += Long.BYTES) {
            compress((long) LONGS.get(data, at));
        }
        long last = (long) (to - from) << 56;
        for (int shift = 0; at < to; at++, shift += Byte.SIZE) {
            last |= (data[at] & 0xFFL) << shift;
        }
        compress(last);
        v2 ^= 0xee;
        long first = finish();
        v1 ^= 0xdd;
        long second = finish();
        return new Key128(Long.reverseBytes(first), Long.reverseBytes(second));
    }

    private void compress(long word) {
        v3 ^= word;
        round();
        round();
        v0 ^= word;
    }

    private long finish() {
        round();
        round();
        round();
        round();
        return v0 ^ v1 ^ v2 ^ v3;
    }

    private void round() {
        v0 += v1;
        v1 = Long.rotateLeft(v1, 13) ^ v0;
        v0 = Long.rotateLeft(v0, 32);
        v2 += v3;
        v3 = Long.rotateLeft(v3, 16) ^ v2;
        v0 += v3;
        v3 = Long.rotateLeft(v3, 21) ^ v0;
        v2 += v1;
        v1 = Long.rotateLeft(v1, 17) ^ v2;
        v2 = Long.rotateLeft(v2, 32);
    }
}
