package dev.stet.ingest.formats;

import dev.stet.contract.EventType;
import dev.stet.ingest.ContractFields;
import dev.stet.ingest.formats.Mapping.Envelope;
import dev.stet.ingest.json.Field;
import dev.stet.ingest.json.NameHint;
import dev.stet.yaml.Problems;
import dev.stet.yaml.YamlMap;
import dev.stet.yaml.YamlMap.Entry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads a mapping; {@code docs/formats.md} describes the file. */
final class MappingFile {

    private static final Set<String> KEYS =
            sorted(
                    "format",
                    "description",
                    "envelope",
                    "elements",
                    "accepts",
                    "kind",
                    "tag",
                    "defaults",
                    "rules");

    private static final Set<String> OF_RULE =
            sorted(
                    "gives",
                    "type_from",
                    "because",
                    "when",
                    "unless",
                    "needs",
                    "suffix",
                    "copy",
                    "fields");

    private static final String NOTHING = "nothing";
    private static final int LONGEST_SUFFIX = 16;

    private final Problems problems;
    private final PathReads reads;
    private final ConditionCompiler conditions;

    private MappingFile(Problems problems) {
        this.problems = problems;
        this.reads = new PathReads(problems);
        this.conditions = new ConditionCompiler(problems, reads);
    }

    /**
     * @param file what to call the text in messages
     * @throws IllegalArgumentException with a line for each problem: file, line, column, the field,
     *     and what is possible
     */
    static Mapping parse(String file, String text) {
        Problems problems = new Problems(file);
        Mapping mapping =
                problems.compose(text)
                        .map(root -> new MappingFile(problems).root(root))
                        .orElse(null);
        if (mapping == null && problems.isEmpty()) {
            problems.add("is empty, expected a mapping; see docs/formats.md");
        }
        problems.raise();
        if (mapping == null) {
            throw new IllegalArgumentException(file + ": is no mapping");
        }
        return mapping;
    }

    private Mapping root(Node root) {
        YamlMap map = YamlMap.of(root, "the file", problems);
        map.expect(KEYS);
        String name = map.text("format", true);
        String tag = map.text("tag", false);
        SourceCompiler sources =
                new SourceCompiler(problems, reads, conditions, tag == null ? "id" : tag);
        Entry accepts = map.get("accepts");
        Entry elements = map.get("elements");
        Entry defaults = map.get("defaults");
        Map<Field, Source> common =
                defaults == null
                        ? Map.of()
                        : fields(YamlMap.of(defaults.value(), "defaults", problems), null, sources);
        return new Mapping(
                name == null ? "" : name,
                envelope(map),
                elements == null ? null : reads.path(elements.value(), "(elements)"),
                accepts == null ? Condition.ALWAYS : conditions.any(accepts.value()),
                kinds(map),
                rules(map, common, sources),
                reads.uses());
    }

    private Envelope envelope(YamlMap map) {
        Entry entry = map.get("envelope");
        String text = entry == null ? "json" : map.text(entry);
        for (Envelope each : Envelope.values()) {
            if (each.name().toLowerCase(Locale.ROOT).equals(text)) {
                return each;
            }
        }
        if (entry != null && text != null) {
            problems.add(
                    entry.value(),
                    "envelope is '%s', expected json, otlp or cloudevents".formatted(text));
        }
        return Envelope.JSON;
    }

    private List<Path> kinds(YamlMap map) {
        Entry entry = map.get("kind");
        List<Path> paths = new ArrayList<>();
        if (entry != null) {
            List<Node> nodes =
                    entry.value() instanceof SequenceNode list
                            ? list.getValue()
                            : List.of(entry.value());
            for (Node node : nodes) {
                Path path = reads.path(node, "(kind)");
                if (path != null) {
                    paths.add(path);
                }
            }
        }
        return paths;
    }

    private List<Rule> rules(YamlMap map, Map<Field, Source> common, SourceCompiler sources) {
        Entry entry = map.get("rules");
        if (entry == null || !(entry.value() instanceof SequenceNode list)) {
            problems.add(
                    entry == null ? map.at() : entry.value(),
                    "rules: expected a list, each beginning with '- gives: TYPE'");
            return List.of();
        }
        List<Rule> rules = new ArrayList<>();
        for (Node node : list.getValue()) {
            rules.add(rule(YamlMap.of(node, "a rule", problems), common, sources));
        }
        return rules;
    }

    private Rule rule(YamlMap map, Map<Field, Source> common, SourceCompiler sources) {
        map.expect(OF_RULE);
        Entry typeFrom = map.get("type_from");
        Entry gives = map.get("gives");
        if ((typeFrom == null) == (gives == null)) {
            problems.add(
                    map.at(),
                    "a rule needs either gives, an event type or nothing, or type_from, a path");
        }
        EventType type = gives == null ? null : type(map, gives);
        Map<Field, Source> fields = new LinkedHashMap<>();
        common.forEach(
                (field, source) -> {
                    if (type == null || ContractFields.of(type).contains(field)) {
                        fields.put(field, source);
                    }
                });
        Entry own = map.get("fields");
        if (own != null) {
            fields.putAll(fields(YamlMap.of(own.value(), "fields", problems), type, sources));
        }
        if (type != null) {
            requireIdentity(map, fields);
        }
        Entry copy = map.get("copy");
        return new Rule(
                type,
                typeFrom == null ? null : reads.path(typeFrom.value(), "event_type"),
                conditions.of(map),
                needs(map, type),
                fields,
                copy == null ? null : reads.path(copy.value(), Mapping.COPIED),
                suffix(map));
    }

    private @Nullable EventType type(YamlMap map, Entry gives) {
        String label = map.text(gives);
        if (label == null || label.equals(NOTHING)) {
            return null;
        }
        for (EventType type : EventType.values()) {
            if (type.label().equals(label)) {
                return type;
            }
        }
        List<String> labels = Arrays.stream(EventType.values()).map(EventType::label).toList();
        problems.add(
                gives.value(),
                "gives: %s is no event type%s"
                        .formatted(label, meant(label, labels, "docs/events.md lists all")));
        return null;
    }

    private void requireIdentity(YamlMap rule, Map<Field, Source> fields) {
        for (Field field : List.of(Field.EVENT_ID, Field.EVENT_TIME)) {
            if (!fields.containsKey(field) && rule.get("copy") == null) {
                problems.add(
                        rule.at(),
                        "%s is missing, in defaults or in this rule".formatted(field.label()));
            }
        }
    }

    /**
     * @param type of the event; null for fields that several types may have
     */
    private Map<Field, Source> fields(
            YamlMap map, @Nullable EventType type, SourceCompiler sources) {
        Map<Field, Source> fields = new LinkedHashMap<>();
        for (Entry entry : map.all()) {
            Field field = field(entry.name(), entry.key(), type);
            if (field != null) {
                fields.put(field, sources.compile(field, entry.value()));
            }
        }
        return fields;
    }

    private @Nullable Field field(String name, Node at, @Nullable EventType type) {
        Set<Field> known = type == null ? EnumSet.allOf(Field.class) : ContractFields.of(type);
        for (Field field : known) {
            if (field.label().equals(name) && field != Field.EVENT_TYPE) {
                return field;
            }
        }
        List<String> labels = known.stream().map(Field::label).toList();
        List<String> own =
                known.stream().filter(each -> !each.isCommon()).map(Field::label).toList();
        String possible =
                type == null || own.isEmpty()
                        ? "docs/events.md lists all"
                        : "expected a field of every event, or one of " + String.join(", ", own);
        problems.add(
                at,
                "%s is no field of %s%s"
                        .formatted(
                                name,
                                type == null ? "the contract" : type.label(),
                                meant(name, labels, possible)));
        return null;
    }

    private static String meant(String name, Collection<String> known, String otherwise) {
        String closest = NameHint.closest(name, known);
        if (closest == null && !name.isEmpty()) {
            closest = known.stream().filter(each -> each.startsWith(name)).findFirst().orElse(null);
        }
        return "; " + (closest == null ? otherwise : "did you mean %s?".formatted(closest));
    }

    private Set<Field> needs(YamlMap map, @Nullable EventType type) {
        Set<Field> needs = EnumSet.noneOf(Field.class);
        Entry entry = map.get("needs");
        if (entry != null && entry.value() instanceof SequenceNode list) {
            for (Node node : list.getValue()) {
                String name = node instanceof ScalarNode scalar ? scalar.getValue() : "";
                Field field = field(name, node, type);
                if (field != null) {
                    needs.add(field);
                }
            }
        } else if (entry != null) {
            problems.add(entry.value(), "needs: expected a list of fields, such as [user_id]");
        }
        return needs;
    }

    private String suffix(YamlMap map) {
        Entry entry = map.get("suffix");
        String text = entry == null ? "" : map.text(entry);
        if (entry != null && text != null && text.length() > LONGEST_SUFFIX) {
            problems.add(entry.value(), "suffix: expected at most 16 characters, such as ':q'");
        }
        return text == null ? "" : text;
    }

    private static Set<String> sorted(String... names) {
        return new TreeSet<>(Set.of(names));
    }
}
