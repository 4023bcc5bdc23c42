package dev.stet.local.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.local.Typed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that hold events in a form, or in an order, in which they do not count. */
class UnusableInputITCase {

    private static final int SUGGESTIONS = 20;
    private static final Instant START = Instant.parse("2026-03-02T10:00:00Z");

    @TempDir Path folder;

    private Path out = Path.of("");

    @BeforeEach
    void anEarlierOutput() throws IOException {
        out = Files.createDirectory(folder.resolve("out"));
        Files.writeString(out.resolve("suggestion_kpi.csv"), "earlier");
    }

    @Test
    void aFileInAnotherFormIsNamedInItsOwnWords() throws IOException {
        Path csv = write("a.jsonl", "event_id,event_type\n1,suggestion.shown\n");

        Typed typed = replay(csv);

        assertThat(typed.exitCode()).as(typed.errors()).isEqualTo(3);
        assertThat(typed.out()).isEmpty();
        assertThat(typed.errors())
                .contains(
                        "of 2 records, 2 were refused and 0 came late: nothing was written",
                        "the first malformed_json: " + csv + ":1: ",
                        csv + " looks like CSV; to read it as such: --input csv");
        assertThat(out.resolve("suggestion_kpi.csv")).hasContent("earlier");
    }

    @Test
    void aFileNewestFirstTellsTheLatenessThatCountsAll() throws IOException {
        Path newestFirst = write("a.jsonl", shown(n -> -n));

        Typed typed = replay(newestFirst, "--as-live");

        assertThat(typed.exitCode()).as(typed.errors()).isEqualTo(3);
        assertThat(typed.errors())
                .contains(
                        "of 20 records, 0 were refused and 18 came late",
                        "the first late event: "
                                + newestFirst
                                + ":3; the file is not in time"
                                + " order",
                        "leave --as-live out, or --allowed-lateness 4h")
                .doesNotContain("looks like");

        Typed again = replay(newestFirst);

        assertThat(again.exitCode()).as(again.errors()).isZero();
        assertThat(again.out())
                .containsPattern(
                        "events read +20  event times 2026-03-02T06:50:00Z to "
                                + "2026-03-02T10:00:00Z\n")
                .containsPattern("late +0\n");
    }

    @Test
    void aFewRefusalsAreToldByTheFirstOfEachKind() throws IOException {
        Path file =
                write(
                        "a.jsonl",
                        shown(n -> n) + "{}\n{\"event_type\": \"suggestion.shwn\"}\nno\n{}\n");

        Typed typed = replay(file);

        assertThat(typed.exitCode()).as(typed.errors()).isZero();
        assertThat(typed.out())
                .containsPattern("missing_field +2  " + file + ":21: event_type is missing")
                .containsPattern("unknown_event_type +1  " + file + ":22: ")
                .containsPattern("malformed_json +1  " + file + ":23: ");
        assertThat(out.resolve("suggestion_kpi.csv")).content().startsWith("tenant_id,");
    }

    private Typed replay(Path file, String... more) {
        String[] arguments = {
            "replay",
            "--no-progress",
            "--parallelism=1",
            "--grains=1d",
            "--segments=all",
            "--events",
            file.toString(),
            "--out",
            out.toString()
        };
        return Typed.run(
                Stream.concat(Arrays.stream(arguments), Arrays.stream(more))
                        .toArray(String[]::new));
    }

    /** A suggestion for each 10 minutes from the start, in the order given. */
    private static String shown(IntUnaryOperator step) {
        return IntStream.range(0, SUGGESTIONS)
                .mapToObj(
                        n ->
                                """
                                {"event_id": "e%d", "event_type": "suggestion.shown", \
                                "event_time": "%s", "user_id": "u", "suggestion_id": "s%d", \
                                "chars": 4}
                                """
                                        .formatted(
                                                n, START.plusSeconds(600L * step.applyAsInt(n)), n))
                .collect(Collectors.joining());
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text, StandardCharsets.UTF_8);
    }
}
