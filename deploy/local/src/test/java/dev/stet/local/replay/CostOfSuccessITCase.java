package dev.stet.local.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stet.local.Typed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The worked example of practice: an interaction costs 0.04 USD and 70 % of the tasks succeed, so a
 * success costs 0.057 USD. People cost 25 USD an hour and do 8 tasks in it, 3.125 USD each. AI
 * saves 98.2 % of that.
 */
final class CostOfSuccessITCase {

    private static final int TASKS_OF_AI = 10;
    private static final int SUCCESSES_OF_AI = 7;
    private static final int TASKS_OF_PEOPLE = 8;
    private static final double USD_AN_HOUR = 25;
    private static final double EXACT = 1e-12;

    @TempDir private Path folder = Path.of("");

    private final List<String> log = new ArrayList<>();

    @Test
    void comparesAiWithPeople() throws IOException {
        for (int n = 0; n < TASKS_OF_AI; n++) {
            task("ai", n, n < SUCCESSES_OF_AI, ",\"baseline_usd\":3.125");
            event(
                    n,
                    "generation.completed",
                    "\"task_id\":\"ai%1$d\",\"interaction_id\":\"i%1$d\",\"response_id\":\"r\",\"cost_usd\":0.04"
                            .formatted(n));
        }
        for (int n = 0; n < TASKS_OF_PEOPLE; n++) {
            task("human", n, true, "");
            event(
                    n,
                    "cost.recorded",
                    "\"task_id\":\"human%d\",\"cost_kind\":\"support\",\"amount_usd\":%s"
                            .formatted(n, USD_AN_HOUR / TASKS_OF_PEOPLE));
        }

        Path out = folder.resolve("out");
        Typed typed =
                Typed.run(
                        "replay",
                        "--no-progress",
                        "--grains=1d",
                        "--segments=handled_by",
                        "--families=task",
                        "--format=jsonl",
                        "--events=" + Files.write(folder.resolve("log.jsonl"), log),
                        "--out=" + out);
        assertThat(typed.exitCode()).as(typed.errors()).isZero();
        List<String> rows = Files.readAllLines(out.resolve("task_kpi.jsonl"));
        assertThat(rows).hasSize(2);

        JsonNode ai = row(rows, "ai");
        assertThat(ai.get("task_completion_rate").asDouble()).isEqualTo(0.7, within(EXACT));
        assertThat(ai.get("cost_per_task_usd").asDouble()).isEqualTo(0.04, within(EXACT));
        double success = ai.get("cost_per_successful_outcome_usd").asDouble();
        assertThat(success).isEqualTo(0.04 / 0.7, within(EXACT));
        assertThat("%.3f".formatted(success)).isEqualTo("0.057");
        JsonNode people = row(rows, "human");
        assertThat(people.get("cost_per_successful_outcome_usd").asDouble()).isEqualTo(3.125);
        double saved = ai.get("cost_reduction").asDouble();
        assertThat(saved).isEqualTo(1 - success / 3.125, within(EXACT));
        assertThat("%.1f %%".formatted(100 * saved)).isEqualTo("98.2 %");
    }

    private void task(String handledBy, int n, boolean success, String more) {
        String id = "\"task_id\":\"%s%d\",\"handled_by\":\"%1$s\"".formatted(handledBy, n);
        event(n, "task.started", id + ",\"success_definition\":\"solved\"" + more);
        event(
                n,
                "task.ended",
                id + ",\"outcome\":\"%s\"".formatted(success ? "success" : "failure"));
    }

    private void event(int minute, String type, String more) {
        log.add(
                """
                {"event_id":"e%d","event_type":"%s","event_time":"2026-03-02T10:%02d:00Z",\
                "user_id":"u",%s}\
                """
                        .formatted(log.size(), type, minute, more));
    }

    private static JsonNode row(List<String> rows, String handledBy) throws IOException {
        for (String row : rows) {
            JsonNode parsed = new ObjectMapper().readTree(row);
            if (parsed.get("segment").asText().equals(handledBy)) {
                return parsed;
            }
        }
        throw new AssertionError("no row of " + handledBy);
    }
}
