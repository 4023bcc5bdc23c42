package dev.stet.integrations;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;

/** A file of maps, lists and scalars, in the order of its keys. */
public final class Tree {

    /** In JSON. */
    public static final Object NULL = NullNode.getInstance();

    private static final int WIDTH = 120;

    private Tree() {}

    /**
     * A map in this order.
     *
     * @param keysAndValues in turns; a key is a string
     */
    public static Map<String, Object> of(Object... keysAndValues) {
        Map<String, Object> tree = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            tree.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return tree;
    }

    /** The same with more keys at the end. */
    public static Map<String, Object> with(Map<String, Object> tree, Object... keysAndValues) {
        Map<String, Object> more = new LinkedHashMap<>(tree);
        more.putAll(of(keysAndValues));
        return more;
    }

    /** That of a text in JSON. */
    public static Map<String, Object> parse(String json) {
        try {
            return new ObjectMapper().readValue(json, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no JSON: " + json, e);
        }
    }

    /** That of a text in YAML. */
    @SuppressWarnings("unchecked")
    public static Map<String, Object> parseYaml(String yaml) {
        return (Map<String, Object>) new Load(LoadSettings.builder().build()).loadFromString(yaml);
    }

    /** The trees under a key; empty where there is none. */
    @SuppressWarnings("unchecked")
    public static List<Map<String, Object>> list(Map<String, Object> tree, String key) {
        return (List<Map<String, Object>>) tree.getOrDefault(key, List.of());
    }

    /** The scalars, or trees, under a key; empty where there is none. */
    @SuppressWarnings("unchecked")
    public static List<Object> values(Map<String, Object> tree, String key) {
        return (List<Object>) tree.getOrDefault(key, List.of());
    }

    /** The tree under a key; empty where there is none. */
    @SuppressWarnings("unchecked")
    public static Map<String, Object> map(Map<String, Object> tree, String key) {
        return (Map<String, Object>) tree.getOrDefault(key, Map.of());
    }

    /** The scalar under a key, {@code null} where there is none. */
    public static String text(Map<String, Object> tree, String key) {
        return String.valueOf(tree.get(key));
    }

    /** Indented by two spaces, with a line feed at the end. */
    public static String json(Object tree) {
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer =
                new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter);
        try {
            return new ObjectMapper().writer(printer).writeValueAsString(tree) + '\n';
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a tree", e);
        }
    }

    /**
     * In block style.
     *
     * @param banner lines of a comment at the top
     */
    public static String yaml(List<String> banner, Object tree) {
        DumpSettings settings =
                DumpSettings.builder()
                        .setDefaultFlowStyle(FlowStyle.BLOCK)
                        .setIndicatorIndent(2)
                        .setIndentWithIndicator(true)
                        .setWidth(WIDTH)
                        .setSplitLines(false)
                        .build();
        StringBuilder text = new StringBuilder();
        banner.forEach(line -> text.append("# ").append(line).append('\n'));
        return text.append(new Dump(settings).dumpToString(copy(tree))).toString();
    }

    /** What stands at two places becomes two: YAML would name the first, and refer to it. */
    private static Object copy(Object tree) {
        if (tree instanceof Map<?, ?> map) {
            Map<Object, Object> copy = new LinkedHashMap<>();
            map.forEach((key, value) -> copy.put(key, copy(value)));
            return copy;
        }
        if (tree instanceof List<?> list) {
            List<Object> copy = new ArrayList<>();
            list.forEach(each -> copy.add(copy(each)));
            return copy;
        }
        return tree;
    }
}
