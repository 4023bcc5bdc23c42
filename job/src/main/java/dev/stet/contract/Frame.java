package dev.stet.contract;

import dev.stet.bytes.Binary;
import dev.stet.bytes.Utf8;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One record of the wire, put together here and written at once, read at once and taken apart here:
 * Flink's buffers ask for their bounds and their kind at every single call. Four bytes tell its
 * length. Used again and again by one thread.
 */
final class Frame {

    private static final int HEAD = Integer.BYTES;

    /** How many bytes it keeps from one record to the next. */
    private static final int KEPT_BYTES = 1 << 16;

    /** How many names it knows in bytes; a power of two. */
    private static final int NAMES = 1 << 6;

    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INTS =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

    private byte[] bytes = new byte[512];

    /** Where the next byte is put or taken. */
    private int at;

    private final @Nullable String[] names = new String[NAMES];
    private final byte[][] namesInBytes = new byte[NAMES][];

    /** Empties it, for what is put next. */
    Frame begin() {
        resize(0);
        at = HEAD;
        return this;
    }

    void writeTo(DataOutput out) throws IOException {
        INTS.set(bytes, 0, at - HEAD);
        out.write(bytes, 0, at);
    }

    /** Fills it, for what is taken next. */
    Frame readFrom(DataInput in) throws IOException {
        int length = in.readInt();
        resize(length);
        in.readFully(bytes, 0, length);
        at = 0;
        return this;
    }

    private void resize(int length) {
        if (length > bytes.length || bytes.length > KEPT_BYTES) {
            bytes = new byte[Math.max(512, length)];
        }
    }

    private void reserve(int more) {
        if (bytes.length - at < more) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, at + more));
        }
    }

    void putByte(int value) {
        reserve(1);
        bytes[at++] = (byte) value;
    }

    int takeByte() {
        return bytes[at++];
    }

    void putBoolean(boolean value) {
        putByte(value ? 1 : 0);
    }

    boolean takeBoolean() {
        return takeByte() != 0;
    }

    void putLong(long value) {
        reserve(Long.BYTES);
        LONGS.set(bytes, at, value);
        at += Long.BYTES;
    }

    long takeLong() {
        long value = (long) LONGS.get(bytes, at);
        at += Long.BYTES;
        return value;
    }

    /** 7 bits a byte, least first: one byte up to 127, ten for a negative number. */
    void putVarLong(long value) {
        reserve(10);
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            bytes[at++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[at++] = (byte) rest;
    }

    long takeVarLong() {
        long value = 0;
        int shift = 0;
        byte next;
        do {
            next = bytes[at++];
            value |= (long) (next & 0x7F) << shift;
            shift += 7;
        } while (next < 0);
        return value;
    }

    /** Like {@link #putVarLong}, but small negative numbers stay small. */
    void putZigZag(long value) {
        putVarLong((value << 1) ^ (value >> 63));
    }

    long takeZigZag() {
        long value = takeVarLong();
        return (value >>> 1) ^ -(value & 1);
    }

    void putKey(Key128 key) {
        putLong(key.high());
        putLong(key.low());
    }

    Key128 takeKey() {
        return new Key128(takeLong(), takeLong());
    }

    void putBytes(byte[] more) {
        putVarLong(more.length);
        reserve(more.length);
        System.arraycopy(more, 0, bytes, at, more.length);
        at += more.length;
    }

    byte[] takeBytes() {
        int from = takeRange();
        return Arrays.copyOfRange(bytes, from, at);
    }

    void putId(Utf8 id) {
        putBytes(id.bytes());
    }

    Utf8 takeId() {
        byte[] id = takeBytes();
        return id.length == 0 ? Utf8.EMPTY : new Utf8(id);
    }

    /**
     * Of the names that come again and again, those of tenants and sources, each is encoded once.
     */
    void putName(String name) {
        int slot = name.hashCode() & (NAMES - 1);
        if (!name.equals(names[slot])) {
            names[slot] = name;
            namesInBytes[slot] = name.getBytes(StandardCharsets.UTF_8);
        }
        putBytes(namesInBytes[slot]);
    }

    String takeName() {
        int from = takeRange();
        return Binary.string(bytes, from, at);
    }

    void putText(String text) {
        putBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    String takeText() {
        int from = takeRange();
        return new String(bytes, from, at - from, StandardCharsets.UTF_8);
    }

    /** Null and the empty string stay apart. */
    void putNullableText(@Nullable String text) {
        putBoolean(text != null);
        if (text != null) {
            putText(text);
        }
    }

    @Nullable String takeNullableText() {
        return takeBoolean() ? takeText() : null;
    }

    void putDimensions(Dimensions dimensions) throws IOException {
        putBytes(dimensions.toBytes());
    }

    Dimensions takeDimensions() throws IOException {
        int from = takeRange();
        return Dimensions.of(bytes, from, at);
    }

    /** Passes over a length and as many bytes, up to {@link #at}; where they begin. */
    private int takeRange() {
        int length = (int) takeVarLong();
        int from = at;
        at += length;
        return from;
    }
}
