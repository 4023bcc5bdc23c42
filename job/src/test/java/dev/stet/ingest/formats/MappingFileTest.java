package dev.stet.ingest.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** A mapping that cannot be used says where, which field, and what is possible. */
class MappingFileTest {

    static final List<String> SHIPPED = Formats.SHIPPED;

    @ParameterizedTest
    @FieldSource("SHIPPED")
    void everyShippedMappingCompiles(String name) {
        assertThat(Formats.read(List.of(name)).mappings())
                .singleElement()
                .satisfies(mapping -> assertThat(mapping.name()).isEqualTo(name));
    }

    private static final String MAPPING =
            """
            format: mine
            defaults:
              event_id: id
              event_time: {from: at, unit: ms}
            rules:
              - gives: generation.completed
                when: {kind: answer}
                fields:
                  latency: {from: took, unit: sec}
            """;

    @Test
    void namesEveryProblemWithItsPlace() {
        assertThatThrownBy(() -> MappingFile.parse("mine.yaml", MAPPING))
                .hasMessage(
                        "mine.yaml:9:7: latency is no field of generation.completed; did you mean"
                                + " latency_ms?");
        assertThatThrownBy(
                        () ->
                                MappingFile.parse(
                                        "mine.yaml",
                                        MAPPING.replace("latency:", "latency_ms:")
                                                .replace("at, unit: ms", "at")))
                .hasMessage(
                        """
                        mine.yaml:4:15: event_time: unit is missing, expected one of s, ms, us, ns, time, utc
                        mine.yaml:9:38: latency_ms: unit is 'sec', expected one of s, ms, us, ns, time, utc\
                        """);
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        assertThat(problem("generation.completed", "generation.complete"))
                .isEqualTo(
                        "mine.yaml:6:12: gives: generation.complete is no event type; did you mean"
                                + " generation.completed?");
        assertThat(problem("{from: took, unit: sec}", "{form: took}"))
                .startsWith("mine.yaml:9:20: form is unknown; expected one of ")
                .contains("latency_ms: expected one of canonical, const, from");
        assertThat(problem("{from: took, unit: sec}", "/took"))
                .isEqualTo(
                        "mine.yaml:9:19: latency_ms: /took is no path; expected names joined by"
                                + " single slashes, such as properties/model");
        assertThat(problem("{kind: answer}", "{kind: {is: answer}}"))
                .startsWith("mine.yaml:7:19: is is unknown; expected one of at_least, contains");
        assertThat(problem("  event_id: id\n", ""))
                .isEqualTo("mine.yaml:5:5: event_id is missing, in defaults or in this rule");
        assertThat(problem("format: mine", "format: [mine"))
                .startsWith("mine.yaml:2:")
                .contains("is not valid YAML");
        assertThatThrownBy(() -> MappingFile.parse("mine.yaml", ""))
                .hasMessage("mine.yaml: is empty, expected a mapping; see docs/formats.md");
        assertThatThrownBy(() -> Formats.read(List.of("posthok")))
                .hasMessageStartingWith("there is no format posthok; expected one of posthog, ");
        assertThatThrownBy(() -> Formats.read(List.of("nowhere.yaml")))
                .hasMessage("nowhere.yaml cannot be read: there is no such file");
    }

    /** Common mistakes: each message names file, line and column, and the correct text. */
    @Test
    void saysWhatToTypeInstead() {
        assertThat(problem("    when: {kind", "\twhen: {kind"))
                .startsWith("mine.yaml:7:1: is not valid YAML: ")
                .contains("TAB");
        assertThat(problem("{kind: answer}", ""))
                .isEqualTo("mine.yaml:7:10: a condition: expected keys and values");
        assertThat(problem("when:", "wenn:"))
                .startsWith("mine.yaml:7:5: wenn is unknown; expected one of because, copy, ");
        assertThat(problem("{from: took, unit: sec}", "took\n      latency_ms: took"))
                .isEqualTo("mine.yaml:10:7: latency_ms is there twice; remove one");
        assertThat(problem("  - gives", "    gives"))
                .isEqualTo(
                        "mine.yaml:6:5: rules: expected a list, each beginning with '- gives:"
                                + " TYPE'");
        assertThat(problem("at, unit: ms", "at, unit: ms, minus: took"))
                .isEqualTo(
                        "mine.yaml:4:43: event_time: minus is a duration, expected {from: PATH,"
                                + " unit: UNIT}");
        assertThat(problem("event_id: id", "event_id: {hash: session, seq}"))
                .startsWith("mine.yaml:3:29: seq is unknown; expected one of canonical, ");
        assertThatThrownBy(() -> MappingFile.parse("mine.yaml", "# to be written\n"))
                .hasMessage("mine.yaml: is empty, expected a mapping; see docs/formats.md");
    }

    @Test
    void readsAFileAsEditorsSaveIt(@TempDir Path folder) throws Exception {
        String yaml = MAPPING.replace("latency:", "latency_ms:").replace("unit: sec", "unit: s");
        Path file = folder.resolve("mine.yaml");
        Files.writeString(file, "\uFEFF" + yaml.replace("\n", "\r\n"));
        assertThat(Formats.read(List.of(file.toString())).isEmpty()).isFalse();
        Files.write(file, yaml.replace("mine", "m\u00fcsli").getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> Formats.read(List.of(file.toString())))
                .hasMessage(file + " cannot be read: it is not UTF-8");
        Files.write(file, yaml.getBytes(StandardCharsets.UTF_16));
        assertThatThrownBy(() -> Formats.read(List.of(file.toString())))
                .hasMessage(file + " cannot be read: it is not UTF-8");
        assertThatThrownBy(() -> Formats.read(List.of(folder + "/mine.json")))
                .hasMessageEndingWith(", cloudevents, or a file that ends in .yaml");
    }

    private static String problem(String from, String to) {
        String text = MAPPING.replace("latency:", "latency_ms:").replace(from, to);
        try {
            MappingFile.parse("mine.yaml", text.replace("unit: sec", "unit: s"));
        } catch (IllegalArgumentException e) {
            return String.valueOf(e.getMessage());
        }
        throw new AssertionError("no problem in\n" + text);
    }
}
