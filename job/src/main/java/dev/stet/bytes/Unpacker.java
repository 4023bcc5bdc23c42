package dev.stet.bytes;

import java.io.DataInput;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads what a {@link Packer} wrote, in the same order. Reused by one thread. */
public final class Unpacker {

    /** A buffer that one long frame made larger is not kept. */
    private static final int MOST_KEPT_BYTES = 1 << 16;

    private static final int FIRST_BYTES = 512;

    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    /** Of frames; other forms are read where they are. */
    private byte[] buffer = new byte[FIRST_BYTES];

    private byte[] bytes = buffer;
    private int at;

    /** Reads these bytes from the first on. */
    public Unpacker begin(byte[] bytes) {
        this.bytes = bytes;
        at = 0;
        return this;
    }

    /** Reads what {@link Packer#writeFrame} wrote. */
    public Unpacker beginFrame(DataInput in) throws IOException {
        int length = in.readInt();
        if (length > buffer.length || buffer.length > MOST_KEPT_BYTES) {
            buffer = new byte[Math.max(FIRST_BYTES, length)];
        }
        in.readFully(buffer, 0, length);
        return begin(buffer);
    }

    /** All bytes; read only, and what {@link #position()} is an index of. */
    public byte[] bytes() {
        return bytes;
    }

    /** The index of the next byte. */
    public int position() {
        return at;
    }

    public int readByte() {
        return bytes[at++];
    }

    public boolean readBoolean() {
        return readByte() != 0;
    }

    public long readLong() {
        long value = (long) LONGS.get(bytes, at);
        at += Long.BYTES;
        return value;
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
        return Binary.ofZigZag(readVarLong());
    }

    /** The number of variable length at an index. */
    public static long varLongAt(byte[] bytes, int index) {
        long value = 0;
        int shift = 0;
        for (int at = index; ; at++, shift += 7) {
            value |= (long) (bytes[at] & 0x7F) << shift;
            if (bytes[at] >= 0) {
                return value;
            }
        }
    }

    /** One past the number of variable length at an index. */
    public static int endOfVarLong(byte[] bytes, int index) {
        int at = index;
        while (bytes[at] < 0) {
            at++;
        }
        return at + 1;
    }

    /** Skips a length and as many bytes. Returns the index of the first of them. */
    public int skipBytes() {
        int length = (int) readVarLong();
        int from = at;
        at += length;
        return from;
    }

    /** As many bytes. */
    public byte[] readBytes(int count) {
        byte[] read = Arrays.copyOfRange(bytes, at, at + count);
        at += count;
        return read;
    }

    public String readText() {
        int from = skipBytes();
        return new String(bytes, from, at - from, StandardCharsets.UTF_8);
    }

    /** A text that is often read again: the same object where it was read recently. */
    public String readName() {
        int from = skipBytes();
        return Binary.string(bytes, from, at);
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
