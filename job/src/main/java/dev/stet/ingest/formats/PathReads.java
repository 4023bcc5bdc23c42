package dev.stet.ingest.formats;

import dev.stet.yaml.Problems;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** The paths that a mapping reads, and what for. */
final class PathReads {

    private final Problems problems;
    private final Map<String, Set<String>> uses = new TreeMap<>();

    PathReads(Problems problems) {
        this.problems = problems;
    }

    /**
     * The path that a scalar is; null where it is none, which is reported.
     *
     * @param use a field of the contract, or what else reads it
     */
    @Nullable Path path(Node node, String use) {
        if (!(node instanceof ScalarNode scalar) || scalar.getValue().isBlank()) {
            problems.add(node, use + ": expected a path such as properties/model");
            return null;
        }
        String text = scalar.getValue().strip();
        if (text.startsWith("/") || text.endsWith("/") || text.contains("//")) {
            problems.add(
                    node,
                    "%s: %s is no path; expected names joined by single slashes, such as properties/model"
                            .formatted(use, text));
            return null;
        }
        return path(text, use);
    }

    Path path(String text, String use) {
        uses.computeIfAbsent(text, key -> new TreeSet<>()).add(use);
        return new Path(text);
    }

    /** By path the fields and conditions that read it. */
    Map<String, Set<String>> uses() {
        return Collections.unmodifiableMap(uses);
    }
}
