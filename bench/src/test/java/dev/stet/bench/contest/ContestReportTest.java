package dev.stet.bench.contest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.bench.contest.Turned.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContestReportTest {

    private static final Entrant STET = new Entrant(Entry.STET, StateIn.HEAP);
    private static final Entrant PLAIN = new Entrant(Entry.PLAIN, StateIn.HEAP);
    private static final Entrant SPARK = new Entrant(Entry.SPARK, StateIn.ROCKSDB);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void ratiosAreTakenWithinTheRound() {
        Scores scores =
                new Scores(
                        List.of(
                                List.of(fine(Entrant.COUNT, 1), fine(STET, 2)),
                                List.of(fine(Entrant.COUNT, 10), fine(STET, 20)),
                                List.of(fine(Entrant.COUNT, 2), fine(STET, 8))),
                        1_000_000);
        assertThat(scores.ratio(STET, Entrant.COUNT, Temperature.WARM, Run::seconds))
                .isEqualTo(new Scores.Spread(2, 2, 4));
        assertThat(scores.eventsPerSecond(STET, Temperature.WARM))
                .isEqualTo(new Scores.Spread(125_000, 50_000, 500_000));
    }

    @Test
    void aWrongAnswerHasNoTime() {
        Turned wrong =
                new Turned(
                        PLAIN,
                        new Run(1, 1, 0, ""),
                        new Run(1, 1, 0, ""),
                        Verdict.WRONG,
                        List.of("minute chat shown: expected 3, was 4"));
        ContestReport report = report(List.of(fine(Entrant.COUNT, 1), fine(STET, 2), wrong));
        assertThat(report.toText())
                .contains("WRONG")
                .contains("minute chat shown: expected 3, was 4")
                .doesNotContain("1,000,000 (");
        assertThat(report.toText().lines().filter(line -> line.contains("hash maps")).findFirst())
                .hasValueSatisfying(line -> assertThat(line).doesNotContain("1,000,000"));
    }

    @Test
    void whatRanOnlyColdIsComparedCold() {
        Turned cold = new Turned(SPARK, new Run(40, 40, 0, ""), null, Verdict.FINE, List.of());
        ContestReport report = report(List.of(fine(Entrant.COUNT, 1), fine(STET, 2), cold));
        assertThat(report.toText().lines())
                .anyMatch(line -> line.startsWith("Spark") && line.contains("10.00"));
    }

    @Test
    void saysWhichTargetsAreMet() {
        ContestReport report =
                report(List.of(fine(Entrant.COUNT, 1), fine(STET, 2), fine(PLAIN, 1.5)));
        assertThat(report.toMarkdown("benchmark.svg"))
                .contains("| CPU of Stet, heap ÷ KafkaSource → count | ≤ 2.00 | 2.00 | met |")
                .contains(
                        "| events/s of Stet, heap ÷ KafkaSource → count | ≥ 0.55 | 0.50 | missed |")
                .contains(
                        "| CPU of Stet, heap ÷ KafkaConsumer and hash maps | ≤ 1.40 | 1.33 | met |")
                .doesNotContain("Stet, RocksDB ÷");
    }

    @Test
    void writesAPageAndAChart() throws IOException {
        ContestReport report = report(List.of(fine(Entrant.COUNT, 1), fine(STET, 2)));
        Path chart = folder.resolve("benchmark.svg");
        Chart.write(report.scores(), chart);
        assertThat(Files.readString(chart)).contains("<svg", "<path");
        assertThat(report.toMarkdown("benchmark.svg"))
                .contains("](benchmark.svg)", "| Stet, the complete job | heap | warm | 500,000 |")
                .contains("0.250 state operations", "./stet bench --quick");
    }

    private static Turned fine(Entrant entrant, double seconds) {
        return new Turned(
                entrant,
                new Run(2 * seconds, 2 * seconds, 1 << 20, ""),
                new Run(seconds, seconds, 1 << 20, ""),
                Verdict.FINE,
                List.of());
    }

    private static ContestReport report(List<Turned> round) {
        return new ContestReport(
                new Scores(List.of(round), 1_000_000),
                Map.of("suggestions.mapStateGet", 250_000L),
                new Conditions(
                        "./stet bench --quick",
                        "a machine",
                        Map.of("Apache Flink", "2.3.0"),
                        1_000_000,
                        436_000_000,
                        180_000_000,
                        4,
                        "lz4",
                        1,
                        "4g"));
    }
}
