package dev.stet.bytes;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads what a {@link Packer} wrote, in the same order. Used again and again by one thread. */
public final class Unpacker {

    private byte[] bytes = new byte[0];
    private int at;

    /** Reads these bytes from the first on. */
    public Unpacker begin(byte[] bytes) {
        this.bytes = bytes;
        at = 0;
        return this;
    }

    public int readByte() {
        return bytes[at++];
    }

    /** Without a sign, unless there are eight bytes. */
    public long readFixed(int count) {
        long value = 0;
        for (int i = 0; i < count; i++) {
            value = value << 8 | bytes[at++] & 0xFF;
        }
        return value;
    }

    public long readVarLong() {
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

    public long readZigZag() {
        long value = readVarLong();
        return (value >>> 1) ^ -(value & 1);
    }

    /** As many bytes. */
    public byte[] readBytes(int count) {
        byte[] read = Arrays.copyOfRange(bytes, at, at + count);
        at += count;
        return read;
    }

    public String readText() {
        int length = (int) readVarLong();
        String text = new String(bytes, at, length, StandardCharsets.UTF_8);
        at += length;
        return text;
    }

    public Utf8 readId() {
        return readBody(readVarLong());
    }

    /** An identifier whose {@link Packer#headOf} was written elsewhere. */
    public Utf8 readBody(long head) {
        IdForm form = IdForm.ofHead(head);
        int length = IdForm.lengthOfHead(head);
        if (form != IdForm.TEXT) {
            return new Utf8(digits(form, length));
        }
        if (length == 0) {
            return Utf8.EMPTY;
        }
        byte[] text = new byte[length];
        System.arraycopy(bytes, at, text, 0, length);
        at += length;
        return new Utf8(text);
    }

    private byte[] digits(IdForm form, int pairs) {
        byte[] text = new byte[form.length(pairs)];
        int to = 0;
        for (int pair = 0; pair < pairs; pair++) {
            if (form.dashBefore(pair) == 1) {
                text[to++] = '-';
            }
            byte two = bytes[at++];
            text[to++] = IdForm.digit(two >> 4);
            text[to++] = IdForm.digit(two);
        }
        return text;
    }
}
