package dev.stet.bytes;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The elements of binary forms that are written to and read from streams: in state, in a savepoint,
 * and on the wire where few records pass. {@link Packer} and {@link Unpacker} do the same on
 * arrays.
 */
public final class Binary {

    private static final Interned<String> STRINGS = new Interned<>();

    private Binary() {}

    /** Writes 7 bits a byte, least first: one byte up to 127, ten for a negative number. */
    public static void writeVarLong(DataOutput out, long value) throws IOException {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            out.writeByte((int) (rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        out.writeByte((int) rest);
    }

    public static long readVarLong(DataInput in) throws IOException {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            byte next = in.readByte();
            value |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new IOException("A variable-length number runs past ten bytes");
    }

    /** Like {@link #writeVarLong}, but small negative numbers stay small. */
    public static void writeZigZag(DataOutput out, long value) throws IOException {
        writeVarLong(out, zigZag(value));
    }

    public static long readZigZag(DataInput in) throws IOException {
        return ofZigZag(readVarLong(in));
    }

    /** Small for numbers near 0, of either sign. */
    public static long zigZag(long value) {
        return (value << 1) ^ (value >> 63);
    }

    /** The number whose {@link #zigZag} is given. */
    public static long ofZigZag(long zigZag) {
        return (zigZag >>> 1) ^ -(zigZag & 1);
    }

    public static void writeString(DataOutput out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        writeVarLong(out, bytes.length);
        out.write(bytes);
    }

    public static String readString(DataInput in) throws IOException {
        byte[] bytes = new byte[(int) readVarLong(in)];
        in.readFully(bytes);
        return string(bytes, 0, bytes.length);
    }

    /** Of the UTF-8 in {@code [from, to)}; the same object where it was read recently. */
    static String string(byte[] bytes, int from, int to) {
        return STRINGS.get(bytes, from, to, utf8 -> new String(utf8, StandardCharsets.UTF_8));
    }

    /** Null and the empty string stay apart. */
    public static void writeNullableString(DataOutput out, @Nullable String text)
            throws IOException {
        out.writeBoolean(text != null);
        if (text != null) {
            writeString(out, text);
        }
    }

    public static @Nullable String readNullableString(DataInput in) throws IOException {
        return in.readBoolean() ? readString(in) : null;
    }

    public static void writeUtf8(DataOutput out, Utf8 text) throws IOException {
        text.write(out);
    }

    public static Utf8 readUtf8(DataInput in) throws IOException {
        return Utf8.read(in);
    }

    /** A sparse vector: length, then runs of (zeros skipped, value). */
    public static void writeSparse(DataOutput out, long[] values) throws IOException {
        int present = 0;
        for (long value : values) {
            if (value != 0) {
                present++;
            }
        }
        writeVarLong(out, values.length);
        writeVarLong(out, present);
        int last = -1;
        for (int i = 0; i < values.length; i++) {
            if (values[i] != 0) {
                writeVarLong(out, i - last - 1);
                writeZigZag(out, values[i]);
                last = i;
            }
        }
    }

    public static long[] readSparse(DataInput in) throws IOException {
        long[] values = new long[(int) readVarLong(in)];
        int present = (int) readVarLong(in);
        int last = -1;
        for (int n = 0; n < present; n++) {
            last += (int) readVarLong(in) + 1;
            values[last] = readZigZag(in);
        }
        return values;
    }
}
