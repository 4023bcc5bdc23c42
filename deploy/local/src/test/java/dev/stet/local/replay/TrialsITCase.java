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

    private static final String LITTLE = "12 8 2 2 7 6 6";
    private static final String DOUBLE = "24 16 4 4 14 12 6";

    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource({
        "02-other-suffixes/logs, 33, " + LITTLE,
        "03-nul-hole/long.jsonl, 33, " + LITTLE,
        "03-nul-hole/tail.jsonl, 33, " + LITTLE,
        "04-glued-records/array.jsonl, 33, " + LITTLE,
        "06-newest-first/oldest-first.jsonl, 59, " + DOUBLE,
        "06-newest-first/newest-first.jsonl, 59, " + DOUBLE,
        "06-newest-first/two-hosts.jsonl, 118, 48 32 8 8 28 24 12",
        "08-encodings/bom-each-line.jsonl, 33, " + LITTLE,
        "08-encodings/three-bom-files.jsonl.gz, 33, " + LITTLE,
        "09-gzip-ends/folder, 33, " + LITTLE,
        "09-gzip-ends/empty-others, 33, " + LITTLE,
        "09-gzip-ends/padded, 33, " + LITTLE,
        "09-gzip-ends/gz-twice, 33, " + LITTLE,
        "09-gzip-ends/plain-under-gz, 33, " + LITTLE,
        "09-gzip-ends/gz-under-jsonl, 33, " + LITTLE,
        "10-appledouble/logs, 33, " + LITTLE,
        "11-posix-locale/logs, 33, " + LITTLE
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
        assertThat(typed.out()).containsPattern("after --as-of +\\d+  not read");
        assertThat(Files.readString(folder.resolve("out/suggestion_kpi.jsonl")))
                .contains("\"maturity\":\"provisional\"")
                .doesNotContain("\"maturity\":\"final\"");
    }

    @Test
    void readsMoreFilesThanAShellLetsBeOpen() throws IOException {
        Path trials = trials();
        Assumptions.assumeTrue(Files.exists(trials.resolve("01-part-files/parts")));
        Typed typed = replay("01-part-files/parts");

        assertThat(typed.exitCode()).as(typed.errors()).isZero();
        assertThat(typed.out()).containsPattern("events read +4,581 ");
        assertThat(sums()).isEqualTo("720 480 120 120 420 360 18");
    }

    /** Shown, accepted, rejected, ignored, observed, present; queries. */
    private String sums() throws IOException {
        List<String> sums = new ArrayList<>();
        String rows = Files.readString(folder.resolve("out/suggestion_kpi.jsonl"));
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
        sums.add(sum(Files.readString(folder.resolve("out/question_kpi.jsonl")), "queries"));
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
                                folder.resolve("out").toString(),
                                "--events",
                                trials().resolve(trial).toString()));
        arguments.addAll(List.of(more));
        return Typed.run(arguments.toArray(String[]::new));
    }

    private static Path trials() {
        Path trials = Path.of(System.getProperty("stet.shared", "../shared"), "trials");
        Assumptions.assumeTrue(Files.isDirectory(trials), () -> "Skipped: no trials at " + trials);
        return trials;
    }
}
