package dev.stet.ingest.formats;

import dev.stet.yaml.Problems;
import dev.stet.yaml.YamlMap;
import dev.stet.yaml.YamlMap.Entry;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * Compiles {@code when} and {@code unless}: paths with what must hold of each; a list of such maps
 * holds where one of them does.
 */
final class ConditionCompiler {

    private static final String USE = "(condition)";

    private static final Set<String> TESTS =
            new TreeSet<>(Set.of("present", "at_least", "starts_with", "contains", "not"));

    private final Problems problems;
    private final PathReads reads;

    ConditionCompiler(Problems problems, PathReads reads) {
        this.problems = problems;
        this.reads = reads;
    }

    /** What the keys {@code when} and {@code unless} of a map say together. */
    Condition of(YamlMap map) {
        Entry when = map.get("when");
        Entry unless = map.get("unless");
        Condition condition = when == null ? Condition.ALWAYS : any(when.value());
        return unless == null ? condition : condition.and(any(unless.value()).negated());
    }

    /** One map of which all must hold, or a list of such. */
    Condition any(Node node) {
        if (!(node instanceof SequenceNode list)) {
            return all(node);
        }
        Condition any = element -> false;
        for (Node each : list.getValue()) {
            any = any.or(all(each));
        }
        return any;
    }

    private Condition all(Node node) {
        Condition all = Condition.ALWAYS;
        for (Entry entry : YamlMap.of(node, "a condition", problems).all()) {
            Path path = reads.path(entry.key(), USE);
            if (path != null) {
                all = all.and(test(path, entry.value()));
            }
        }
        return all;
    }

    private Condition test(Path path, Node node) {
        if (!(node instanceof MappingNode)) {
            return Condition.oneOf(path, texts(node));
        }
        YamlMap tests = YamlMap.of(node, path.toString(), problems);
        tests.expect(TESTS);
        Condition all = Condition.ALWAYS;
        for (Entry entry : tests.all()) {
            all = all.and(test(path, entry, tests));
        }
        return all;
    }

    private Condition test(Path path, Entry entry, YamlMap tests) {
        if (entry.name().equals("not")) {
            return Condition.oneOf(path, texts(entry.value())).negated();
        }
        String text = tests.text(entry);
        if (text == null) {
            return Condition.ALWAYS;
        }
        switch (entry.name()) {
            case "present":
                Condition present = Condition.present(path);
                if (text.equals("false")) {
                    return present.negated();
                }
                if (!text.equals("true")) {
                    problems.add(entry.value(), "present: expected true or false");
                }
                return present;
            case "starts_with":
                return Condition.startsWith(path, text);
            case "contains":
                return Condition.contains(path, text);
            default:
                BigDecimal least = number(entry.value(), text);
                return least == null ? Condition.ALWAYS : Condition.atLeast(path, least);
        }
    }

    private @Nullable BigDecimal number(Node at, String text) {
        try {
            return Source.number(text, "at_least");
        } catch (UnmappableException e) {
            problems.add(at, "at_least is '%s', expected a number such as 400".formatted(text));
            return null;
        }
    }

    private Set<String> texts(Node node) {
        Set<String> texts = new HashSet<>();
        if (node instanceof ScalarNode scalar) {
            texts.add(scalar.getValue());
        } else if (node instanceof SequenceNode list) {
            for (Node each : list.getValue()) {
                if (each instanceof ScalarNode scalar) {
                    texts.add(scalar.getValue());
                } else {
                    problems.add(each, "a condition: expected a value");
                }
            }
        }
        return texts;
    }
}
