package dev.stet.bytes;

import java.io.DataOutput;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes binary forms into an array: numbers as short as they are small, identifiers in half of
 * their text where they are hexadecimal. {@link Unpacker} reads them; {@link Binary} does the same
 * on streams. Reused by one thread.
 */
public final class Packer {

    /** A buffer that one long form made larger is not kept. */
    private static final int MOST_KEPT_BYTES = 1 << 16;

    private static final int FIRST_BYTES = 512;

    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INTS =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

    private byte[] bytes = new byte[FIRST_BYTES];
    private int size;

    /** Discards what was written. */
    public Packer begin() {
        if (bytes.length > MOST_KEPT_BYTES) {
            bytes = new byte[FIRST_BYTES];
        }
        size = 0;
        return this;
    }

    /** Discards what was written; {@link #writeFrame} writes the length before what follows. */
    public Packer beginFrame() {
        begin();
        size = Integer.BYTES;
        return this;
    }

    /**
     * Writes all at once, behind its length in four bytes: Flink's buffers check their bounds and
     * their kind at every call.
     */
    public void writeFrame(DataOutput out) throws IOException {
        INTS.set(bytes, 0, size - Integer.BYTES);
        out.write(bytes, 0, size);
    }

    public byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }

    private void room(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
        }
    }

    public void writeByte(int value) {
        room(1);
        bytes[size++] = (byte) value;
    }

    public void writeBoolean(boolean value) {
        writeByte(value ? 1 : 0);
    }

    /** Eight bytes, highest first. */
    public void writeLong(long value) {
        room(Long.BYTES);
        LONGS.set(bytes, size, value);
        size += Long.BYTES;
    }

    /** The lowest bytes of a number, highest first. */
    public void writeFixed(long value, int count) {
        room(count);
        for (int shift = 8 * (count - 1); shift >= 0; shift -= 8) {
            bytes[size++] = (byte) (value >>> shift);
        }
    }

    /** 7 bits a byte, least first: one byte up to 127, ten for a negative number. */
    public void writeVarLong(long value) {
        room(10);
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            bytes[size++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[size++] = (byte) rest;
    }

    /** Like {@link #writeVarLong}, but small negative numbers stay small. */
    public void writeZigZag(long value) {
        writeVarLong(Binary.zigZag(value));
    }

    public void writeText(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        writeBytes(utf8);
    }

    /** The length of these bytes, and the bytes. */
    public void writeBytes(byte[] more) {
        writeVarLong(more.length);
        append(more);
    }

    /** The length of the range {@code [from, to)}, and its bytes. */
    public void writeBytes(byte[] more, int from, int to) {
        writeVarLong(to - from);
        append(more, from, to);
    }

    /** The bytes alone. */
    public void append(byte[] more) {
        append(more, 0, more.length);
    }

    private void append(byte[] more, int from, int to) {
        room(to - from);
        System.arraycopy(more, from, bytes, size, to - from);
        size += to - from;
    }

    /** An identifier: a UUID and hexadecimal digits in lower case take half of their length. */
    public void writeId(Utf8 id) {
        long head = headOf(id);
        writeVarLong(head);
        writeBody(id, head);
    }

    /** The length and the form of an identifier in one number, which many have in common. */
    public static long headOf(Utf8 id) {
        byte[] text = id.bytes();
        IdForm form = IdForm.of(text);
        int length = form == IdForm.TEXT ? text.length : form.digits(text.length) / 2;
        return (long) length << IdForm.BITS | form.ordinal();
    }

    /** An identifier whose {@link #headOf} is written elsewhere. */
    public void writeBody(Utf8 id, long head) {
        byte[] text = id.bytes();
        IdForm form = IdForm.ofHead(head);
        int length = IdForm.lengthOfHead(head);
        if (form == IdForm.TEXT) {
            append(text);
            return;
        }
        room(length);
        int at = 0;
        for (int pair = 0; pair < length; pair++) {
            at += form.dashBefore(pair);
            bytes[size++] = (byte) (IdForm.value(text[at]) << 4 | IdForm.value(text[at + 1]));
            at += 2;
        }
    }
}
