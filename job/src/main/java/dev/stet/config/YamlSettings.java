package dev.stet.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Reads settings from YAML. Keys may nest or be joined by dots; values are taken as written. */
final class YamlSettings {

    private final String file;
    private final Problems problems;
    private final Map<String, Setting> settings = new LinkedHashMap<>();

    private YamlSettings(String file, Problems problems) {
        this.file = file;
        this.problems = problems;
    }

    /**
     * @param file what to call the text in messages
     * @param problems gets line, column and key of what is not a setting
     * @throws ConfigException where the text is not YAML, or not keys and values
     */
    static List<Setting> read(String file, String text, Problems problems) {
        YamlSettings reader = new YamlSettings(file, problems);
        try {
            LoadSettings settings = LoadSettings.builder().setLabel(file).build();
            Optional<Node> root = new Compose(settings).composeString(text);
            root.ifPresent(reader::addRoot);
        } catch (MarkedYamlEngineException e) {
            GivenAt place = reader.place(e.getProblemMark());
            throw new ConfigException("", place, "is not valid YAML: " + e.getProblem());
        } catch (YamlEngineException e) {
            throw new ConfigException(
                    "", GivenAt.named(file), "is not valid YAML: " + e.getMessage());
        }
        return List.copyOf(reader.settings.values());
    }

    private void addRoot(Node root) {
        if (root instanceof MappingNode mapping) {
            add("", mapping);
        } else {
            throw wrong(root, "", "expected keys and values, such as 'stet.source: kafka'");
        }
    }

    private void add(String above, MappingNode mapping) {
        if (mapping.isRecursive()) {
            throw wrong(mapping, above, "contains itself");
        }
        for (NodeTuple entry : mapping.getValue()) {
            problems.check(() -> add(above, entry));
        }
    }

    private void add(String above, NodeTuple entry) {
        if (!(entry.getKeyNode() instanceof ScalarNode name)) {
            throw wrong(entry.getKeyNode(), above, "a key must be plain text");
        }
        String key = above.isEmpty() ? name.getValue() : above + "." + name.getValue();
        add(key, name, entry.getValueNode());
    }

    private void add(String key, Node name, Node value) {
        if (value instanceof MappingNode mapping) {
            add(key, mapping);
            return;
        }
        Setting before = settings.get(key);
        if (before != null) {
            throw wrong(name, key, "is set twice, here and at " + before.place());
        }
        settings.put(key, new Setting(key, value(key, value), place(name.getStartMark())));
    }

    private Object value(String key, Node node) {
        if (node instanceof SequenceNode list) {
            return list.getValue().stream()
                    .map(item -> scalar(key, item))
                    .collect(Collectors.toList());
        }
        return scalar(key, node);
    }

    private String scalar(String key, Node node) {
        if (!(node instanceof ScalarNode scalar)) {
            throw wrong(node, key, "expected a value, or a list of values");
        }
        if (scalar.getTag().equals(Tag.NULL)) {
            throw wrong(node, key, "has no value; give one, or remove the key");
        }
        return scalar.getValue();
    }

    private ConfigException wrong(Node at, String key, String problem) {
        return new ConfigException(
                key, place(at.getStartMark()), key.isEmpty() ? problem : key + ": " + problem);
    }

    private GivenAt place(Optional<Mark> mark) {
        return mark.map(at -> new GivenAt(file, at.getLine() + 1, at.getColumn() + 1))
                .orElse(GivenAt.named(file));
    }
}
