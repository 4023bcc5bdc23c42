package dev.stet.local.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.local.Typed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Logs as users have them: each gives the numbers that its trial expects. */
class TrialsITCase {

    static final String LITTLE = "12 8 2 2 7 6 6";
    static final String DOUBLE = "24 16 4 4 14 12 6";

    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource({
        "02-other-suffixes/logs, 33, " + LITTLE,
        "03-nul-hole/small.jsonl, 33, " + LITTLE,
        "03-nul-hole/long.jsonl, 33, " + LITTLE,
        "03-nul-hole/tail.jsonl, 33, " + LITTLE,
        "04-glued-records/array.jsonl, 33, " + LITTLE,
        "06-newest-first/oldest-first.jsonl, 59, " + DOUBLE,
        "06-newest-first/newest-first.jsonl, 59, " + DOUBLE,
        "06-newest-first/two-hosts.jsonl, 118, 48 32 8 8 28 24 12",
        "06-newest-first/two-hosts.jsonl.gz, 118, 48 32 8 8 28 24 12",
        "08-encodings/bom-each-line.jsonl, 33, " + LITTLE,
        "08-encodings/three-bom-files.jsonl.gz, 33, " + LITTLE,
        "09-gzip-ends/folder, 33, " + LITTLE,
        "09-gzip-ends/empty-others, 33, " + LITTLE,
        "09-gzip-ends/padded, 33, " + LITTLE,
        "09-gzip-ends/gz-twice, 33, " + LITTLE,
        "09-gzip-ends/plain-under-gz, 33, " + LITTLE,
        "09-gzip-ends/gz-under-jsonl, 33, " + LITTLE,
        "10-appledouble/logs, 33, " + LITTLE,
        "11-posix-locale/logs, 33, " + LITTLE,
        "13-dead-letters-back/whole.jsonl, 33, " + LITTLE
    })
    void countsAll(String trial, long read, String sums) throws IOException {
        Typed typed = replay(trial);

        assertThat(typed.exitCode()).as(typed.errors()).isZero();
        assertThat(typed.out())
                .containsPattern("events read +%d ".formatted(read))
                .containsPattern("refused +0\n")
                .containsPattern("late +0\n");
        assertThat(sums()).isEqualTo(sums);
    }

    /** Five lines with a number for a user, by what became of them the first time. */
    @Test
    void takesDeadLettersBack() throws IOException {
        Typed first = replay("13-dead-letters-back/log.jsonl");
        assertThat(first.out()).containsPattern("invalid_value +5 .*user_id");
        Path refused = folder.resolve("out/dead_letters.jsonl");

        Typed again = run(refused, folder.resolve("again"), "--force");
        Typed twice = run(folder.resolve("again/dead_letters.jsonl"), folder.resolve("twice"));
        Typed fixed = run(refused, folder.resolve("fixed"), "--fix", "user_id:string,method:drop");

        assertThat(again.out()).containsPattern("invalid_value +5 .*user_id");
        assertThat(twice.errors()).contains("of 5 records, 5 were refused").contains("user_id");
        assertThat(fixed.exitCode()).as(fixed.errors()).isZero();
        assertThat(fixed.out()).doesNotContain("provisional");
        assertThat(fixed.out()).containsPattern("events read +5 ").containsPattern("refused +0\n");
    }

    /** Times that were never set, in seconds, or in no spelling of the contract. */
    @ParameterizedTest
    @CsvSource({
        "unset-first, 37, 4, '" + LITTLE + "'",
        "unset-last, 37, 4, '" + LITTLE + "'",
        "mixed, 33, 3, ''",
        "units, 40, 7, '" + LITTLE + "'"
    })
    void refusesATimeThatIsNone(String name, long read, long refused, String sums)
            throws IOException {
        Typed typed = replay("07-unset-and-seconds/" + name + ".jsonl");

        assertThat(typed.exitCode()).as(typed.errors()).isZero();
        assertThat(typed.out())
                .containsPattern("events read +%d ".formatted(read))
                .containsPattern("invalid_value +%d .*event_time".formatted(refused))
                .containsPattern("late +0\n");
        if (!sums.isEmpty()) {
            assertThat(sums()).isEqualTo(sums);
        }
    }

    @Test
    void namesSecondsWhereEveryTimeIsInSeconds() {
        Typed typed = replay("07-unset-and-seconds/seconds.jsonl");

        assertThat(typed.exitCode()).isEqualTo(Replay.UNUSABLE);
        assertThat(typed.errors())
                .contains("of 33 records, 33 were refused")
                .contains("seconds.jsonl:1: event_time");
    }

    /** Five of twenty accepts carry a time before their shown: 75 % must not stand alone. */
    @Test
    void tellsAcceptsBeforeTheyWereShown() throws IOException {
        Typed typed = replay("15-accept-before-shown/log.jsonl");

        assertThat(typed.exitCode()).as(typed.errors()).isZero();
        assertThat(typed.out()).containsPattern("early accepts +5  accepted before shown");
        String rows = Files.readString(folder.resolve("out/suggestion_kpi.jsonl"));
        assertThat(sum(rows, "shown")).isEqualTo("20");
        assertThat(sum(rows, "accepted")).isEqualTo("15");
        assertThat(sum(rows, "ignored")).isEqualTo("5");
        assertThat(sum(rows, "early_accepts")).isEqualTo("5");
    }

    @ParameterizedTest
    @CsvSource({"glued", "torn"})
    void tellsTwoRecordsOnOneLine(String name) throws IOException {
        Typed typed = replay("04-glued-records/" + name + ".jsonl");

        assertThat(typed.exitCode()).as(typed.errors()).isZero();
        assertThat(typed.out())
                .containsPattern("effective +31\n")
                .containsPattern("malformed_json +1 .*:18: .*a second value begins at byte \\d+");
    }

    @ParameterizedTest
    @CsvSource({
        "08-encodings/utf16le.jsonl, is UTF-16; convert it to UTF-8: iconv",
        "08-encodings/utf16le-no-bom.jsonl, is UTF-16; convert it to UTF-8: iconv",
        "08-encodings/registry-frame.jsonl, 'begins with 00 00 00 00 0c, the frame of a schema'",
        "09-gzip-ends/cut, the compressed data ends too early"
    })
    void saysInOneLineWhatCannotBeRead(String trial, String line) {
        Typed typed = replay(trial);

        assertThat(typed.exitCode()).isEqualTo(1);
        assertThat(typed.errors().lines()).as(typed.errors()).hasSize(1);
        assertThat(typed.errors()).contains(line, "--on-bad-file skip");
    }

    @Test
    void takesWhatIsReadableOfAFileThatIsCutOff() {
        Typed typed = replay("09-gzip-ends/cut", "--on-bad-file", "skip");

        assertThat(typed.exitCode()).as(typed.errors()).isZero();
        assertThat(typed.out())
                .containsPattern("cut short +1 .*hour=10.*the compressed data ends too early");
    }

    /** Its last suggestions are younger than their horizon at that time. */
    @Test
    void leavesProvisionalWhatHasNotMatured() throws IOException {
        Typed typed =
                replay("06-newest-first/newest-first.jsonl", "--as-of", "2026-03-02T10:00:00Z");

        assertThat(typed.exitCode()).as(typed.errors()).isZero();
        assertThat(typed.out())
                .containsPattern("after --as-of +\\d+  not read")
                .containsPattern(
                        "provisional, so that the metrics above can still change: .*suggestion 1 of"
                                + " 1");
        assertThat(Files.readString(folder.resolve("out/suggestion_kpi.jsonl")))
                .contains("\"maturity\":\"provisional\"")
                .doesNotContain("\"maturity\":\"final\"");
    }

    /** Where the hour that was over is final, and the one in which its events end is not. */
    @Test
    void leavesProvisionalTheHoursThatHaveNotMatured() throws IOException {
        Path log = trials().resolve("06-newest-first/newest-first.jsonl");

        Typed typed =
                Typed.run(
                        "replay",
                        "--no-progress",
                        "--parallelism=1",
                        "--grains=1h",
                        "--segments=all",
                        "--format=jsonl",
                        "--as-of=2026-03-02T11:30:00Z",
                        "--out=" + folder.resolve("out"),
                        "--events=" + log);

        assertThat(typed.exitCode()).as(typed.errors()).isZero();
        assertThat(typed.out()).contains("suggestion 1 of 2");
        assertThat(Files.readAllLines(folder.resolve("out/suggestion_kpi.jsonl")))
                .satisfiesExactlyInAnyOrder(
                        row ->
                                assertThat(row)
                                        .contains("\"window_start\":\"2026-03-02T09:00:00Z\"")
                                        .contains("\"maturity\":\"final\""),
                        row ->
                                assertThat(row)
                                        .contains("\"window_start\":\"2026-03-02T10:00:00Z\"")
                                        .contains("\"maturity\":\"provisional\""));
    }

    /** The second run reads the folder that holds the output of the first. */
    @Test
    void readsNothingThatAReplayWrote() throws IOException {
        Path logs = Files.createDirectory(folder.resolve("in"));
        Files.copy(
                trials().resolve("13-dead-letters-back/whole.jsonl"), logs.resolve("whole.jsonl"));

        for (String day : List.of("monday", "tuesday")) {
            Typed typed = run(logs, logs.resolve(day));
            assertThat(typed.exitCode()).as(typed.errors()).isZero();
            assertThat(typed.out()).containsPattern("events read +33 ");
            assertThat(sums(logs.resolve(day))).as(day).isEqualTo(LITTLE);
        }
    }

    @Test
    void saysWhichFilesItPassesOver() {
        Typed typed = replay("10-appledouble/logs");

        assertThat(typed.out()).containsPattern("passed over +\\d+ .*\\._a\\.jsonl");
    }

    private String sums() throws IOException {
        return sums(folder.resolve("out"));
    }

    /** Shown, accepted, rejected, ignored, observed, present; queries. */
    static String sums(Path out) throws IOException {
        List<String> sums = new ArrayList<>();
        String rows = Files.readString(out.resolve("suggestion_kpi.jsonl"));
        for (String measure :
                List.of(
                        "shown",
                        "accepted",
                        "rejected",
                        "ignored",
                        "observed_600s",
                        "present_600s")) {
            sums.add(sum(rows, measure));
        }
        sums.add(sum(Files.readString(out.resolve("question_kpi.jsonl")), "queries"));
        return String.join(" ", sums);
    }

    private static String sum(String rows, String measure) {
        Matcher matcher = Pattern.compile("\"%s\":(\\d+)".formatted(measure)).matcher(rows);
        long sum = 0;
        while (matcher.find()) {
            sum += Long.parseLong(matcher.group(1));
        }
        return Long.toString(sum);
    }

    private Typed replay(String trial, String... more) {
        return replay(trials().resolve(trial), more);
    }

    private Typed replay(Path events, String... more) {
        return run(events, folder.resolve("out"), more);
    }

    static Typed run(Path events, Path out, String... more) {
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "replay",
                                "--no-progress",
                                "--parallelism=1",
                                "--grains=1d",
                                "--segments=all",
                                "--format=jsonl",
                                "--out",
                                out.toString(),
                                "--events",
                                events.toString()));
        arguments.addAll(List.of(more));
        return Typed.run(arguments.toArray(String[]::new));
    }

    static Path trials() {
        Path trials = Path.of(System.getProperty("stet.shared", "../shared"), "trials");
        Assumptions.assumeTrue(Files.isDirectory(trials), () -> "Skipped: no trials at " + trials);
        return trials;
    }
}
