package dev.stet.targets;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Keys and values of a YAML file, each with its place. */
final class YamlMap {

    /** What is wrong with a file, a line each. */
    static final class Problems {

        private final String file;
        private final List<String> lines = new ArrayList<>();

        Problems(String file) {
            this.file = file;
        }

        void add(Node at, String problem) {
            String place =
                    at.getStartMark()
                            .map(
                                    mark ->
                                            ":%d:%d"
                                                    .formatted(
                                                            mark.getLine() + 1,
                                                            mark.getColumn() + 1))
                            .orElse("");
            lines.add("%s%s: %s".formatted(file, place, problem));
        }

        void add(String problem) {
            lines.add("%s: %s".formatted(file, problem));
        }

        /**
         * @throws IllegalArgumentException with a line for each problem, if there is one
         */
        void raise() {
            if (!lines.isEmpty()) {
                throw new IllegalArgumentException(String.join("\n", lines));
            }
        }
    }

    /** One key with its value. */
    record Entry(String name, Node key, Node value) {}

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
    static YamlMap of(Node node, String what, Problems problems) {
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

    Iterable<Entry> all() {
        return entries.values();
    }

    /** Reports keys that are not known. */
    void expect(Set<String> known) {
        for (Entry entry : entries.values()) {
            if (!known.contains(entry.name())) {
                problems.add(
                        entry.key(),
                        "%s is unknown; expected one of %s"
                                .formatted(entry.name(), String.join(", ", known)));
            }
        }
    }

    @Nullable Entry get(String name) {
        return entries.get(name);
    }

    /** The text of a key; null where it is missing, which is reported if it is required. */
    @Nullable String text(String name, boolean required) {
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
    @Nullable String text(Entry entry) {
        if (entry.value() instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
            return scalar.getValue().strip();
        }
        problems.add(entry.value(), "%s: expected a value".formatted(entry.name()));
        return null;
    }

    Node at() {
        return at;
    }
}
