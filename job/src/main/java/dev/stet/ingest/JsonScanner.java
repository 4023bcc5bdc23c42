package dev.stet.ingest;

import dev.stet.contract.Refusal.Reason;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads one JSON value (RFC 8259, strictly) and remembers where the known fields of the top-level
 * object stand. Builds nothing: a field is a kind and a range of bytes.
 *
 * <p>Everything is checked, unknown fields too: UTF-8 within strings, escapes, numbers, depth. Of a
 * repeated name the last one counts. Not thread-safe; {@link #release} lets the record go.
 */
final class JsonScanner {

    private static final byte[] NOTHING = {};

    /** Room for every known name with each of its letters escaped. */
    private static final int LONGEST_NAME = 256;

    private final int deepest;
    private final JsonTokens tokens = new JsonTokens();

    /** By depth, whether the open container there is an object. Grows on demand. */
    private boolean[] objects = new boolean[32];

    private byte[] data = NOTHING;
    private int begin;
    private int end;

    private final JsonKind[] kinds = new JsonKind[Field.ALL.size()];
    private final int[] starts = new int[Field.ALL.size()];
    private final int[] stops = new int[Field.ALL.size()];
    private final byte[] name = new byte[LONGEST_NAME];
    private long common;
    private long payload;
    private boolean emptyText;

    private @Nullable Reason reason;
    private String detail = "";

    JsonScanner(int deepest) {
        this.deepest = deepest;
    }

    /**
     * @return null where {@code [from, to)} holds one JSON object; else what was met first, with
     *     {@link #detail()}
     */
    @Nullable Reason scan(byte[] bytes, int from, int to) {
        data = bytes;
        begin = from;
        end = to;
        tokens.reset(bytes, to);
        common = 0;
        payload = 0;
        emptyText = false;
        reason = null;
        int at = tokens.skipSpace(from);
        boolean object = at < end && data[at] == '{';
        int past = object ? scanRecord(at) : scanValue(at, 0);
        if (past >= 0) {
            past = tokens.skipSpace(past);
            if (past < end) {
                fail(past, "the end of the record");
            } else if (!object) {
                reason = Reason.NOT_AN_OBJECT;
                detail = "the record is %s, expected an object".formatted(kindAt(at).description());
            }
        }
        return reason;
    }

    /** What was found and expected, and where; no content of the record. */
    String detail() {
        return detail;
    }

    void release() {
        data = NOTHING;
        tokens.reset(NOTHING, 0);
    }

    byte[] data() {
        return data;
    }

    /** The bits of the {@linkplain Field#isCommon common} fields that hold a value. */
    long common() {
        return common;
    }

    /** The bits of the other fields that hold a value; null and the empty string are none. */
    long payload() {
        return payload;
    }

    boolean has(Field field) {
        return ((field.isCommon() ? common : payload) & field.bit()) != 0;
    }

    /** Whether {@code text} is there and empty. */
    boolean hasEmptyText() {
        return emptyText;
    }

    /** Of a field that is {@linkplain #has there}. */
    JsonKind kind(int field) {
        return kinds[field];
    }

    /** The first byte of the value, past the quotation mark of a string. */
    int start(int field) {
        return starts[field];
    }

    /** One past the last byte of the value, the quotation mark of a string left out. */
    int stop(int field) {
        return stops[field];
    }

    private int scanRecord(int open) {
        if (deepest < 1) {
            return failDepth(open);
        }
        int at = tokens.skipSpace(open + 1);
        if (at < end && data[at] == '}') {
            return at + 1;
        }
        while (true) {
            if (at >= end || data[at] != '"') {
                return fail(at, "a field name");
            }
            int nameStart = at + 1;
            int nameStop = tokens.stringEnd(nameStart);
            if (nameStop < 0) {
                return failToken();
            }
            int field = find(nameStart, nameStop, tokens.sawEscape());
            at = colonPassed(nameStop + 1);
            if (at < 0) {
                return at;
            }
            int past = scanValue(at, 1);
            if (past < 0) {
                return past;
            }
            if (field >= 0) {
                remember(field, at, past);
            }
            at = tokens.skipSpace(past);
            if (at < end && data[at] == ',') {
                at = tokens.skipSpace(at + 1);
            } else if (at < end && data[at] == '}') {
                return at + 1;
            } else {
                return fail(at, "a comma or the end of the object");
            }
        }
    }

    /** The value that begins at {@code at}, scalar or container, {@code depth} containers deep. */
    private int scanValue(int at, int depth) {
        if (at < end && (data[at] == '{' || data[at] == '[')) {
            return scanContainer(at, depth);
        }
        int past = tokens.scalarEnd(at);
        return past < 0 ? failToken() : past;
    }

    /** Without recursion, so that no depth setting can exhaust the stack. */
    private int scanContainer(int open, int base) {
        int depth = base;
        int at = open;
        do {
            if (at < end && (data[at] == '{' || data[at] == '[')) {
                if (depth >= deepest) {
                    return failDepth(at);
                }
                boolean object = data[at] == '{';
                push(depth++, object);
                at = tokens.skipSpace(at + 1);
                if (at >= end || data[at] != (object ? '}' : ']')) {
                    at = object ? namePassed(at) : at;
                    if (at < 0) {
                        return at;
                    }
                    continue;
                }
                depth--;
                at++;
            } else {
                at = tokens.scalarEnd(at);
                if (at < 0) {
                    return failToken();
                }
            }
            while (depth > base) {
                boolean object = objects[depth - 1];
                at = tokens.skipSpace(at);
                if (at < end && data[at] == ',') {
                    at = tokens.skipSpace(at + 1);
                    at = object ? namePassed(at) : at;
                    if (at < 0) {
                        return at;
                    }
                    break;
                }
                if (at >= end || data[at] != (object ? '}' : ']')) {
                    return fail(at, "a comma or the end of the " + (object ? "object" : "array"));
                }
                depth--;
                at++;
            }
        } while (depth > base);
        return at;
    }

    private void push(int depth, boolean object) {
        if (depth == objects.length) {
            objects = Arrays.copyOf(objects, depth * 2);
        }
        objects[depth] = object;
    }

    /** Past the name at {@code at}, its colon and white space. */
    private int namePassed(int at) {
        if (at >= end || data[at] != '"') {
            return fail(at, "a field name");
        }
        int stop = tokens.stringEnd(at + 1);
        return stop < 0 ? failToken() : colonPassed(stop + 1);
    }

    private int colonPassed(int from) {
        int at = tokens.skipSpace(from);
        if (at >= end || data[at] != ':') {
            return fail(at, "a colon");
        }
        return tokens.skipSpace(at + 1);
    }

    private int find(int from, int to, boolean escaped) {
        if (!escaped) {
            return Field.TABLE.find(data, from, to);
        }
        if (to - from > LONGEST_NAME) {
            return -1;
        }
        return Field.TABLE.find(name, 0, Wtf8.unescape(data, from, to, name));
    }

    private void remember(int field, int at, int past) {
        JsonKind kind = kindAt(at);
        boolean string = kind == JsonKind.STRING;
        if (string && tokens.sawEscape()) {
            kind = JsonKind.ESCAPED_STRING;
        }
        kinds[field] = kind;
        starts[field] = string ? at + 1 : at;
        stops[field] = string ? past - 1 : past;
        boolean empty = string && past - at == 2;
        long bit = Field.bit(field);
        if (field < Field.COMMON) {
            common = empty || kind == JsonKind.NULL ? common & ~bit : common | bit;
        } else {
            payload = empty || kind == JsonKind.NULL ? payload & ~bit : payload | bit;
            if (field == Field.TEXT.ordinal()) {
                emptyText = empty;
            }
        }
    }

    private JsonKind kindAt(int at) {
        return switch (data[at]) {
            case '"' -> JsonKind.STRING;
            case 't' -> JsonKind.TRUE;
            case 'f' -> JsonKind.FALSE;
            case 'n' -> JsonKind.NULL;
            case '{' -> JsonKind.OBJECT;
            case '[' -> JsonKind.ARRAY;
            default -> JsonKind.NUMBER;
        };
    }

    private int failToken() {
        return fail(tokens.failedAt(), tokens.expected());
    }

    private int fail(int at, String expected) {
        reason = Reason.MALFORMED_JSON;
        detail =
                at < end
                        ? "byte %d is 0x%02x, expected %s"
                                .formatted(at - begin, data[at] & 0xFF, expected)
                        : "the record ends after %d bytes, expected %s"
                                .formatted(end - begin, expected);
        return -1;
    }

    private int failDepth(int at) {
        reason = Reason.TOO_DEEP;
        detail =
                "byte %d opens level %d, expected at most %d levels"
                        .formatted(at - begin, deepest + 1, deepest);
        return -1;
    }
}
