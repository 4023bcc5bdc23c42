package dev.stet.local.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.local.Stet;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Replays without the SQL planner write what replays with it write. */
class PlannedViewsITCase {

    private static final FileTime LONG_AGO = FileTime.fromMillis(1_000_000_000_000L);
    private static final String EVENTS =
            """
            {"event_id": "1", "event_type": "query.submitted", "event_time": \
            "2026-03-02T10:00:00Z", "user_id": "u", "interaction_id": "q", "text": "How?"}
            {"event_id": "2", "event_type": "suggestion.shown", "event_time": \
            "2026-03-02T10:00:00Z", "user_id": "u", "suggestion_id": "s", "chars": 4}
            {"event_id": "3", "event_type": "suggestion.accepted", "event_time": \
            "2026-03-02T10:00:01Z", "user_id": "u", "suggestion_id": "s", "method": "full"}
            no event
            """;

    @TempDir Path folder;

    @Test
    void keptOperatorsWriteTheSameFiles() throws IOException {
        Path events = Files.writeString(folder.resolve("events.jsonl"), EVENTS);
        Path planned = folder.resolve("views.planned");

        Map<String, String> byPlanner = replay(events, "planner", null);
        Map<String, String> first = replay(events, "first", planned);
        Files.setLastModifiedTime(planned, LONG_AGO);
        Map<String, String> second = replay(events, "second", planned);

        assertThat(byPlanner).containsKeys("suggestion_kpi.csv", "question_kpi.csv");
        assertThat(first).isEqualTo(byPlanner);
        assertThat(second).isEqualTo(byPlanner);
        assertThat(Files.getLastModifiedTime(planned)).as("read, not planned").isEqualTo(LONG_AGO);

        Files.writeString(planned, "of another class path");
        assertThat(replay(events, "third", planned)).isEqualTo(byPlanner);
        assertThat(Files.size(planned)).as("planned anew").isGreaterThan(1000);
    }

    private Map<String, String> replay(Path events, String name, @Nullable Path planned)
            throws IOException {
        Path out = folder.resolve(name);
        StringWriter said = new StringWriter();
        CommandLine stet =
                Stet.commandLine(
                        new ReplayCommand(
                                new ReplayJob(new PlannedViews(planned)),
                                Map.of("STET_PSEUDONYM_KEY", "0123456789abcdef")));
        stet.setOut(new PrintWriter(said)).setErr(new PrintWriter(said));
        assertThat(
                        stet.execute(
                                "replay",
                                "--no-progress",
                                "--parallelism=1",
                                "--events",
                                events.toString(),
                                "--out",
                                out.toString()))
                .as(said.toString())
                .isZero();
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> written = Files.list(out)) {
            for (Path file : written.filter(each -> each.toString().endsWith(".csv")).toList()) {
                files.put(String.valueOf(file.getFileName()), Files.readString(file));
            }
        }
        return files;
    }
}
