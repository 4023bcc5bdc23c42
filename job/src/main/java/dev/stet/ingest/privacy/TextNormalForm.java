package dev.stet.ingest.privacy;

import dev.stet.ingest.json.Wtf8;
import java.text.Normalizer;
import java.util.Locale;

/**
 * The form in which two texts are the same question: Unicode NFKC, lower case (root locale), every
 * character that is no letter, mark or number turned into a space, spaces collapsed and trimmed; if
 * nothing is left, the original without white space around it.
 *
 * <p>ASCII takes a short way to the same result. The result stands in a range of an array, both
 * valid until the next call.
 */
public final class TextNormalForm {

    /** How many bytes the buffer keeps from one text to the next. */
    private static final int KEPT_BYTES = 1 << 16;

    private static final int WORD_CATEGORIES =
            1 << Character.UPPERCASE_LETTER
                    | 1 << Character.LOWERCASE_LETTER
                    | 1 << Character.TITLECASE_LETTER
                    | 1 << Character.MODIFIER_LETTER
                    | 1 << Character.OTHER_LETTER
                    | 1 << Character.NON_SPACING_MARK
                    | 1 << Character.ENCLOSING_MARK
                    | 1 << Character.COMBINING_SPACING_MARK
                    | 1 << Character.DECIMAL_DIGIT_NUMBER
                    | 1 << Character.LETTER_NUMBER
                    | 1 << Character.OTHER_NUMBER;

    private byte[] buffer = new byte[256];
    private byte[] bytes = buffer;
    private int from;
    private int to;

    byte[] bytes() {
        return bytes;
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    /**
     * @param data the text in {@code [start, stop)}, UTF-8 with surrogates as {@link Wtf8} has them
     */
    void normalise(byte[] data, int start, int stop) {
        if (!normaliseAscii(data, start, stop)) {
            bytes = Wtf8.encode(of(Wtf8.decode(data, start, stop)));
            from = 0;
            to = bytes.length;
        }
    }

    /** The definition. */
    public static String of(String text) {
        String folded = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        StringBuilder words = new StringBuilder(folded.length());
        boolean gap = false;
        for (int at = 0; at < folded.length(); ) {
            int codePoint = folded.codePointAt(at);
            at += Character.charCount(codePoint);
            if ((WORD_CATEGORIES >> Character.getType(codePoint) & 1) == 0) {
                gap = true;
                continue;
            }
            if (gap && !words.isEmpty()) {
                words.append(' ');
            }
            gap = false;
            words.appendCodePoint(codePoint);
        }
        return words.isEmpty() ? trimmed(text) : words.toString();
    }

    private static String trimmed(String text) {
        int start = 0;
        int stop = text.length();
        while (start < stop && isWhiteSpace(text.charAt(start))) {
            start++;
        }
        while (start < stop && isWhiteSpace(text.charAt(stop - 1))) {
            stop--;
        }
        return text.substring(start, stop);
    }

    /** Unicode's White_Space; none of it lies beyond the basic plane. */
    private static boolean isWhiteSpace(int codePoint) {
        return codePoint >= 0x09 && codePoint <= 0x0D
                || codePoint == 0x85
                || Character.isSpaceChar(codePoint);
    }

    /** Whether the text is ASCII, and then done. */
    private boolean normaliseAscii(byte[] data, int start, int stop) {
        reserve(stop - start);
        int written = 0;
        boolean gap = false;
        for (int at = start; at < stop; at++) {
            byte next = data[at];
            if (next < 0) {
                return false;
            }
            boolean upper = next >= 'A' && next <= 'Z';
            if (!upper && !(next >= 'a' && next <= 'z') && !(next >= '0' && next <= '9')) {
                gap = true;
                continue;
            }
            if (gap && written > 0) {
                buffer[written++] = ' ';
            }
            gap = false;
            buffer[written++] = (byte) (upper ? next | 0x20 : next);
        }
        if (written == 0) {
            trimAscii(data, start, stop);
        } else {
            bytes = buffer;
            from = 0;
            to = written;
        }
        return true;
    }

    private void trimAscii(byte[] data, int start, int stop) {
        from = start;
        to = stop;
        while (from < to && isWhiteSpace(data[from])) {
            from++;
        }
        while (from < to && isWhiteSpace(data[to - 1])) {
            to--;
        }
        bytes = data;
    }

    private void reserve(int length) {
        if (buffer.length < length || buffer.length > KEPT_BYTES && length <= KEPT_BYTES) {
            buffer = new byte[Math.max(256, length)];
        }
    }
}
