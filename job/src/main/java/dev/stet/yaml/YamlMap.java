package dev.stet.yaml;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Keys and values of a YAML file, each with its place. */
public final class YamlMap {

    /** One key with its value. */
    public record Entry(String name, Node key, Node value) {}

    private final Problems problems;
    private final Node at;
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    private YamlMap(Problems problems, Node at) {
        this.problems = problems;
        this.at = at;
    }

    /**
     * Reads keys and values.
     *
     * @param what it is, for messages
     * @return without entries where the node is something else
     */
    public static YamlMap of(Node node, String what, Problems problems) {
        YamlMap map = new YamlMap(problems, node);
        if (!(node instanceof MappingNode mapping) || mapping.isRecursive()) {
            problems.add(node, what + ": expected keys and values");
            return map;
        }
        for (NodeTuple tuple : mapping.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                problems.add(tuple.getKeyNode(), what + ": a key must be plain text");
                continue;
            }
            Entry entry = new Entry(key.getValue(), key, tuple.getValueNode());
            if (map.entries.putIfAbsent(key.getValue(), entry) != null) {
                problems.add(key, "%s is there twice; remove one".formatted(key.getValue()));
            }
        }
        return map;
    }

    /** In the order of the file. */
    public Iterable<Entry> all() {
        return entries.values();
    }

    /** Reports keys that are not known. */
    public void expect(Set<String> known) {
        for (Entry entry : entries.values()) {
            if (!known.contains(entry.name())) {
                problems.add(
                        entry.key(),
                        "%s is unknown; expected one of %s"
                                .formatted(entry.name(), String.join(", ", known)));
            }
        }
    }

    /** Null where the key is missing. */
    public @Nullable Entry get(String name) {
        return entries.get(name);
    }

    /** The text of a key; null where it is missing, which is reported if it is required. */
    public @Nullable String text(String name, boolean required) {
        Entry entry = entries.get(name);
        if (entry == null) {
            if (required) {
                problems.add(at, "%s is missing".formatted(name));
            }
            return null;
        }
        return text(entry);
    }

    /** The text of a value; null where it is none, which is reported. */
    public @Nullable String text(Entry entry) {
        if (entry.value() instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
            return scalar.getValue().strip();
        }
        problems.add(entry.value(), "%s: expected a value".formatted(entry.name()));
        return null;
    }

    /** Where the map stands, for messages. */
    public Node at() {
        return at;
    }
}
