package dev.stet.ingest.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Finds where strings, numbers, literals and white space end. A method that meets what JSON does
 * not allow returns -1, and {@link #failedAt} and {@link #expected} say what.
 */
final class JsonTokens {

    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long TOP_BITS = 0x8080808080808080L;
    private static final long QUOTES = ONES * '"';
    private static final long BACKSLASHES = ONES * '\\';
    private static final long SPACES = ONES * ' ';

    private byte[] data = {};
    private int end;
    private boolean escape;
    private int failedAt;
    private boolean failedForDepth;
    private String expected = "";

    void reset(byte[] bytes, int to) {
        data = bytes;
        end = to;
        failedForDepth = false;
    }

    int failedAt() {
        return failedAt;
    }

    String expected() {
        return expected;
    }

    /** Whether a container was opened too deep, rather than JSON broken. */
    boolean failedForDepth() {
        return failedForDepth;
    }

    /** Whether the string scanned last holds a backslash. */
    boolean sawEscape() {
        return escape;
    }

    int skipSpace(int from) {
        int at = from;
        while (at < end) {
            byte next = data[at];
            if (next > ' ' || next != ' ' && next != '\n' && next != '\r' && next != '\t') {
                break;
            }
            at++;
        }
        return at;
    }

    /** The closing quotation mark of the name that begins at {@code at}. */
    int nameEnd(int at) {
        return at >= end || data[at] != '"' ? fail(at, "a field name") : stringEnd(at + 1);
    }

    /** Past the colon that comes next, and the white space around it. */
    int colonPassed(int from) {
        int at = skipSpace(from);
        return at >= end || data[at] != ':' ? fail(at, "a colon") : skipSpace(at + 1);
    }

    /** One past the string, number or literal that begins at {@code at}. */
    int scalarEnd(int at) {
        if (at >= end) {
            return fail(at, "a value");
        }
        switch (data[at]) {
            case '"':
                int stop = stringEnd(at + 1);
                return stop < 0 ? stop : stop + 1;
            case 't':
                return literalEnd(at, "true");
            case 'f':
                return literalEnd(at, "false");
            case 'n':
                return literalEnd(at, "null");
            default:
                return numberEnd(at);
        }
    }

    private int literalEnd(int at, String literal) {
        for (int i = 0; i < literal.length(); i++) {
            if (at + i >= end || data[at + i] != literal.charAt(i)) {
                return fail(at + i, literal);
            }
        }
        return at + literal.length();
    }

    private int numberEnd(int from) {
        int at = from;
        if (data[at] == '-') {
            at++;
        }
        int digits = at;
        at = digitsEnd(at);
        if (at == digits) {
            return fail(at, at == from ? "a value" : "a digit");
        }
        if (data[digits] == '0' && at > digits + 1) {
            return fail(digits + 1, "no digit after a leading zero");
        }
        if (at < end && data[at] == '.') {
            digits = at + 1;
            at = digitsEnd(digits);
            if (at == digits) {
                return fail(at, "a digit");
            }
        }
        if (at < end && (data[at] == 'e' || data[at] == 'E')) {
            digits = at + 1;
            if (digits < end && (data[digits] == '+' || data[digits] == '-')) {
                digits++;
            }
            at = digitsEnd(digits);
            if (at == digits) {
                return fail(at, "a digit");
            }
        }
        return at;
    }

    /**
     * One past the digits that begin at {@code at}, where they are a whole number for certain, by
     * what follows them; else -1, and nothing has failed yet.
     */
    int naturalEnd(int at) {
        int stop = digitsEnd(at);
        boolean whole =
                stop < end
                        && (data[stop] == ',' || data[stop] == '}')
                        && stop > at
                        && (data[at] != '0' || stop == at + 1);
        return whole ? stop : -1;
    }

    private int digitsEnd(int from) {
        byte[] bytes = data;
        int limit = end;
        int at = from;
        while (at < limit && bytes[at] >= '0' && bytes[at] <= '9') {
            at++;
        }
        return at;
    }

    /** The closing quotation mark of the string whose content begins at {@code from}. */
    int stringEnd(int from) {
        escape = false;
        int at = plainEnd(data, from, end);
        return at < end && data[at] == '"' ? at : mixedEnd(at);
    }

    /**
     * Where plain ASCII ends; in data of less than eight bytes it may be at {@code from} already.
     * Eight bytes at a time: a word's lowest marked byte is the first that is no plain ASCII
     * character (a borrow can only mark bytes above a marked one).
     */
    private static int plainEnd(byte[] bytes, int from, int limit) {
        int at = from;
        // Two words at a time, as it is hard to foretell which of them ends a short string.
        while (at <= limit - 2 * Long.BYTES) {
            long first = marked((long) LONGS.get(bytes, at));
            long second = marked((long) LONGS.get(bytes, at + Long.BYTES));
            if ((first | second) != 0) {
                int skipped = first == 0 ? Long.BYTES : 0;
                return at + skipped + index(first == 0 ? second : first);
            }
            at += 2 * Long.BYTES;
        }
        while (at < limit) {
            long marked = marked(wordBefore(bytes, at, limit));
            if (marked != 0) {
                return at + index(marked);
            }
            at += Long.BYTES;
        }
        return limit;
    }

    /** The word at {@code at}, with zeros for what lies past {@code limit}. */
    private static long wordBefore(byte[] bytes, int at, int limit) {
        int last = limit - Long.BYTES;
        if (at <= last) {
            return (long) LONGS.get(bytes, at);
        }
        return last < 0 ? 0 : (long) LONGS.get(bytes, last) >>> (at - last) * Byte.SIZE;
    }

    private static long marked(long word) {
        return (((word ^ QUOTES) - ONES) | ((word ^ BACKSLASHES) - ONES) | (word - SPACES) | word)
                & TOP_BITS;
    }

    /** Of the lowest byte that is marked. */
    private static int index(long marked) {
        return Long.numberOfTrailingZeros(marked) >>> 3;
    }

    /** As {@link #stringEnd}, of any string, from somewhere within it. */
    private int mixedEnd(int from) {
        byte[] bytes = data;
        int limit = end;
        int at = from;
        while (true) {
            at = plainEnd(bytes, at, limit);
            if (at >= limit) {
                return fail(limit, "the end of a string");
            }
            byte next = bytes[at];
            if (next == '"') {
                return at;
            }
            if (next == '\\') {
                escape = true;
                at = escapeEnd(at + 1);
            } else if (next < 0) {
                at = sequenceEnd(at);
            } else if (next < ' ') {
                return fail(at, "no control character in a string");
            } else {
                at++;
            }
            if (at < 0) {
                return at;
            }
        }
    }

    private int escapeEnd(int at) {
        if (at >= end) {
            return fail(at, "an escape");
        }
        switch (data[at]) {
            case '"', '\\', '/', 'b', 'f', 'n', 'r', 't':
                return at + 1;
            case 'u':
                for (int i = at + 1; i <= at + 4; i++) {
                    if (i >= end || Character.digit(data[i], 16) < 0) {
                        return fail(i, "a hexadecimal digit");
                    }
                }
                return at + 5;
            default:
                return fail(at, "an escape");
        }
    }

    /** One past a well-formed UTF-8 sequence of two to four bytes (Unicode, table 3-7). */
    private int sequenceEnd(int at) {
        int lead = data[at] & 0xFF;
        if (lead < 0xC2 || lead > 0xF4) {
            return fail(at, "UTF-8");
        }
        int length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        int least = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
        int most = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
        for (int i = at + 1; i < at + length; i++) {
            if (i >= end) {
                return fail(i, "UTF-8");
            }
            int next = data[i] & 0xFF;
            if (next < least || next > most) {
                return fail(i, "UTF-8");
            }
            least = 0x80;
            most = 0xBF;
        }
        return at + length;
    }

    int failDepth(int at) {
        failedForDepth = true;
        return fail(at, "");
    }

    int fail(int at, String what) {
        failedAt = at;
        expected = what;
        return -1;
    }
}
