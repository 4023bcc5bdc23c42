package dev.stet.local.replay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.local.Typed;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A log that another program pipes in. */
class StandardInputITCase {

    private static final String LOG =
            """
            {"event_id":"1","event_type":"suggestion.shown","event_time":"2026-03-02T10:00:00Z","user_id":"u","suggestion_id":"s"}
            {"event_id":"2","event_type":"suggestion.accepted","event_time":"2026-03-02T10:00:05Z","user_id":"u","suggestion_id":"s"}
            neither
            """;

    @TempDir Path folder;

    @Test
    void isReadBesideFiles() throws IOException {
        Path file =
                Files.writeString(
                        folder.resolve("more.jsonl"),
                        LOG.replace("\"s\"", "\"t\"")
                                .replace("\"1\"", "\"3\"")
                                .lines()
                                .findFirst()
                                .orElseThrow());
        InputStream before = System.in;
        Typed typed;
        try {
            System.setIn(new ByteArrayInputStream(LOG.getBytes(UTF_8)));
            typed =
                    Typed.run(
                            "replay",
                            "--events",
                            "-",
                            file.toString(),
                            "--out",
                            folder.resolve("out").toString(),
                            "--format",
                            "jsonl");
        } finally {
            System.setIn(before);
        }

        assertThat(typed.exitCode()).as(typed.errors()).isZero();
        assertThat(typed.out()).containsPattern("malformed_json +1 .*-:3: ");
        assertThat(Files.readAllLines(folder.resolve("out/suggestion_kpi.jsonl")))
                .anySatisfy(
                        row ->
                                assertThat(row)
                                        .contains(
                                                "\"segment_by\":\"all\"",
                                                "\"shown\":2",
                                                "\"accepted\":1"));
    }
}
