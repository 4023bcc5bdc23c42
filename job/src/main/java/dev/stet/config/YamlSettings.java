package dev.stet.config;

import java.util.ArrayList;
import java.util.List;
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
    private final List<Setting> settings = new ArrayList<>();

    private YamlSettings(String file) {
        this.file = file;
    }

    /**
     * @param file what to call the text in messages
     * @throws ConfigException naming line, column and key of what is no setting
     */
    static List<Setting> read(String file, String text) {
        YamlSettings reader = new YamlSettings(file);
        try {
            LoadSettings settings = LoadSettings.builder().setLabel(file).build();
            Optional<Node> root = new Compose(settings).composeString(text);
            root.ifPresent(reader::addRoot);
        } catch (MarkedYamlEngineException e) {
            String place = file + e.getProblemMark().map(YamlSettings::lineAndColumn).orElse("");
            throw new ConfigException("", place, "is no YAML: " + e.getProblem());
        } catch (YamlEngineException e) {
            throw new ConfigException("", file, "is no YAML: " + e.getMessage());
        }
        return reader.settings;
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
            throw wrong(mapping, above, "holds itself");
        }
        for (NodeTuple entry : mapping.getValue()) {
            if (!(entry.getKeyNode() instanceof ScalarNode name)) {
                throw wrong(entry.getKeyNode(), above, "a key must be plain text");
            }
            String key = above.isEmpty() ? name.getValue() : above + "." + name.getValue();
            add(key, name, entry.getValueNode());
        }
    }

    private void add(String key, Node name, Node value) {
        if (value instanceof MappingNode mapping) {
            add(key, mapping);
            return;
        }
        for (Setting before : settings) {
            if (before.key().equals(key)) {
                throw wrong(name, key, "stands here and at " + before.place());
            }
        }
        settings.add(new Setting(key, value(key, value), place(name)));
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
            throw wrong(node, key, "has no value; give one, or take the key out");
        }
        return scalar.getValue();
    }

    private ConfigException wrong(Node at, String key, String problem) {
        return new ConfigException(key, place(at), key.isEmpty() ? problem : key + ": " + problem);
    }

    private String place(Node node) {
        return file + node.getStartMark().map(YamlSettings::lineAndColumn).orElse("");
    }

    private static String lineAndColumn(Mark mark) {
        return ":%d:%d".formatted(mark.getLine() + 1, mark.getColumn() + 1);
    }
}
