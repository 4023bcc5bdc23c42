package dev.stet.local.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stet.local.Typed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Ten days of interactions that a machine evaluates and people evaluate a sample of: what the first
 * replay draws comes back as evaluations, and the second has the corrected rates.
 */
final class ReplaySampleITCase {

    private static final Instant FIRST = Instant.parse("2026-03-02T00:00:00Z"); // a Monday
    private static final int DAYS = 10;
    private static final int A_DAY = 70;
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir private Path folder = Path.of("");

    private final List<Line> log = new ArrayList<>();

    private record Line(Instant at, String json) {}

    @Test
    void whatIsDrawnComesBackAsCorrectedRates() throws IOException {
        for (int day = 0; day < DAYS; day++) {
            for (int n = 0; n < A_DAY; n++) {
                interaction(day, n);
            }
        }
        List<JsonNode> drawn = rows(replay("first", "--review-sample"), "review_sample.jsonl");
        assertDrawn(drawn);

        drawn.forEach(this::evaluateByPeople);
        Path second = replay("second", "--review-sample");
        assertThat(rows(second, "review_sample.jsonl"))
                .as("evaluations draw nothing else")
                .containsExactlyElementsOf(drawn);
        assertCorrected(rows(second, "quality_kpi.jsonl"), drawn);
    }

    /** Whether it comes before or after the draw, which a replay leaves open. */
    @Test
    void anErasedUserIsNotInIt() throws IOException {
        for (int n = 0; n < 10; n++) {
            interaction(0, n);
        }
        event(FIRST.plus(Duration.ofDays(3)), "user.erased", user("0-4"), "");
        List<JsonNode> drawn = rows(replay("out", "--review-sample"), "review_sample.jsonl");
        assertThat(drawn)
                .extracting(row -> row.get("interaction_id").asText())
                .hasSize(9)
                .doesNotContain("0-4");
    }

    @Test
    void withoutTheOptionThereIsNone() throws IOException {
        interaction(0, 0);
        assertThat(replay("out").resolve("review_sample.jsonl")).doesNotExist();
    }

    /** The probability by hand: 15 of 70, and of the smaller strata 5 of their days' counts. */
    private static void assertDrawn(List<JsonNode> drawn) {
        List<JsonNode> monday =
                drawn.stream()
                        .filter(row -> row.get("day_start").asText().equals(FIRST.toString()))
                        .toList();
        for (JsonNode row : drawn) {
            Instant day = Instant.parse(row.get("day_start").asText());
            Instant until = Instant.parse(row.get("evaluate_until").asText());
            assertThat(until).isBetween(day.plus(Duration.ofDays(7)), day.plus(Duration.ofDays(8)));
            assertThat(row.get("sample_probability")).isEqualTo(row.get("inclusion_probability"));
        }
        assertThat(drawn.stream().filter(row -> strata(row).contains("random")).count())
                .as("a week has its size, and three days of the next theirs")
                .isEqualTo(100 + 15 + 15 + 14);
        assertThat(monday.stream().filter(row -> strata(row).contains("random"))).hasSize(15);
        assertThat(monday.stream().filter(row -> strata(row).contains("flagged"))).hasSize(5);
        for (JsonNode row : monday) {
            int n = number(row.get("interaction_id").asText());
            double leftOut = 1 - 15 / 70.0;
            leftOut *= isFlagged(n) ? 1 - 5 / 14.0 : 1;
            leftOut *= isUnsure(n) ? 1 - 5 / 10.0 : 1;
            leftOut *= isDisliked(n) ? 1 - 5 / 7.0 : 1;
            assertThat(row.get("sample_probability").asDouble())
                    .isCloseTo(1 - leftOut, within(1e-12));
        }
    }

    private static List<String> strata(JsonNode row) {
        return List.of(row.get("strata").asText().split("\\|"));
    }

    /** a + h − p of families.md, from the planted judgements and the weights of the sample. */
    private static void assertCorrected(List<JsonNode> days, List<JsonNode> drawn) {
        assertThat(days).hasSize(DAYS);
        Map<String, double[]> sums = new TreeMap<>();
        for (JsonNode row : drawn) {
            double weight = Math.round(1_000 / row.get("sample_probability").asDouble()) / 1_000.0;
            int n = number(row.get("interaction_id").asText());
            double[] sum =
                    sums.computeIfAbsent(row.get("day_start").asText(), day -> new double[3]);
            sum[0] += weight;
            sum[1] += isWrong(n) ? weight : 0;
            sum[2] += isFlagged(n) ? weight : 0;
        }
        double byMachine = 0;
        for (int n = 0; n < A_DAY; n++) {
            byMachine += isFlagged(n) ? 1.0 / A_DAY : 0;
        }
        for (JsonNode day : days) {
            double[] sum = Objects.requireNonNull(sums.get(day.get("window_start").asText()));
            double human = sum[1] / sum[0];
            assertThat(day.get("hallucination_human_rate").asDouble())
                    .isCloseTo(human, within(1e-9));
            double corrected = byMachine + human - sum[2] / sum[0];
            assertThat(day.get("hallucination_rate_corrected").asDouble())
                    .isCloseTo(Math.max(0, Math.min(1, corrected)), within(1e-9));
            assertThat(day.get("interactions").asInt())
                    .as("no evaluation came too late to be of its interaction")
                    .isEqualTo(A_DAY);
        }
    }

    private Path replay(String out, String... more) throws IOException {
        Path events =
                Files.write(
                        folder.resolve("log.jsonl"),
                        log.stream()
                                .sorted(Comparator.comparing(Line::at))
                                .map(Line::json)
                                .toList());
        Path key = Files.writeString(folder.resolve("key"), "a key for tests alone");
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "replay",
                                "--no-progress",
                                "--grains=1d",
                                "--segments=all",
                                "--families=quality",
                                "--format=jsonl",
                                "--pseudonym-key-file=" + key,
                                "--events=" + events,
                                "--out=" + folder.resolve(out)));
        arguments.addAll(List.of(more));
        Typed typed = Typed.run(arguments.toArray(String[]::new));
        assertThat(typed.exitCode()).as(typed.errors()).isZero();
        return folder.resolve(out);
    }

    private static List<JsonNode> rows(Path out, String file) throws IOException {
        List<JsonNode> rows = new ArrayList<>();
        for (String row : Files.readAllLines(out.resolve(file))) {
            rows.add(JSON.readTree(row));
        }
        return rows;
    }

    private static boolean isFlagged(int n) {
        return n % 5 == 0;
    }

    private static boolean isUnsure(int n) {
        return n % 7 == 1;
    }

    private static boolean isDisliked(int n) {
        return n % 10 == 2;
    }

    /** What people find: most of what the machine flags, and some of what it does not. */
    private static boolean isWrong(int n) {
        return n % 10 == 0 || n % 11 == 3;
    }

    private static int number(String id) {
        return Integer.parseInt(id.substring(id.indexOf('-') + 1));
    }

    private static String user(String id) {
        return "u" + id;
    }

    private void interaction(int day, int n) {
        Instant at = FIRST.plus(Duration.ofDays(day)).plus(Duration.ofMinutes(15L * n));
        String name = day + "-" + n;
        String id = ",\"interaction_id\":\"" + name + "\"";
        event(at, "query.submitted", user(name), id + ",\"text\":\"why " + n + "\"");
        event(
                at.plusSeconds(1),
                "generation.completed",
                user(name),
                id + ",\"response_id\":\"r\",\"confidence\":" + (isUnsure(n) ? 0.3 : 0.9));
        event(
                at.plusSeconds(2),
                "evaluation.recorded",
                user(name),
                id + ",\"name\":\"hallucination\",\"value\":" + (isFlagged(n) ? 1 : 0));
        if (isDisliked(n)) {
            event(
                    at.plusSeconds(3),
                    "feedback.given",
                    user(name),
                    id + ",\"kind\":\"thumb\",\"value\":0");
        }
    }

    /** A day after it was drawn. */
    private void evaluateByPeople(JsonNode row) {
        String id = row.get("interaction_id").asText();
        event(
                Instant.parse(row.get("day_start").asText()).plus(Duration.ofDays(3)),
                "evaluation.recorded",
                "reviewer",
                """
                ,"interaction_id":"%s","name":"hallucination","evaluator":"human","value":%d,\
                "sample_probability":%s\
                """
                        .formatted(
                                id,
                                isWrong(number(id)) ? 1 : 0,
                                row.get("sample_probability").asText()));
    }

    private void event(Instant at, String type, String user, String more) {
        log.add(
                new Line(
                        at,
                        """
                        {"event_id":"e%d","event_type":"%s","event_time":"%s","user_id":"%s"%s}\
                        """
                                .formatted(log.size(), type, at, user, more)));
    }
}
