package dev.stet.bytes;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * An identifier as the UTF-8 bytes it arrived in; never decoded on the hot path.
 *
 * <p>Ordered by code point, which for UTF-8 is the order of the unsigned bytes. A lone surrogate
 * escaped in JSON is kept as its three-byte form, so that two different ids never become one.
 */
public final class Utf8 implements Comparable<Utf8> {

    public static final Utf8 EMPTY = new Utf8(new byte[0]);

    private static final char REPLACEMENT = '\uFFFD';

    /** U+D800 to U+DFFF in three bytes: the first, and from where on the second. */
    private static final byte SURROGATE_LEAD = (byte) 0xED;

    private static final int SURROGATE_SECOND = 0xA0;

    private final byte[] bytes;
    private int hash;

    /** Takes {@code bytes} over; the caller must not change them. */
    public Utf8(byte[] bytes) {
        this.bytes = bytes;
    }

    public static Utf8 of(String text) {
        return new Utf8(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The bytes themselves, not a copy; read only. */
    public byte[] bytes() {
        return bytes;
    }

    @Override
    public int compareTo(Utf8 other) {
        return Arrays.compareUnsigned(bytes, other.bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Utf8 that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        if (hash == 0) {
            hash = Arrays.hashCode(bytes);
        }
        return hash;
    }

    @Override
    public String toString() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /**
     * As a text that every sink takes, different for different ids: a NUL and a surrogate without
     * its partner are written as JSON escapes them, {@code \\u0000}, and a backslash that begins
     * such an escape likewise.
     */
    public String toText() {
        String text = toString();
        return text.indexOf('\0') < 0 && text.indexOf(REPLACEMENT) < 0 && !text.contains("\\u")
                ? text
                : escaped();
    }

    private String escaped() {
        StringBuilder text = new StringBuilder(bytes.length + 16);
        int from = 0;
        for (int at = 0; at < bytes.length; at++) {
            int code = -1;
            int length = 1;
            if (bytes[at] == 0 || isEscape(at)) {
                code = bytes[at];
            } else if (bytes[at] == SURROGATE_LEAD
                    && at + 2 < bytes.length
                    && (bytes[at + 1] & 0xFF) >= SURROGATE_SECOND) {
                code = 0xD000 | (bytes[at + 1] & 0x3F) << 6 | bytes[at + 2] & 0x3F;
                length = 3;
            }
            if (code >= 0) {
                text.append(new String(bytes, from, at - from, StandardCharsets.UTF_8))
                        .append("\\u%04x".formatted(code));
                at += length - 1;
                from = at + 1;
            }
        }
        return text.append(new String(bytes, from, bytes.length - from, StandardCharsets.UTF_8))
                .toString();
    }

    /** Whether a backslash, a {@code u} and four hexadecimal digits begin here. */
    private boolean isEscape(int at) {
        if (at + 5 >= bytes.length || bytes[at] != '\\' || bytes[at + 1] != 'u') {
            return false;
        }
        for (int digit = at + 2; digit < at + 6; digit++) {
            if (Character.digit(bytes[digit], 16) < 0) {
                return false;
            }
        }
        return true;
    }

    void write(DataOutput out) throws IOException {
        Binary.writeVarLong(out, bytes.length);
        out.write(bytes);
    }

    static Utf8 read(DataInput in) throws IOException {
        int length = (int) Binary.readVarLong(in);
        if (length == 0) {
            return EMPTY;
        }
        byte[] bytes = new byte[length];
        in.readFully(bytes);
        return new Utf8(bytes);
    }

    /** As a key of state. */
    public static final class KeyCodec implements Codec<Utf8> {

        @Override
        public void write(Utf8 text, DataOutput out) throws IOException {
            text.write(out);
        }

        @Override
        public Utf8 read(DataInput in) throws IOException {
            return Utf8.read(in);
        }
    }
}
