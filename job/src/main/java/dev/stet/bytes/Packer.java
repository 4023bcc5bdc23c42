package dev.stet.bytes;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes what lies packed in memory and in state, straight into an array: numbers as short as they
 * are small, identifiers in half of their text where they are hexadecimal. Read by {@link
 * Unpacker}. Used again and again by one thread.
 */
public final class Packer {

    private byte[] bytes = new byte[256];
    private int size;

    /** Forgets what was written. */
    public Packer begin() {
        size = 0;
        return this;
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
        writeVarLong((value << 1) ^ (value >> 63));
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

    /** The bytes alone. */
    public void append(byte[] more) {
        room(more.length);
        System.arraycopy(more, 0, bytes, size, more.length);
        size += more.length;
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
