package dev.stet.local.map;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.local.Stet;
import dev.stet.local.replay.ReplayCommand;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class MapCommandTest {

    @TempDir Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        CommandLine commandLine = Stet.commandLine(new ReplayCommand());
        commandLine.setOut(new PrintWriter(out));
        commandLine.setErr(new PrintWriter(err));
        return commandLine.execute(arguments);
    }

    @Test
    void saysWhatBecomesOfEachRecordAndField() throws Exception {
        Path file =
                Files.writeString(
                        folder.resolve("export.jsonl"),
                        """
                        {"uuid":"1","event":"survey sent","distinct_id":"d","timestamp":"2026-03-02T09:00:00Z","properties":{"$survey_id":"id-of-your-thumbs-survey","$ai_trace_id":"t","$survey_response":2,"plan":"pro"}}
                        {"uuid":"2","event":"$pageview","distinct_id":"d","timestamp":"2026-03-02T09:00:00Z"}
                        {"uuid":"3","event":"signed up","distinct_id":"d","timestamp":"2026-03-02T09:00:00Z"}
                        {"uuid":"4","event":"$ai_generation","distinct_id":"d","timestamp":"2026-03-02T09:00:00Z"}
                        """);

        assertThat(run("map", "--format", "posthog", "--events", file.toString(), "--json"))
                .isZero();

        assertThat(out.toString())
                .contains(
                        file + ":1  survey sent  → feedback.given",
                        "\"kind\":\"thumb\",\"value\":0",
                        file + ":2  $pageview  left out",
                        file + ":3  signed up  no rule",
                        file
                                + ":4  $ai_generation  refused, missing_field: interaction_id is"
                                + " missing",
                        "4 records",
                        "events                  1  feedback.given 1")
                .containsPattern("properties/plan +1  -\n")
                .containsPattern("properties/\\$survey_response +1  \\(condition\\), value\n")
                .containsPattern("\nread, but in no record: person_id, properties/\\$ai_cache");
    }

    @Test
    void printsAMappingOfStets() {
        assertThat(run("map", "--print", "posthog")).isZero();
        assertThat(out.toString()).contains("format: posthog");
    }

    @Test
    void saysWhatIsWrong() throws Exception {
        Path mapping = Files.writeString(folder.resolve("my.yaml"), "format: mine\nrule: []\n");
        String file = Files.writeString(folder.resolve("a.jsonl"), "{}\n").toString();
        assertThat(run("map", "--format", mapping.toString(), "--events", file)).isEqualTo(1);
        assertThat(err.toString())
                .startsWith("stet map: " + mapping + ":2:1: rule is unknown; expected one of");
        assertThat(run("map", "--events", file)).isEqualTo(2);
        assertThat(err.toString()).contains("--format and --events");
    }
}
