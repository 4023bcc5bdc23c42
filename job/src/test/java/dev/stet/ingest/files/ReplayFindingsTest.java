package dev.stet.ingest.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.contract.Origin;
import dev.stet.contract.Refusal;
import dev.stet.ingest.PlainDecoder;
import dev.stet.ingest.files.ReplayFindings.EventTimes;
import dev.stet.ingest.files.ReplayFindings.FirstRefusal;
import dev.stet.ingest.files.ReplayFindings.LateEvents;
import dev.stet.ingest.files.ReplayFindings.Unopened;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReplayFindingsTest {

    @TempDir Path folder;

    private Path file = Path.of("");

    @Test
    void keepsTheFirstRefusalOfEachReason() throws IOException {
        ReplayFindings findings = read("s a 100", "", "x y 100", "one", "s b 90", "one two");

        assertThat(findings.refusals())
                .containsExactly(
                        new FirstRefusal(
                                Refusal.Reason.MALFORMED_JSON, at(4), "1 words, expected 3"),
                        new FirstRefusal(Refusal.Reason.UNKNOWN_EVENT_TYPE, at(3), "x"));
    }

    @Test
    void tellsTheRangeOfTheEventTimesThatCount() throws IOException {
        ReplayFindings findings = read("s a 1000", "s b 870", "s c 869", "q d 1200", "o e 1300");

        assertThat(findings.eventTimes()).contains(new EventTimes(870, 1300));
    }

    @Test
    void tellsTheLatenessWithWhichNoneHadBeenLate() throws IOException {
        List<String> lines = List.of("s a 1000", "s b 800", "s c 700", "s d 790");
        ReplayFindings findings = read(lines.toArray(String[]::new));

        assertThat(findings.late()).contains(new LateEvents(at(2), 270));
        assertThat(readWith(270, lines).late()).isEmpty();
        assertThat(readWith(269, lines).late()).contains(new LateEvents(at(3), 270));
    }

    @Test
    void namesTwoIdsThatDoNotMeet() throws IOException {
        ReplayFindings findings =
                read(
                        "s met 100",
                        "a met 110",
                        "a early 120",
                        "s A7 130",
                        "s early 140",
                        "a a7 150");

        assertThat(findings.unopened()).contains(new Unopened("a7", at(6), Optional.of("A7")));
    }

    @Test
    void namesNoIdWhereAllMeet() throws IOException {
        assertThat(read("s a 100", "a a 110", "a b 120", "s b 130").unopened()).isEmpty();
    }

    @Test
    void findsNothingInAnEmptyFile() throws IOException {
        ReplayFindings findings = read();

        assertThat(findings.refusals()).isEmpty();
        assertThat(findings.late()).isEmpty();
        assertThat(findings.eventTimes()).isEmpty();
    }

    private Origin at(long line) {
        return new Origin(file.toString(), Origin.NO_PARTITION, line);
    }

    private ReplayFindings read(String... lines) throws IOException {
        return readWith(FileReplay.SETTINGS.allowedLateness().toMillis(), List.of(lines));
    }

    private ReplayFindings readWith(long allowedLatenessMillis, List<String> lines)
            throws IOException {
        file = FileReplay.write(folder, "a.jsonl", lines);
        ReplayProgress progress = new ReplayProgress();
        ReplaySettings settings =
                new ReplaySettings(
                        FileReplay.SETTINGS.recordBytes(),
                        FileReplay.SETTINGS.outOfOrderness(),
                        Duration.ofMillis(allowedLatenessMillis));
        try (FileMerge merge =
                new FileMerge(
                        ReplaySplit.of(List.of(file.toString())),
                        settings,
                        new PlainDecoder(),
                        () -> FileReplay.NOW,
                        progress)) {
            FileReplay.rest(merge);
        }
        return progress.findings();
    }
}
