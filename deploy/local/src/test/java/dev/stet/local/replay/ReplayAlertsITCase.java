package dev.stet.local.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stet.local.Typed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A month of tasks, whose last two days are worse, from events to the file and the summary. */
final class ReplayAlertsITCase {

    private static final LocalDate FIRST = LocalDate.parse("2026-03-02");
    private static final int DAYS = 31;
    private static final int TASKS_A_DAY = 200;

    @TempDir private Path folder = Path.of("");

    private final List<String> log = new ArrayList<>();

    @Test
    void writesAlertsAndTellsOfThem() throws IOException {
        for (int day = 0; day < DAYS; day++) {
            long successes = day < DAYS - 2 ? TASKS_A_DAY * 8 / 10 : TASKS_A_DAY * 5 / 10;
            for (int n = 0; n < TASKS_A_DAY; n++) {
                task(day, n, n < successes);
            }
        }
        Path targets =
                Files.writeString(
                        folder.resolve("targets.yaml"),
                        "metrics:\n  task_completion_rate: {warn: 0.65, owner: product}\n");
        Path events = Files.write(folder.resolve("log.jsonl"), log);
        Path out = folder.resolve("out");
        Typed typed = replay(events, out, "--targets=" + targets);
        assertThat(typed.exitCode()).as(typed.errors()).isZero();

        List<String> rows = Files.readAllLines(out.resolve("kpi_alert.jsonl"));
        List<JsonNode> alerts = new ArrayList<>();
        for (String row : rows) {
            alerts.add(new ObjectMapper().readTree(row));
        }
        assertThat(alerts)
                .extracting(alert -> alert.get("kind").asText())
                .containsExactlyInAnyOrder("level", "drop");
        assertThat(alerts)
                .allSatisfy(
                        alert -> {
                            assertThat(alert.get("metric_id").asText())
                                    .isEqualTo("task_completion_rate");
                            assertThat(alert.get("window_start").asText())
                                    .startsWith(FIRST.plusDays(DAYS - 2).toString());
                            assertThat(alert.get("status").asText()).isEqualTo("raised");
                            assertThat(alert.get("owner").asText()).isEqualTo("product");
                            assertThat(alert.get("value").asDouble()).isEqualTo(0.5);
                        });
        assertThat(typed.out())
                .contains("alerts: 2 raised, 0 of them ended since")
                .contains("task_completion_rate is 50.00 %", "(product)", "kpi_alert.jsonl");
    }

    @Test
    void withoutTargetsThereAreNone() throws IOException {
        task(0, 0, true);
        Path out = folder.resolve("out");
        Typed typed = replay(Files.write(folder.resolve("log.jsonl"), log), out);
        assertThat(typed.exitCode()).as(typed.errors()).isZero();
        assertThat(typed.out()).doesNotContain("alert");
        assertThat(out.resolve("kpi_alert.jsonl")).doesNotExist();
    }

    private static Typed replay(Path events, Path out, String... more) {
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "replay",
                                "--no-progress",
                                "--grains=1d",
                                "--segments=all",
                                "--families=task",
                                "--format=jsonl",
                                "--events=" + events,
                                "--out=" + out));
        arguments.addAll(List.of(more));
        return Typed.run(arguments.toArray(String[]::new));
    }

    private void task(int day, int n, boolean success) {
        String id = "\"task_id\":\"t%d-%d\"".formatted(day, n);
        event(day, n, "task.started", id + ",\"success_definition\":\"solved\"");
        event(
                day,
                n,
                "task.ended",
                id + ",\"outcome\":\"%s\"".formatted(success ? "success" : "failure"));
    }

    private void event(int day, int n, String type, String more) {
        log.add(
                """
                {"event_id":"e%d","event_type":"%s","event_time":"%sT%02d:%02d:00Z",\
                "user_id":"u%d",%s}\
                """
                        .formatted(
                                log.size(),
                                type,
                                FIRST.plusDays(day),
                                8 + n / 60,
                                n % 60,
                                n,
                                more));
    }
}
