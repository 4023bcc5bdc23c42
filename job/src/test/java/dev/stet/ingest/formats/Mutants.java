package dev.stet.ingest.formats;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;

/** A mapping with one part of it taken away or altered, for each of its parts. */
final class Mutants {

    /**
     * One of them.
     *
     * @param what was done where
     * @param yaml JSON, which YAML contains
     */
    record Mutant(String what, String yaml) {}

    /** Parts that are for people. */
    private static final Set<String> WORDS = Set.of("format", "description", "because");

    private static final Map<String, String> OTHER_UNITS =
            Map.of("s", "ms", "ms", "s", "us", "ns", "ns", "us", "time", "utc", "utc", "time");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode root;
    private final List<Mutant> mutants = new ArrayList<>();

    private Mutants(JsonNode root) {
        this.root = root;
    }

    static List<Mutant> of(String yaml) {
        // All values as texts, as a mapping reads them.
        LoadSettings settings = LoadSettings.builder().setSchema(new FailsafeSchema()).build();
        Mutants all = new Mutants(JSON.valueToTree(new Load(settings).loadFromString(yaml)));
        all.visit(all.root, "");
        return all.mutants;
    }

    private void visit(JsonNode node, String path) {
        if (node instanceof ObjectNode object) {
            for (String name :
                    List.copyOf(object.propertyStream().map(Map.Entry::getKey).toList())) {
                if (!WORDS.contains(name)) {
                    JsonNode value = object.get(name);
                    ObjectNode whole = object.deepCopy();
                    object.remove(name);
                    add(path + "/" + name + " is gone");
                    // In the order that they had.
                    object.removeAll();
                    object.setAll(whole);
                    object.set(name, value);
                    visit(value, path + "/" + name);
                    alter(value, path + "/" + name, other -> object.set(name, other));
                }
            }
        } else if (node instanceof ArrayNode list) {
            for (int i = 0; i < list.size(); i++) {
                int place = i;
                JsonNode value = list.remove(i);
                String at = "%s/%d".formatted(path, i);
                add("%s is gone, %s".formatted(at, brief(value)));
                list.insert(i, value);
                visit(value, at);
                alter(value, at, other -> list.set(place, other));
            }
        }
    }

    private interface Setting {
        void to(JsonNode other);
    }

    private void alter(JsonNode value, String at, Setting setting) {
        if (!(value instanceof TextNode)) {
            return;
        }
        String text = value.asText();
        String unit = at.endsWith("/unit") ? OTHER_UNITS.get(text) : null;
        List<String> others;
        if (unit != null) {
            others = List.of(unit);
        } else if (text.equals("true") || text.equals("false")) {
            others = List.of(String.valueOf(!Boolean.parseBoolean(text)));
        } else if (isNumber(text)) {
            others = text.equals("0") ? List.of("9") : List.of("9" + text, text + "e-1");
        } else {
            others = List.of(text + "x");
        }
        for (String other : others) {
            setting.to(TextNode.valueOf(other));
            add("%s is %s, not %s".formatted(at, other, text));
        }
        setting.to(value);
    }

    private static boolean isNumber(String text) {
        return text.matches("\\d+(\\.\\d+)?");
    }

    private static String brief(@Nullable JsonNode value) {
        String text = String.valueOf(value);
        return text.length() <= 60 ? text : text.substring(0, 60);
    }

    private void add(String what) {
        mutants.add(new Mutant(what, root.toString()));
    }
}
