package dev.stet.local.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.bytes.Utf8;
import dev.stet.config.OptionValue;
import dev.stet.contract.Cube;
import dev.stet.contract.Dimensions;
import dev.stet.contract.Grain;
import dev.stet.contract.Header;
import dev.stet.contract.Key128;
import dev.stet.contract.Origin;
import dev.stet.contract.Refusal;
import dev.stet.contract.SegmentSet;
import dev.stet.contract.SuggestionEvent;
import dev.stet.contract.View;
import dev.stet.ingest.files.InputFiles;
import dev.stet.ingest.files.InputFiles.PassedOver;
import dev.stet.ingest.files.ReplayFindings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InputReportTest {

    private static final Path FILE = Path.of("logs/a.jsonl");

    private static final Key128 USER = new Key128(2, 2);

    private final Summary summary =
            new Summary(new Cube(List.of(Grain.DAY), List.of(SegmentSet.of("all"))));
    private final ReplayFindings findings = new ReplayFindings();

    @Test
    void saysWhatBecameOfEveryRecordAndWhatToDo() {
        count(
                Map.of(
                        "read", 1100L,
                        "effective", 1000L,
                        "without_effect", 60L,
                        "refused_malformed_json", 30L,
                        "refused_too_large", 3L,
                        "late", 7L));
        findings.refused(refusal(Refusal.Reason.TOO_LARGE, "the line has 9 bytes"), at(12));
        findings.refused(refusal(Refusal.Reason.MALFORMED_JSON, "begins with \u001b[2J"), at(7));
        findings.counted(Instant.parse("2026-03-02T10:00:00Z").toEpochMilli());
        findings.counted(Instant.parse("2026-03-02T17:00:00Z").toEpochMilli());
        findings.late(at(99), Duration.ofHours(3).toMillis());

        assertThat(report(List.of(FILE), List.of()))
                .containsExactly(
                        "files read                            1  logs/a.jsonl",
                        "events read                       1,100  event times"
                                + " 2026-03-02T10:00:00Z to 2026-03-02T17:00:00Z",
                        "  effective                       1,000",
                        "  without effect                     60",
                        "  refused                            33  see dead_letters.jsonl; the first"
                                + " of each kind:",
                        "    malformed_json                   30  logs/a.jsonl:7: begins with ?[2J",
                        "    too_large                         3  logs/a.jsonl:12: the line has 9"
                                + " bytes",
                        "  late                                7  without --as-live, or with"
                                + " --allowed-lateness 3h, they count");
    }

    @Test
    void namesTwoIdsThatDoNotMeet() {
        InputReport report =
                new InputReport(new InputFiles.Found(List.of(FILE), List.of()), summary, findings);
        assertThat(report.unopened(0)).isEmpty();

        findings.counted(
                new SuggestionEvent.Shown(
                        header(1),
                        new Key128(1, 1),
                        Utf8.of("S-7"),
                        Dimensions.NONE,
                        USER,
                        3,
                        1,
                        SuggestionEvent.UNKNOWN,
                        null),
                at(1));
        findings.counted(
                new SuggestionEvent.Accepted(
                        header(2), new Key128(1, 2), Utf8.of("s-7"), 3, 1, false, null),
                at(2));

        assertThat(report.unopened(5))
                .containsExactly(
                        "    unopened                          5  nothing was shown or asked"
                                + " under their id, such as s-7 in logs/a.jsonl:2; shown was S-7");
    }

    @Test
    void saysWhereAcceptsComeTooEarly() {
        assertThat(InputReport.earlyAccepts(0)).isEmpty();
        assertThat(InputReport.earlyAccepts(5))
                .containsExactly(
                        "    early accepts                     5  accepted before shown, so not"
                            + " counted as accepted: two clocks differ, see docs/operations.md");
    }

    private static Header header(long line) {
        return new Header("acme", Utf8.of("e" + line), line, line, at(line));
    }

    @Test
    void namesTheFilesReadAndPassedOver() {
        assertThat(
                        report(
                                List.of(Path.of("a"), Path.of("b"), Path.of("c"), Path.of("d")),
                                List.of(
                                        new PassedOver(Path.of("e.csv"), "not .jsonl"),
                                        new PassedOver(Path.of("out/x"), "the replay's own output"),
                                        new PassedOver(Path.of("f.csv"), "not .jsonl"))))
                .startsWith(
                        "files read                            4  a, b, c and 1 more",
                        "  passed over                         2  not .jsonl: e.csv, f.csv",
                        "  passed over                         1  the replay's own output: out/x");
    }

    @Test
    void saysHowMuchThereIsToRead(@TempDir Path folder) throws IOException {
        Path small = Files.write(folder.resolve("a.jsonl"), new byte[999]);
        Path large = Files.write(folder.resolve("b.jsonl"), new byte[1_300_000]);

        assertThat(InputReport.task(found(small))).isEqualTo("reading 1 file, 999 B");
        assertThat(InputReport.task(found(small, large))).isEqualTo("reading 2 files, 1.3 MB");
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1s",
        "119000, 119s",
        "119001, 120s",
        "120001, 3min",
        "10800000, 3h",
        "10800001, 4h",
        "360000000, 100h",
        "432000001, 6d"
    })
    void roundsALatenessUpToWhatCanBeTyped(long millis, String option) {
        assertThat(LatenessOption.of(millis)).isEqualTo(option);
        assertThat(OptionValue.duration(option)).isGreaterThanOrEqualTo(Duration.ofMillis(millis));
    }

    private List<String> report(List<Path> files, List<PassedOver> passedOver) {
        return new InputReport(new InputFiles.Found(files, passedOver), summary, findings).lines();
    }

    private static InputFiles.Found found(Path... files) {
        return new InputFiles.Found(List.of(files), List.of());
    }

    private void count(Map<String, Long> measures) {
        summary.row(
                View.INGEST,
                MadeUpRows.layout(View.INGEST),
                MadeUpRows.row(View.INGEST, "a", "1d", "all", measures));
    }

    private static Refusal refusal(Refusal.Reason reason, String detail) {
        return new Refusal(reason, detail, "a");
    }

    private static Origin at(long line) {
        return new Origin(FILE.toString(), Origin.NO_PARTITION, line);
    }
}
