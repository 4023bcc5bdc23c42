package dev.stet.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/** What is wrong with a YAML file, a line each with file, line and column. */
public final class Problems {

    private final String file;
    private final List<String> lines = new ArrayList<>();

    /**
     * @param file what to call the file in messages
     */
    public Problems(String file) {
        this.file = file;
    }

    /**
     * Reads the one document of a text.
     *
     * @return empty where the text is empty, or is no YAML, which is reported
     */
    public Optional<Node> compose(String text) {
        try {
            LoadSettings settings = LoadSettings.builder().setLabel(file).build();
            return new Compose(settings).composeString(text);
        } catch (MarkedYamlEngineException e) {
            String place = e.getProblemMark().map(Problems::place).orElse("");
            lines.add("%s%s: is not valid YAML: %s".formatted(file, place, e.getProblem()));
        } catch (YamlEngineException e) {
            add("is not valid YAML: " + e.getMessage());
        }
        return Optional.empty();
    }

    public void add(Node at, String problem) {
        String place = at.getStartMark().map(Problems::place).orElse("");
        lines.add("%s%s: %s".formatted(file, place, problem));
    }

    public void add(String problem) {
        lines.add("%s: %s".formatted(file, problem));
    }

    public boolean isEmpty() {
        return lines.isEmpty();
    }

    /**
     * @throws IllegalArgumentException with a line for each problem, if there is one
     */
    public void raise() {
        if (!lines.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", lines));
        }
    }

    private static String place(Mark mark) {
        return ":%d:%d".formatted(mark.getLine() + 1, mark.getColumn() + 1);
    }
}
