package dev.stet.ingest.formats;

import dev.stet.ingest.formats.Sources.Otherwise;
import dev.stet.ingest.json.Field;
import dev.stet.yaml.Problems;
import dev.stet.yaml.YamlMap;
import dev.stet.yaml.YamlMap.Entry;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * Compiles where one field comes from: a path, a list of which the first with a value counts, or a
 * map of one base ({@code from}, {@code const}, {@code sum} ...) and what is done with it.
 */
final class SourceCompiler {

    private static final Set<String> BASES =
            new TreeSet<>(
                    Set.of(
                            "from",
                            "including",
                            "const",
                            "sum",
                            "sum_of_keys",
                            "join",
                            "hash",
                            "canonical",
                            "last_question"));

    private static final Set<String> KEYS = new TreeSet<>(BASES);

    static {
        KEYS.addAll(
                Set.of(
                        "containing",
                        "parts",
                        "with",
                        "unit",
                        "minus",
                        "scale",
                        "map",
                        "otherwise"));
        KEYS.addAll(Set.of("range", "invert", "when", "unless", "if_equal", "else"));
    }

    private static final Source NOTHING = element -> null;

    private final Problems problems;
    private final PathReads reads;
    private final ConditionCompiler conditions;
    private final String tag;

    /** The field whose source is compiled. */
    private String use = "";

    private boolean time;

    /**
     * @param tag in front of the ids that are made
     */
    SourceCompiler(Problems problems, PathReads reads, ConditionCompiler conditions, String tag) {
        this.problems = problems;
        this.reads = reads;
        this.conditions = conditions;
        this.tag = tag;
    }

    /** Where the field comes from; a source without values where there are problems. */
    Source compile(Field field, Node node) {
        use = field.label();
        time = field == Field.EVENT_TIME;
        return compile(node);
    }

    private Source compile(Node node) {
        if (node instanceof SequenceNode) {
            return Sources.first(list(node));
        }
        if (node instanceof ScalarNode) {
            Path path = reads.path(node, use);
            if (time) {
                problems.add(node, "event_time: expected {from: PATH, unit: UNIT}, " + units());
            }
            return path == null ? NOTHING : path;
        }
        YamlMap map = YamlMap.of(node, use, problems);
        map.expect(KEYS);
        Condition condition = conditions.of(map);
        Entry other = map.get("else");
        Source source = modified(base(map), map);
        Source otherwise = other == null ? NOTHING : compile(other.value());
        Entry equal = map.get("if_equal");
        if (equal != null) {
            List<Source> sides = plains(equal.value());
            if (sides.size() == 2) {
                source = Sources.ifEqual(source, sides.get(0), sides.get(1), otherwise, use);
            } else {
                problems.add(equal.value(), use + ": if_equal must be [SOURCE, SOURCE]");
            }
        }
        return condition == Condition.ALWAYS ? source : Sources.when(source, condition, otherwise);
    }

    private List<Source> plains(Node node) {
        boolean outer = time;
        time = false;
        List<Source> sources = list(node);
        time = outer;
        return sources;
    }

    private List<Source> list(Node node) {
        if (!(node instanceof SequenceNode sequence)) {
            return List.of(plain(node));
        }
        return sequence.getValue().stream().map(this::compile).toList();
    }

    /** As of a field that is no time, for what a time is made of. */
    private Source plain(Node node) {
        boolean outer = time;
        time = false;
        Source source = compile(node);
        time = outer;
        return source;
    }

    private Source base(YamlMap map) {
        List<Entry> bases = new ArrayList<>();
        map.all()
                .forEach(
                        entry -> {
                            if (BASES.contains(entry.name())) {
                                bases.add(entry);
                            }
                        });
        if (bases.size() != 1) {
            problems.add(
                    map.at(), "%s: expected one of %s".formatted(use, String.join(", ", BASES)));
            return NOTHING;
        }
        Entry entry = bases.get(0);
        boolean outer = time;
        time = false;
        Source source = base(entry, map);
        time = outer;
        return source;
    }

    private Source base(Entry entry, YamlMap map) {
        switch (entry.name()) {
            case "from":
                return compile(entry.value());
            case "sum":
                return Sources.sum(list(entry.value()), use);
            case "join":
                Entry with = map.get("with");
                String between = with == null ? null : map.text(with);
                return Sources.join(list(entry.value()), between == null ? "" : between);
            case "including":
                Entry parts = map.get("parts");
                if (parts == null) {
                    problems.add(map.at(), use + ": including needs parts: [SOURCE, ...]");
                    return NOTHING;
                }
                return Sources.including(
                        compile(entry.value()), Sources.sum(list(parts.value()), use), use);
            case "hash":
                return Sources.hash(tag, list(entry.value()));
            case "const":
                String text = map.text(entry);
                return element -> text;
            default:
                return ofPath(entry, map);
        }
    }

    private Source ofPath(Entry entry, YamlMap map) {
        Path path = reads.path(entry.value(), use);
        if (path == null) {
            return NOTHING;
        }
        return switch (entry.name()) {
            case "last_question" -> new Question(path);
            case "canonical" -> Sources.canonical(path);
            default -> Sources.sumOfKeys(path, words(map));
        };
    }

    private List<String> words(YamlMap map) {
        Entry entry = map.get("containing");
        if (entry != null && entry.value() instanceof SequenceNode list) {
            return list.getValue().stream()
                    .filter(ScalarNode.class::isInstance)
                    .map(word -> ((ScalarNode) word).getValue())
                    .toList();
        }
        problems.add(map.at(), use + ": sum_of_keys needs containing: [WORD, ...]");
        return List.of();
    }

    private Source modified(Source base, YamlMap map) {
        Source source = inMillis(base, map);
        Entry scale = map.get("scale");
        if (scale != null) {
            BigDecimal factor = constant(map, scale);
            source = factor == null ? source : Sources.scaled(source, factor, use);
        }
        if (map.get("map") != null) {
            source = Sources.mapped(source, table(map), otherwise(map), use);
        } else if (map.get("otherwise") != null) {
            problems.add(map.at(), use + ": otherwise has no effect without map; remove it");
        }
        Entry range = map.get("range");
        if (range != null) {
            List<Source> ends = range.value() instanceof SequenceNode list ? ends(list) : List.of();
            if (ends.size() == 2) {
                source = Sources.share(source, ends.get(0), ends.get(1), use);
            } else {
                problems.add(
                        range.value(), use + ": range must be [LEAST, GREATEST], numbers or paths");
            }
        }
        return "true".equals(map.text("invert", false)) ? Sources.inverted(source, use) : source;
    }

    private Source inMillis(Source base, YamlMap map) {
        Entry given = map.get("unit");
        Entry minus = map.get("minus");
        if (given == null) {
            if (time || minus != null) {
                problems.add(map.at(), "%s: unit is missing, %s".formatted(use, units()));
            }
            return base;
        }
        String name = map.text(given);
        Unit unit = unit(name);
        if (unit == null) {
            problems.add(given.value(), "%s: unit is '%s', %s".formatted(use, name, units()));
            return base;
        }
        if (minus != null && time) {
            return Sources.earlier(base, duration(minus), unit, use);
        }
        if (minus != null) {
            return Sources.between(base, plain(minus.value()), unit, use);
        }
        return time ? Sources.time(base, unit, use) : Sources.duration(base, unit, use);
    }

    /** What a time is put back by, milliseconds. */
    private Source duration(Entry minus) {
        if (minus.value() instanceof MappingNode) {
            return plain(minus.value());
        }
        problems.add(
                minus.value(),
                "%s: minus is a duration, expected {from: PATH, unit: UNIT}".formatted(use));
        return NOTHING;
    }

    private static @Nullable Unit unit(@Nullable String name) {
        return Arrays.stream(Unit.values())
                .filter(unit -> unit.label().equals(name))
                .findFirst()
                .orElse(null);
    }

    private static String units() {
        return "expected one of "
                + Arrays.stream(Unit.values()).map(Unit::label).collect(Collectors.joining(", "));
    }

    private List<Source> ends(SequenceNode list) {
        List<Source> ends = new ArrayList<>();
        for (Node each : list.getValue()) {
            BigDecimal number =
                    each instanceof ScalarNode scalar ? number(scalar.getValue()) : null;
            ends.add(number == null ? plain(each) : element -> number);
        }
        return ends;
    }

    private @Nullable BigDecimal constant(YamlMap map, Entry entry) {
        String text = map.text(entry);
        BigDecimal number = text == null ? null : number(text);
        if (text != null && number == null) {
            problems.add(
                    entry.value(),
                    "%s: %s is '%s', expected a number such as 0.001"
                            .formatted(use, entry.name(), text));
        }
        return number;
    }

    private static @Nullable BigDecimal number(String text) {
        try {
            return Source.number(text, "");
        } catch (UnmappableException e) {
            return null;
        }
    }

    private Map<String, String> table(YamlMap map) {
        Map<String, String> table = new LinkedHashMap<>();
        Entry given = map.get("map");
        if (given != null) {
            YamlMap entries = YamlMap.of(given.value(), use + ": map", problems);
            for (Entry entry : entries.all()) {
                String text = entries.text(entry);
                if (text != null) {
                    table.put(entry.name(), text);
                }
            }
        }
        return table;
    }

    private Otherwise otherwise(YamlMap map) {
        Entry given = map.get("otherwise");
        String text = given == null ? null : map.text(given);
        for (Otherwise each : Otherwise.values()) {
            if (each.name().toLowerCase(Locale.ROOT).equals(text)) {
                return each;
            }
        }
        if (given != null) {
            problems.add(given.value(), use + ": otherwise must be refuse, keep or skip");
        }
        return Otherwise.REFUSE;
    }
}
