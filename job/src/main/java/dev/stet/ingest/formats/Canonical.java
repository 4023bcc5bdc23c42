package dev.stet.ingest.formats;

import dev.stet.ingest.json.JsonTree;
import java.util.Map;
import java.util.TreeMap;

/** A value as text that does not depend on white space, escapes or the order of members. */
final class Canonical {

    private Canonical() {}

    static String text(JsonTree value) {
        StringBuilder text = new StringBuilder();
        put(value, text);
        return text.toString();
    }

    private static void put(JsonTree value, StringBuilder text) {
        switch (value.kind()) {
            case OBJECT -> {
                text.append('{');
                for (Map.Entry<String, JsonTree> each : new TreeMap<>(value.members()).entrySet()) {
                    put(each.getKey(), text);
                    put(each.getValue(), text);
                }
                text.append('}');
            }
            case ARRAY -> {
                text.append('[');
                value.items().forEach(item -> put(item, text));
                text.append(']');
            }
            default -> put(value.text(), text);
        }
    }

    private static void put(String part, StringBuilder text) {
        text.append(part.length()).append(':').append(part);
    }
}
