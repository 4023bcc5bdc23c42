package dev.stet.ingest.json;

import dev.stet.contract.EventType;
import dev.stet.contract.Refusal.Reason;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads one JSON value (RFC 8259, strictly) and notes where the known fields of the top-level
 * object stand. Builds nothing.
 *
 * <p>Everything is checked, unknown fields too: UTF-8 within strings, escapes, numbers, depth. A
 * name that stands where {@link FieldOrder} expects it needs no look-up, and nothing else changes.
 * Not thread-safe; {@link #release} lets the record go.
 */
public final class JsonScanner {

    /** Finds the ordinal of an {@link EventType} by the bytes of its name. */
    public static final NameTable EVENT_TYPES =
            new NameTable(Arrays.stream(EventType.values()).map(EventType::label).toList());

    private static final byte[] NOTHING = {};

    /** Room for every known name with each of its letters escaped. */
    private static final int LONGEST_NAME = 256;

    private static final int EVENT_TYPE = Field.EVENT_TYPE.ordinal();

    private final int deepest;
    private final JsonTokens tokens = new JsonTokens();
    private final JsonNesting nesting;
    private final FieldOrder order = new FieldOrder();
    private final ScannedFields fields = new ScannedFields();
    private final byte[] name = new byte[LONGEST_NAME];

    private byte[] data = NOTHING;
    private int begin;
    private int end;

    /** The field whose name was looked up last, or -1. */
    private int named;

    private String detail = "";

    public JsonScanner(int deepest) {
        this.deepest = deepest;
        this.nesting = new JsonNesting(tokens, deepest);
    }

    /**
     * @return null where {@code [from, to)} holds one JSON object; else what was met first, with
     *     {@link #detail()}
     */
    public @Nullable Reason scan(byte[] bytes, int from, int to) {
        reset(bytes, from, to);
        int at = tokens.skipSpace(from);
        boolean object = at < end && data[at] == '{';
        int past = object ? scanRecord(at) : nesting.valueEnd(at, 0);
        if (past >= 0) {
            past = tokens.skipSpace(past);
            if (past < end) {
                past = tokens.fail(past, "the end of the record");
            }
        }
        if (past < 0) {
            return failure();
        }
        if (object) {
            return null;
        }
        detail = "the record is %s, expected an object".formatted(kindAt(at).description());
        return Reason.NOT_AN_OBJECT;
    }

    /** What was found and expected, and where; no content of the record. */
    public String detail() {
        return detail;
    }

    /** Of the record that was scanned. */
    public ScannedFields fields() {
        return fields;
    }

    public void release() {
        reset(NOTHING, 0, 0);
        fields.release();
    }

    private void reset(byte[] bytes, int from, int to) {
        data = bytes;
        begin = from;
        end = to;
        tokens.reset(bytes, to);
        nesting.reset(bytes, to);
        fields.reset(bytes);
    }

    private int scanRecord(int open) {
        if (deepest < 1) {
            return tokens.failDepth(open);
        }
        byte[] bytes = data;
        int limit = end;
        int at = tokens.skipSpace(open + 1);
        if (at < limit && bytes[at] == '}') {
            return at + 1;
        }
        order.begin();
        while (true) {
            NameToken expected = order.expected();
            int field = expected.field();
            int past = expected.endIn(bytes, at, limit);
            if (past >= 0) {
                past = spacePassed(bytes, past, limit);
                order.passed();
            } else {
                past = namePassed(at);
                if (past < 0) {
                    return past;
                }
                field = named;
                if (field >= 0) {
                    order.passed(field);
                }
            }
            past = scanField(field, bytes, past, limit);
            if (past < 0) {
                return past;
            }
            at = spacePassed(bytes, past, limit);
            if (at < limit && bytes[at] == ',') {
                at = spacePassed(bytes, at + 1, limit);
            } else if (at < limit && bytes[at] == '}') {
                return at + 1;
            } else {
                return tokens.fail(at, "a comma or the end of the object");
            }
        }
    }

    /** As {@link JsonTokens#skipSpace}; most often there is none. */
    private int spacePassed(byte[] bytes, int at, int limit) {
        return at < limit && bytes[at] > ' ' ? at : tokens.skipSpace(at);
    }

    /** Past the name at {@code at}, whichever it is, its colon and white space. */
    private int namePassed(int at) {
        int stop = tokens.nameEnd(at);
        if (stop < 0) {
            return stop;
        }
        named = find(Field.TABLE, at + 1, stop, tokens.sawEscape());
        return tokens.colonPassed(stop + 1);
    }

    /** One past the value at {@code at}, which is that of a field, or of none that is known: -1. */
    private int scanField(int field, byte[] bytes, int at, int limit) {
        if (at < limit && bytes[at] == '"') {
            int stop = tokens.stringEnd(at + 1);
            if (stop >= 0 && field >= 0) {
                rememberString(field, at + 1, stop, tokens.sawEscape());
            }
            return stop < 0 ? stop : stop + 1;
        }
        int past = tokens.naturalEnd(at);
        if (past < 0) {
            past = nesting.valueEnd(at, 1);
        }
        if (past >= 0 && field >= 0) {
            fields.put(field, kindAt(at), at, past);
            if (field == EVENT_TYPE) {
                fields.putType(-1);
            }
        }
        return past;
    }

    private void rememberString(int field, int start, int stop, boolean escaped) {
        fields.putString(field, escaped, start, stop);
        if (field == EVENT_TYPE) {
            int type = find(EVENT_TYPES, start, stop, escaped);
            fields.putType(type);
            order.ofType(type);
        }
    }

    private int find(NameTable table, int from, int to, boolean escaped) {
        if (!escaped) {
            return table.find(data, from, to);
        }
        if (to - from > LONGEST_NAME) {
            return -1;
        }
        return table.find(name, 0, Wtf8.unescape(data, from, to, name));
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

    private Reason failure() {
        int at = tokens.failedAt();
        if (tokens.failedForDepth()) {
            detail =
                    "byte %d opens level %d, expected at most %d levels"
                            .formatted(at - begin, deepest + 1, deepest);
            return Reason.TOO_DEEP;
        }
        String expected = tokens.expected();
        detail =
                at < end
                        ? "byte %d is %s, expected %s"
                                .formatted(at - begin, shown(data[at] & 0xFF), expected)
                        : "the record ends after %d bytes, expected %s"
                                .formatted(end - begin, expected);
        return Reason.MALFORMED_JSON;
    }

    /** In hexadecimal, and as the character that it prints as. */
    private static String shown(int value) {
        boolean printable = value >= ' ' && value < 0x7F;
        return printable ? "0x%02x '%c'".formatted(value, value) : "0x%02x".formatted(value);
    }
}
