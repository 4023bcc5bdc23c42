package dev.stet.ingest.formats;

import dev.stet.contract.FileProblem;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/** The mappings of a job: shipped ones by name, others by file. Travels as their texts. */
public final class Formats implements Serializable {

    private static final long serialVersionUID = 1L;

    /** Those that come with Stet, in the order of the documentation. */
    public static final List<String> SHIPPED =
            List.of(
                    "posthog",
                    "otel_genai",
                    "claude_code",
                    "copilot_chat",
                    "langfuse",
                    "segment",
                    "cloudevents");

    /** Records of the contract only. */
    public static final Formats NONE = new Formats(List.of());

    private final ArrayList<Text> texts;

    private record Text(String file, String yaml) implements Serializable {}

    private Formats(List<Text> texts) {
        this.texts = new ArrayList<>(texts);
    }

    /**
     * Reads and checks mappings.
     *
     * @param names of shipped ones, or paths of files that end in {@code .yaml} or {@code .yml}
     * @throws IllegalArgumentException where there is no such mapping or one cannot be used: a line
     *     for each problem, with file, line and column
     */
    public static Formats read(List<String> names) {
        List<Text> texts = new ArrayList<>();
        for (String name : names) {
            Text text =
                    name.endsWith(".yaml") || name.endsWith(".yml") ? ofFile(name) : shipped(name);
            MappingFile.parse(text.file(), text.yaml());
            texts.add(text);
        }
        return new Formats(texts);
    }

    /**
     * The YAML of a mapping that comes with Stet.
     *
     * @throws IllegalArgumentException where there is none of this name
     */
    public static String text(String name) {
        return shipped(name).yaml();
    }

    public boolean isEmpty() {
        return texts.isEmpty();
    }

    List<Mapping> mappings() {
        return texts.stream().map(text -> MappingFile.parse(text.file(), text.yaml())).toList();
    }

    private static Text ofFile(String path) {
        try {
            return new Text(path, Files.readString(java.nio.file.Path.of(path)));
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "%s cannot be read: %s".formatted(path, FileProblem.reason(e)), e);
        }
    }

    private static Text shipped(String name) {
        if (!SHIPPED.contains(name)) {
            throw new IllegalArgumentException(
                    "there is no format %s; expected one of %s, or a file that ends in .yaml"
                            .formatted(name, String.join(", ", SHIPPED)));
        }
        String file = "formats/%s.yaml".formatted(name);
        try (InputStream in = Formats.class.getClassLoader().getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is not on the class path");
            }
            return new Text(file, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException(file + " cannot be read", e);
        }
    }
}
