package dev.stet.ingest.formats;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * One case of {@code conformance/FORMAT.yaml}: a record as its producer's documentation shows it,
 * and all that it must become.
 *
 * @param name of the format and what the case is about
 * @param tree the record; null where it is no JSON
 * @param kafka whether the record is read from Kafka, else from a file
 */
record ConformanceCase(
        String name,
        @Nullable JsonNode tree,
        byte[] record,
        boolean kafka,
        Map<String, String> headers,
        Result expected) {

    /**
     * What becomes of a record.
     *
     * @param events each field as text
     * @param passedOver {@code KIND, left out} or {@code KIND, no rule}
     * @param refused {@code REASON: DETAIL}
     */
    record Result(List<Map<String, String>> events, List<String> passedOver, List<String> refused) {

        static Result none() {
            return new Result(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        }
    }

    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public String toString() {
        return name;
    }

    /** All cases of a format, in the order of its file. */
    static List<ConformanceCase> of(String format) {
        JsonNode file = read("conformance/" + format + ".yaml");
        String at = file.path("at").asText("");
        Map<String, ConformanceCase> byName = new HashMap<>();
        List<ConformanceCase> cases = new ArrayList<>();
        for (JsonNode each : file.get("cases")) {
            String name = each.get("case").asText();
            ConformanceCase like = byName.get(each.path("like").asText());
            if (each.has("like") && like == null) {
                throw new IllegalStateException(name + " is like no case before it");
            }
            JsonNode tree =
                    like == null
                            ? each.get("record")
                            : Objects.requireNonNull(like.tree).deepCopy();
            if (tree != null) {
                each.path("set").properties().forEach(e -> set(tree, at, e.getKey(), e.getValue()));
                each.path("drop").forEach(path -> set(tree, at, path.asText(), null));
            }
            String text = tree == null ? each.get("text").asText() : tree.toString();
            Map<String, String> headers = new TreeMap<>(like == null ? Map.of() : like.headers);
            each.path("headers")
                    .properties()
                    .forEach(e -> headers.put(e.getKey(), e.getValue().asText()));
            ConformanceCase made =
                    new ConformanceCase(
                            format + ": " + name,
                            tree,
                            text.getBytes(StandardCharsets.UTF_8),
                            each.path("kafka").asBoolean() || !headers.isEmpty(),
                            headers,
                            expected(each, like));
            if (byName.put(name, made) != null) {
                throw new IllegalStateException(name + " is there twice");
            }
            cases.add(made);
        }
        return cases;
    }

    private static JsonNode read(String resource) {
        try (InputStream in =
                ConformanceCase.class.getClassLoader().getResourceAsStream(resource)) {
            LoadSettings settings = LoadSettings.builder().setLabel(resource).build();
            return JSON.valueToTree(
                    new Load(settings).loadFromInputStream(Objects.requireNonNull(in, resource)));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Without {@code gives} the same as of the case that it is like, but for {@code change}. */
    private static Result expected(JsonNode given, @Nullable ConformanceCase like) {
        List<Map<String, String>> events = new ArrayList<>();
        boolean none = given.has("passed_over") || given.has("refused");
        if (given.has("gives")) {
            for (JsonNode event : given.get("gives")) {
                Map<String, String> fields = new TreeMap<>();
                event.properties().forEach(e -> fields.put(e.getKey(), e.getValue().asText()));
                events.add(fields);
            }
        } else if (like != null && !none) {
            like.expected.events.forEach(event -> change(given, new TreeMap<>(event), events));
        }
        return new Result(events, texts(given.path("passed_over")), texts(given.path("refused")));
    }

    private static void change(
            JsonNode given, Map<String, String> event, List<Map<String, String>> events) {
        JsonNode change = given.path("change").path(event.get("event_type"));
        if (change.isNull()) {
            return;
        }
        for (Map.Entry<String, JsonNode> each : change.properties()) {
            if (each.getValue().isNull()) {
                event.remove(each.getKey());
            } else {
                event.put(each.getKey(), each.getValue().asText());
            }
        }
        events.add(event);
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(each -> texts.add(each.asText()));
        return texts;
    }

    /**
     * Puts a value at a path; within a list of {@code key} and {@code value}, as OTLP has for
     * attributes, a step is the key.
     *
     * @param at what the path is relative to, if it does not begin with a slash
     * @param value null to remove
     */
    private static void set(JsonNode root, String at, String path, @Nullable JsonNode value) {
        boolean whole = path.startsWith("/") || at.isEmpty();
        String[] steps = (whole ? path.replaceFirst("^/", "") : at + "/" + path).split("/");
        JsonNode node = root;
        for (int i = 0; i < steps.length - 1; i++) {
            node = Objects.requireNonNull(step(node, steps[i]), path);
        }
        String last = steps[steps.length - 1];
        if (node instanceof ObjectNode object) {
            if (value == null) {
                Objects.requireNonNull(object.remove(last), path);
            } else {
                object.set(last, value);
            }
            return;
        }
        ArrayNode list = (ArrayNode) node;
        JsonNode found = step(list, last);
        if (found == null) {
            list.addObject().put("key", last).set("value", Objects.requireNonNull(value, path));
        } else if (value == null) {
            list.remove(indexOf(list, last));
        } else if (found.has("key")) {
            ((ObjectNode) found).set("value", value);
        } else {
            list.set(indexOf(list, last), value);
        }
    }

    private static @Nullable JsonNode step(JsonNode node, String name) {
        return node instanceof ArrayNode list ? list.get(indexOf(list, name)) : node.get(name);
    }

    private static int indexOf(ArrayNode list, String name) {
        for (int i = 0; i < list.size(); i++) {
            if (name.equals(list.get(i).path("key").asText(null))) {
                return i;
            }
        }
        return name.matches("\\d+") ? Integer.parseInt(name) : list.size();
    }
}
