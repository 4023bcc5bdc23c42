package dev.stet.local.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.local.Typed;
import dev.stet.metrics.Metrics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorCommandTest {

    @TempDir Path folder;

    @Test
    void tellsWhatSuggestionsGiveAndWhatIsMissing() throws IOException {
        Typed typed = doctor(shown(30, ",\"chars\":4") + accepted(1));

        assertThat(typed.out())
                .startsWith("31 records in 1 file, 0 refused; events by type:\n")
                .containsPattern("suggestion.shown +30\n +suggestion.accepted +1\n")
                .containsPattern(
                        "computable +acceptance_rate, manual_acceptance_rate, ignored_rate\n")
                .containsPattern("no such event +.*content.edited \\(13\\)")
                .containsPattern(
                        "★ task_completion_rate +no such event: task.ended with outcome"
                                + " success; task.started with success_definition\n")
                .contains("To gain the most metrics, send next:\n");
    }

    @Test
    void listsEveryMetricOnce() throws IOException {
        Typed typed = doctor(shown(3, "") + accepted(1), "--all");

        assertThat(typed.out())
                .containsPattern("\n +acceptance_rate +too few: 3 of the 30 events it takes\n")
                .containsPattern(
                        "\n +glance_rate +no such field: suggestion.shown with visible_ms\n")
                .containsPattern(
                        "\n +char_persistence_Xs +no such event: suggestion.accepted with chars or"
                                + " text or suggestion.shown with chars or text; content.edited\n");
        for (String id :
                Metrics.all().stream()
                        .map(metric -> metric.id().replaceAll("_(30|120|300|600)s", "_Xs"))
                        .distinct()
                        .toList()) {
            assertThat(typed.out().lines().filter(line -> line.matches("  [ ★] " + id + " .*")))
                    .as(id)
                    .isNotEmpty();
        }
    }

    @Test
    void aTaskWithoutADefinitionOfSuccessIsNoSuccess() throws IOException {
        Typed typed = doctor(tasks(30, ""));
        assertThat(typed.out())
                .containsPattern(
                        "★ task_completion_rate +no success definition: task.started with"
                                + " success_definition");

        Typed defined = doctor(tasks(30, ",\"success_definition\":\"merged\""));
        assertThat(defined.out()).containsPattern("★ task_completion_rate +computable\n");
    }

    /** A cost is one that a generation of the task tells, or the table of prices. */
    @Test
    void pricesMakeCostsKnown() throws IOException {
        String log =
                tasks(30, ",\"success_definition\":\"merged\"")
                        + event(
                                99,
                                "generation.completed",
                                "\"interaction_id\":\"i\",\"response_id\":\"r\",\"task_id\":\"t1\","
                                        + "\"model\":\"m\",\"input_tokens\":5");
        String cost = "★ cost_per_successful_outcome_usd +";
        assertThat(doctor(log).out())
                .containsPattern(
                        cost + "no such field: cost.recorded with task_id or interaction_id or");

        Path prices =
                Files.writeString(
                        folder.resolve("prices.csv"),
                        """
                        model,valid_from,input,cached,cache_write,output
                        m,2026-01-01T00:00:00Z,2.5,,,10
                        """);
        assertThat(doctor(log, "--prices", prices.toString()).out())
                .containsPattern(cost + "too few: 1 of the 30 events it takes\n");
    }

    @Test
    void advisesWhatGainsTheMost() throws IOException {
        String out = doctor(shown(30, "")).out();
        String advice = out.substring(out.indexOf("send next:"));

        assertThat(advice.lines().skip(1).findFirst().orElseThrow())
                .startsWith("  ")
                .doesNotContain("suggestion.shown");
        assertThat(advice.lines().filter(line -> line.contains(" more: "))).hasSize(3);
    }

    @Test
    void countsRefusalsByReasonWithTheFirst() throws IOException {
        Typed typed = doctor(shown(2, "") + "no\n{}\n{\"event_type\":\"x\"}\nneither\n");

        assertThat(typed.exitCode()).isZero();
        assertThat(typed.out())
                .startsWith("6 records in 1 file, 4 refused;")
                .containsPattern("refused: malformed_json 2, first .*log.jsonl:3: ")
                .containsPattern("refused: missing_field 1, first .*log.jsonl:4: event_type is")
                .containsPattern("refused: unknown_event_type 1, first .*log.jsonl:5: ");
    }

    @Test
    void aLogWithoutEventsMissesEverything() throws IOException {
        Typed typed = doctor("");

        assertThat(typed.exitCode()).isZero();
        assertThat(typed.out())
                .contains("0 records in 1 file")
                .containsPattern("outcome quality: 0 of \\d+ metrics computable");
    }

    @Test
    void readsOtherProducersLogs() throws IOException {
        String log =
                many(
                        30,
                        n ->
                                """
                                {"uuid":"%d","event":"survey sent","distinct_id":"d","timestamp":"2026-03-02T09:00:00Z","properties":{"$survey_id":"id-of-your-thumbs-survey","$ai_trace_id":"t%d","$survey_response":2}}
                                {"uuid":"g%d","event":"$ai_generation","distinct_id":"d","timestamp":"2026-03-02T09:00:00Z"}
                                """
                                        .formatted(n, n, n));

        assertThat(doctor(log).out()).startsWith("60 records in 1 file, 60 refused");
        assertThat(doctor(log, "--format-in", "posthog").out())
                .startsWith("60 records in 1 file, 30 refused; events by type:\n")
                .containsPattern("feedback.given +30\n")
                .containsPattern("refused: missing_field 30, first .*log.jsonl:2: interaction_id")
                .containsPattern("computable +.*thumb_up_rate");
        assertThat(Typed.run("doctor", "--events", "x", "--format-in", "posthig").errors())
                .startsWith(
                        "stet doctor: --format-in: there is no format posthig; expected one of");
    }

    @Test
    void aMissingFileIsAFailureInOneLine() {
        Typed typed = Typed.run("doctor", "--events", "no/such");

        assertThat(typed.exitCode()).isEqualTo(1);
        assertThat(typed.errors())
                .isEqualTo("stet doctor: --events: no/such: no such file or folder%n".formatted());
    }

    private Typed doctor(String log, String... more) throws IOException {
        Path file = Files.writeString(folder.resolve("log.jsonl"), log);
        Typed typed =
                Typed.run(
                        Stream.concat(
                                        Stream.of("doctor", "--events", file.toString()),
                                        Stream.of(more))
                                .toArray(String[]::new));
        assertThat(typed.errors()).isEmpty();
        return typed;
    }

    private static String shown(int count, String more) {
        return many(
                count,
                n ->
                        event(
                                n,
                                "suggestion.shown",
                                "\"suggestion_id\":\"s%d\"%s".formatted(n, more)));
    }

    private static String accepted(int count) {
        return many(
                count,
                n ->
                        event(
                                100 + n,
                                "suggestion.accepted",
                                "\"suggestion_id\":\"s%d\"".formatted(n)));
    }

    private static String tasks(int count, String more) {
        return many(
                count,
                n ->
                        event(200 + n, "task.started", "\"task_id\":\"t%d\"%s".formatted(n, more))
                                + event(
                                        300 + n,
                                        "task.ended",
                                        "\"task_id\":\"t%d\",\"outcome\":\"success\""
                                                .formatted(n)));
    }

    private static String many(int count, java.util.function.IntFunction<String> each) {
        return IntStream.range(0, count).mapToObj(each).collect(Collectors.joining());
    }

    private static String event(int id, String type, String more) {
        return """
        {"event_id":"e%d","event_type":"%s","event_time":"2026-03-02T10:00:00Z","user_id":"u",%s}
        """
                .formatted(id, type, more);
    }
}
