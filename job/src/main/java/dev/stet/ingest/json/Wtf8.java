package dev.stet.ingest.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * UTF-8 in which a surrogate without its partner, which JSON can escape, stands as three bytes (the
 * form known as WTF-8). So every JSON string has one form in bytes, and no two share it.
 */
public final class Wtf8 {

    private static final char REPLACEMENT = '\uFFFD';

    private Wtf8() {}

    /**
     * Writes the content of a valid JSON string without its escapes.
     *
     * @param target at least as long as the content
     * @return how many bytes were written
     */
    static int unescape(byte[] data, int from, int to, byte[] target) {
        int written = 0;
        int at = from;
        while (at < to) {
            byte next = data[at++];
            if (next != '\\') {
                target[written++] = next;
                continue;
            }
            byte escape = data[at++];
            if (escape != 'u') {
                target[written++] = unescaped(escape);
                continue;
            }
            int codePoint = hex(data, at);
            at += 4;
            if (Character.isHighSurrogate((char) codePoint)
                    && to - at >= 6
                    && data[at] == '\\'
                    && data[at + 1] == 'u'
                    && Character.isLowSurrogate((char) hex(data, at + 2))) {
                codePoint = Character.toCodePoint((char) codePoint, (char) hex(data, at + 2));
                at += 6;
            }
            written = put(codePoint, target, written);
        }
        return written;
    }

    private static byte unescaped(byte escape) {
        return switch (escape) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            default -> escape;
        };
    }

    private static int hex(byte[] data, int at) {
        return Character.digit(data[at], 16) << 12
                | Character.digit(data[at + 1], 16) << 8
                | Character.digit(data[at + 2], 16) << 4
                | Character.digit(data[at + 3], 16);
    }

    private static int put(int codePoint, byte[] target, int at) {
        if (codePoint < 0x80) {
            target[at] = (byte) codePoint;
            return at + 1;
        }
        if (codePoint < 0x800) {
            target[at] = (byte) (0xC0 | codePoint >> 6);
            target[at + 1] = (byte) (0x80 | codePoint & 0x3F);
            return at + 2;
        }
        if (codePoint < 0x10000) {
            target[at] = (byte) (0xE0 | codePoint >> 12);
            target[at + 1] = (byte) (0x80 | codePoint >> 6 & 0x3F);
            target[at + 2] = (byte) (0x80 | codePoint & 0x3F);
            return at + 3;
        }
        target[at] = (byte) (0xF0 | codePoint >> 18);
        target[at + 1] = (byte) (0x80 | codePoint >> 12 & 0x3F);
        target[at + 2] = (byte) (0x80 | codePoint >> 6 & 0x3F);
        target[at + 3] = (byte) (0x80 | codePoint & 0x3F);
        return at + 4;
    }

    static int codePoints(byte[] data, int from, int to) {
        int count = 0;
        for (int at = from; at < to; at++) {
            if ((data[at] & 0xC0) != 0x80) {
                count++;
            }
        }
        return count;
    }

    /** As a String, surrogates without partner included. */
    public static String decode(byte[] data, int from, int to) {
        if (!holdsSurrogate(data, from, to)) {
            return new String(data, from, to - from, StandardCharsets.UTF_8);
        }
        StringBuilder text = new StringBuilder(to - from);
        int at = from;
        while (at < to) {
            int lead = data[at] & 0xFF;
            int length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
            if (length == 1) {
                text.append((char) lead);
            } else {
                int codePoint = lead & (0x7F >> length);
                for (int i = 1; i < length; i++) {
                    codePoint = codePoint << 6 | data[at + i] & 0x3F;
                }
                text.appendCodePoint(codePoint);
            }
            at += length;
        }
        return text.toString();
    }

    /**
     * As a String that UTF-8 can carry: U+FFFD for each surrogate without partner. A String goes
     * over the wire as UTF-8, and must be the same on both sides.
     */
    static String decodeWellFormed(byte[] data, int from, int to) {
        String text = decode(data, from, to);
        if (!holdsSurrogate(data, from, to)) {
            return text;
        }
        int[] codePoints =
                text.codePoints().map(c -> c >= 0xD800 && c <= 0xDFFF ? REPLACEMENT : c).toArray();
        return new String(codePoints, 0, codePoints.length);
    }

    /** The inverse of {@link #decode}. */
    public static byte[] encode(String text) {
        byte[] target = new byte[text.length() * 3];
        int written = 0;
        for (int at = 0; at < text.length(); ) {
            int codePoint = text.codePointAt(at);
            written = put(codePoint, target, written);
            at += Character.charCount(codePoint);
        }
        return Arrays.copyOf(target, written);
    }

    private static boolean holdsSurrogate(byte[] data, int from, int to) {
        for (int at = from; at < to - 1; at++) {
            if (data[at] == (byte) 0xED && (data[at + 1] & 0xFF) >= 0xA0) {
                return true;
            }
        }
        return false;
    }
}
