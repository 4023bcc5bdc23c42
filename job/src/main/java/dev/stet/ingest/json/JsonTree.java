package dev.stet.ingest.json;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A JSON value with all that is in it, for records whose shape is not known beforehand. Strings are
 * decoded when they are asked for. Immutable as long as the record's bytes are.
 */
public final class JsonTree {

    private static final byte[] NOTHING = {};

    private final JsonKind kind;
    private final byte[] data;
    private final int from;
    private final int to;
    private final Map<String, JsonTree> members;
    private final List<JsonTree> items;
    private @Nullable String text;

    private JsonTree(
            JsonKind kind,
            byte[] data,
            int from,
            int to,
            Map<String, JsonTree> members,
            List<JsonTree> items) {
        this.kind = kind;
        this.data = data;
        this.from = from;
        this.to = to;
        this.members = members;
        this.items = items;
    }

    /**
     * A string, number or literal.
     *
     * @param from its first byte, a string's quotation mark
     * @param to one past its last
     */
    static JsonTree scalar(JsonKind kind, byte[] data, int from, int to) {
        return new JsonTree(kind, data, from, to, Map.of(), List.of());
    }

    static JsonTree object(Map<String, JsonTree> members, byte[] data, int from, int to) {
        return new JsonTree(JsonKind.OBJECT, data, from, to, members, List.of());
    }

    static JsonTree array(List<JsonTree> items, byte[] data, int from, int to) {
        return new JsonTree(JsonKind.ARRAY, data, from, to, Map.of(), items);
    }

    /** An object that stands in no record. */
    public static JsonTree object(Map<String, JsonTree> members) {
        return object(members, NOTHING, 0, 0);
    }

    /**
     * An object that stands in a record of another form than JSON.
     *
     * @param raw its bytes there
     */
    public static JsonTree object(Map<String, JsonTree> members, byte[] raw) {
        return object(members, raw, 0, raw.length);
    }

    /** An array that stands in no record. */
    public static JsonTree array(List<JsonTree> items) {
        return array(items, NOTHING, 0, 0);
    }

    /** A string that stands in no record. */
    public static JsonTree string(String text) {
        return made(JsonKind.STRING, text);
    }

    /**
     * A number that stands in no record.
     *
     * @param literal as JSON has it
     */
    public static JsonTree number(String literal) {
        return made(JsonKind.NUMBER, literal);
    }

    /** A boolean that stands in no record. */
    public static JsonTree bool(boolean value) {
        return made(value ? JsonKind.TRUE : JsonKind.FALSE, String.valueOf(value));
    }

    private static JsonTree made(JsonKind kind, String text) {
        JsonTree tree = scalar(kind, NOTHING, 0, 0);
        tree.text = text;
        return tree;
    }

    public JsonKind kind() {
        return kind;
    }

    /** Whether it stands for no value: null, or the empty string. */
    public boolean isUnset() {
        return kind == JsonKind.NULL || kind.isString() && text().isEmpty();
    }

    public boolean isScalar() {
        return kind != JsonKind.OBJECT && kind != JsonKind.ARRAY;
    }

    /** Of an object, else empty. */
    public Map<String, JsonTree> members() {
        return members;
    }

    /** Of an array, else empty. */
    public List<JsonTree> items() {
        return items;
    }

    /** Of an object; null where there is none of this name. */
    public @Nullable JsonTree get(String name) {
        return members.get(name);
    }

    /** A string's content, a number's or literal's own text; empty of an object or an array. */
    public String text() {
        String known = text;
        if (known != null) {
            return known;
        }
        known =
                switch (kind) {
                    case STRING -> Wtf8.decode(data, from + 1, to - 1);
                    case ESCAPED_STRING -> unescaped();
                    case OBJECT, ARRAY -> "";
                    default -> Wtf8.decode(data, from, to);
                };
        text = known;
        return known;
    }

    private String unescaped() {
        byte[] plain = new byte[to - from];
        return Wtf8.decode(plain, 0, Wtf8.unescape(data, from + 1, to - 1, plain));
    }

    /** Its own bytes, copied out of the record; none where it stands in no record. */
    public byte[] bytes() {
        return Arrays.copyOfRange(data, from, to);
    }
}
