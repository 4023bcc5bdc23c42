package dev.stet.ingest.json;

import dev.stet.contract.Refusal.Reason;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads one JSON value (RFC 8259, strictly) into a tree. Not thread-safe. */
public final class JsonTreeReader {

    private static final byte[] NOTHING = {};

    private final int deepest;
    private final JsonTokens tokens = new JsonTokens();
    private byte[] data = NOTHING;
    private int begin;
    private int end;

    /** Where the value read last ends. */
    private int past;

    /**
     * @param deepest how many levels objects and arrays may nest
     */
    public JsonTreeReader(int deepest) {
        this.deepest = deepest;
    }

    /** Null where the bytes are no JSON; {@link #reason} and {@link #detail} then say why. */
    public @Nullable JsonTree read(byte[] bytes, int from, int to) {
        data = bytes;
        begin = from;
        end = to;
        tokens.reset(bytes, to);
        JsonTree tree = value(tokens.skipSpace(from), 0);
        if (tree == null) {
            return null;
        }
        int at = tokens.skipSpace(past);
        if (at < end) {
            tokens.fail(at, "the end of the record");
            return null;
        }
        return tree;
    }

    /** Of the failure. */
    public Reason reason() {
        return tokens.failedForDepth() ? Reason.TOO_DEEP : Reason.MALFORMED_JSON;
    }

    /** Of the failure: where it is, and what was expected. */
    public String detail() {
        int at = tokens.failedAt() - begin;
        if (tokens.failedForDepth()) {
            return "byte %d opens level %d, expected at most %d levels"
                    .formatted(at, deepest + 1, deepest);
        }
        return at < end - begin
                ? "byte %d is 0x%02x, expected %s"
                        .formatted(at, data[at + begin] & 0xFF, tokens.expected())
                : "the record ends after %d bytes, expected %s".formatted(at, tokens.expected());
    }

    private @Nullable JsonTree value(int at, int level) {
        if (at < end && (data[at] == '{' || data[at] == '[')) {
            if (level == deepest) {
                tokens.failDepth(at);
                return null;
            }
            return data[at] == '{' ? object(at, level + 1) : array(at, level + 1);
        }
        int stop = tokens.scalarEnd(at);
        if (stop < 0) {
            return null;
        }
        past = stop;
        return JsonTree.scalar(kindAt(at), data, at, stop);
    }

    private JsonKind kindAt(int at) {
        return switch (data[at]) {
            case '"' -> tokens.sawEscape() ? JsonKind.ESCAPED_STRING : JsonKind.STRING;
            case 't' -> JsonKind.TRUE;
            case 'f' -> JsonKind.FALSE;
            case 'n' -> JsonKind.NULL;
            default -> JsonKind.NUMBER;
        };
    }

    private @Nullable JsonTree object(int open, int level) {
        Map<String, JsonTree> members = new LinkedHashMap<>();
        int at = tokens.skipSpace(open + 1);
        if (at < end && data[at] == '}') {
            past = at + 1;
            return JsonTree.object(members, data, open, past);
        }
        while (true) {
            int stop = tokens.nameEnd(at);
            if (stop < 0) {
                return null;
            }
            String name = JsonTree.scalar(kindAt(at), data, at, stop + 1).text();
            int start = tokens.colonPassed(stop + 1);
            JsonTree value = start < 0 ? null : value(start, level);
            if (value == null) {
                return null;
            }
            members.put(name, value);
            at = tokens.skipSpace(past);
            if (at < end && data[at] == '}') {
                past = at + 1;
                return JsonTree.object(members, data, open, past);
            }
            if (at >= end || data[at] != ',') {
                tokens.fail(at, "a comma or a closing brace");
                return null;
            }
            at = tokens.skipSpace(at + 1);
        }
    }

    private @Nullable JsonTree array(int open, int level) {
        List<JsonTree> items = new ArrayList<>();
        int at = tokens.skipSpace(open + 1);
        if (at < end && data[at] == ']') {
            past = at + 1;
            return JsonTree.array(items, data, open, past);
        }
        while (true) {
            JsonTree item = value(at, level);
            if (item == null) {
                return null;
            }
            items.add(item);
            at = tokens.skipSpace(past);
            if (at < end && data[at] == ']') {
                past = at + 1;
                return JsonTree.array(items, data, open, past);
            }
            if (at >= end || data[at] != ',') {
                tokens.fail(at, "a comma or a closing bracket");
                return null;
            }
            at = tokens.skipSpace(at + 1);
        }
    }
}
