package dev.stet.ingest.json;

import dev.stet.bytes.Utf8;
import java.util.Arrays;

/**
 * The values of a scanned record. {@link #string} points at the bytes of one string at a time,
 * without its escapes: in the record itself where there are none, else in a buffer of its own.
 */
public final class FieldValues {

    /** How much of a value a refusal shows, in code points. */
    private static final int SHOWN = 40;

    /** How many bytes the buffer keeps from one record to the next. */
    private static final int KEPT_BYTES = 1 << 16;

    private static final byte[] NOTHING = {};

    private final ScannedFields fields;
    private final JsonNumber number = new JsonNumber();
    private byte[] buffer = new byte[256];
    private byte[] bytes = NOTHING;
    private int from;
    private int to;

    public FieldValues(ScannedFields fields) {
        this.fields = fields;
    }

    public void release() {
        bytes = NOTHING;
        number.release();
        if (buffer.length > KEPT_BYTES) {
            buffer = new byte[256];
        }
    }

    public boolean has(Field field) {
        return fields.has(field);
    }

    public JsonKind kind(Field field) {
        return fields.kind(field.ordinal());
    }

    /** How many bytes the value takes in the record, escapes and all. */
    public int rawLength(Field field) {
        return fields.stop(field.ordinal()) - fields.start(field.ordinal());
    }

    public boolean isTrue(Field field) {
        return has(field) && kind(field) == JsonKind.TRUE;
    }

    /** Whether the field holds this ASCII text. */
    public boolean isText(Field field, String ascii) {
        if (!has(field) || !kind(field).isString()) {
            return false;
        }
        string(field);
        if (to - from != ascii.length()) {
            return false;
        }
        for (int i = 0; i < ascii.length(); i++) {
            if (bytes[from + i] != ascii.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Points at the string of this field, which must hold one. */
    public void string(Field field) {
        int ordinal = field.ordinal();
        bytes = fields.data();
        from = fields.start(ordinal);
        to = fields.stop(ordinal);
        if (fields.kind(ordinal) == JsonKind.ESCAPED_STRING) {
            if (buffer.length < to - from) {
                buffer = new byte[Math.max(to - from, buffer.length * 2)];
            }
            to = Wtf8.unescape(bytes, from, to, buffer);
            bytes = buffer;
            from = 0;
        }
    }

    /** The array that holds the string pointed at, from {@link #from} to {@link #to}. */
    public byte[] bytes() {
        return bytes;
    }

    public int from() {
        return from;
    }

    public int to() {
        return to;
    }

    public int codePoints() {
        return Wtf8.codePoints(bytes, from, to);
    }

    /** One more than there are line feeds in the string pointed at. */
    public int lines() {
        int lines = 1;
        for (int at = from; at < to; at++) {
            lines += bytes[at] == '\n' ? 1 : 0;
        }
        return lines;
    }

    /** A copy of the string pointed at. */
    public Utf8 utf8() {
        return new Utf8(Arrays.copyOfRange(bytes, from, to));
    }

    /** Without surrogates that lack their partner: each becomes U+FFFD. */
    public String text() {
        return Wtf8.decodeWellFormed(bytes, from, to);
    }

    /**
     * As {@link #text}, for a dimension: U+0000, which no database takes into a text, becomes
     * U+FFFD.
     */
    public String name() {
        return text().replace('\0', '\uFFFD');
    }

    /** The number of this field, which must hold one; valid until the next call. */
    public JsonNumber number(Field field) {
        int ordinal = field.ordinal();
        number.read(fields.data(), fields.start(ordinal), fields.stop(ordinal));
        return number;
    }

    /** The start of a scalar as a refusal may show it: quoted if a string, one line, short. */
    public String shown(Field field) {
        JsonKind kind = kind(field);
        if (!kind.isString()) {
            int start = fields.start(field.ordinal());
            int stop = fields.stop(field.ordinal());
            String token = Wtf8.decode(fields.data(), start, Math.min(stop, start + SHOWN));
            return stop - start > SHOWN ? token + "…" : token;
        }
        string(field);
        StringBuilder text = new StringBuilder("'");
        int[] codePoints = text().codePoints().limit(SHOWN + 1L).toArray();
        for (int i = 0; i < Math.min(SHOWN, codePoints.length); i++) {
            text.appendCodePoint(isHarmless(codePoints[i]) ? codePoints[i] : '?');
        }
        return text.append(codePoints.length > SHOWN ? "…'" : "'").toString();
    }

    private static boolean isHarmless(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    false;
            default -> true;
        };
    }
}
