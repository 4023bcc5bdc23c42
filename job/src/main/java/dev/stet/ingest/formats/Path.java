package dev.stet.ingest.formats;

import dev.stet.ingest.json.JsonTree;
import dev.stet.ingest.json.JsonTreeReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Names joined by slashes that lead to a value, such as {@code properties/$ai_model}. Within an
 * array a number counts from 0; a slash in a name is {@code ~1}. A string on the way that holds
 * JSON is read as what it holds.
 */
final class Path implements Source {

    private static final int DEEPEST = 64;

    private final String text;
    private final List<String> names;

    Path(String text) {
        this.text = text;
        this.names =
                Arrays.stream(text.split("/", -1)).map(name -> name.replace("~1", "/")).toList();
    }

    @Override
    public String toString() {
        return text;
    }

    /** The value there; null where there is none, or null or the empty string. */
    @Nullable JsonTree in(JsonTree root) {
        JsonTree at = root;
        for (String name : names) {
            at = at == null ? null : step(unpacked(at), name);
        }
        return at == null || at.isUnset() ? null : at;
    }

    private static @Nullable JsonTree step(JsonTree at, String name) {
        if (at.items().isEmpty()) {
            return at.get(name);
        }
        boolean index = name.length() <= 6 && name.chars().allMatch(Character::isDigit);
        int place = index && !name.isEmpty() ? Integer.parseInt(name) : Integer.MAX_VALUE;
        return place < at.items().size() ? at.items().get(place) : null;
    }

    /** What a string holds where that is an object or an array, else the value itself. */
    static JsonTree unpacked(JsonTree value) {
        if (!value.kind().isString()) {
            return value;
        }
        String held = value.text().strip();
        if (!held.startsWith("{") && !held.startsWith("[")) {
            return value;
        }
        byte[] bytes = held.getBytes(StandardCharsets.UTF_8);
        JsonTree tree = new JsonTreeReader(DEEPEST).read(bytes, 0, bytes.length);
        return tree == null ? value : tree;
    }

    @Override
    public @Nullable Object of(JsonTree element) throws UnmappableException {
        JsonTree value = in(element);
        if (value == null) {
            return null;
        }
        return switch (value.kind()) {
            case NUMBER -> Source.number(value.text(), text);
            case TRUE -> Boolean.TRUE;
            case FALSE -> Boolean.FALSE;
            case OBJECT, ARRAY ->
                    throw new UnmappableException(
                            "%s is %s, expected a single value"
                                    .formatted(text, value.kind().description()));
            default -> value.text();
        };
    }

    /** Where the value is a number of a time that is not set. */
    static boolean isZero(Object value) {
        return value instanceof BigDecimal number && number.signum() == 0 || "0".equals(value);
    }
}
