package dev.stet.local.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.contract.Cube;
import dev.stet.contract.Grain;
import dev.stet.contract.SegmentSet;
import dev.stet.contract.View;
import dev.stet.ingest.files.InputFiles;
import dev.stet.ingest.files.ReplayFindings;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportTest {

    private static final Cube CUBE =
            new Cube(
                    List.of(Grain.HOUR, Grain.DAY),
                    List.of(SegmentSet.of("model"), SegmentSet.of("all")));

    private final Summary summary = new Summary(CUBE);

    @Test
    void poolsSumsOfTheCoarsestGrainOverAllWindows() {
        add(View.SUGGESTION, "a", "1d", "all", Map.of("shown", 8000L, "accepted", 6000L));
        add(View.SUGGESTION, "a", "1d", "all", Map.of("shown", 623L, "accepted", 403L));
        add(View.SUGGESTION, "a", "1h", "all", Map.of("shown", 1L, "accepted", 1L));
        add(View.SUGGESTION, "a", "1d", "model", Map.of("shown", 1L, "accepted", 1L));

        assertThat(report())
                .containsPattern(
                        "acceptance_rate +74\\.25 % +73\\.32 to 75\\.17 % +6,403 of 8,623 shown")
                .containsPattern("persistence_rate_30s +- +0 of 0 observed_30s")
                .doesNotContain("busiest");
    }

    @Test
    void endsWithTheFilesWrittenAndTheSpeed() {
        add(View.INGEST, "a", "1d", "all", Map.of("read", 1100L, "effective", 1000L));

        assertThat(report())
                .containsPattern("events read +1,100\n")
                .contains("4 rows  out/x.csv")
                .contains("In 2.0 s, 550 events/s.");
    }

    @Test
    void tellsTheBusiestTenantsApart() {
        for (long n = 1; n <= 7; n++) {
            add(View.SUGGESTION, "t" + n, "1d", "all", Map.of("shown", 10 * n, "accepted", n));
        }
        add(View.SUGGESTION, "evil\u001b[2J", "1d", "all", Map.of("shown", 1000L));

        String report = report();

        assertThat(report).contains("The busiest of 8 tenants").contains("evil?[2J");
        assertThat(report).contains("t7 ").contains("t4 ").doesNotContain("t3 ");
        assertThat(report).doesNotContain("\u001b");
    }

    @Test
    void withoutASetOfAllTheFirstSetIsPooled() {
        Summary byModel =
                new Summary(new Cube(List.of(Grain.DAY), List.of(SegmentSet.of("model"))));
        byModel.row(
                View.SUGGESTION,
                MadeUpRows.layout(View.SUGGESTION),
                MadeUpRows.row(View.SUGGESTION, "a", "1d", "model", Map.of("shown", 5L)));
        assertThat(byModel.sum(View.SUGGESTION, "shown")).isEqualTo(5);
    }

    private void add(
            View view, String tenant, String grain, String set, Map<String, Long> measures) {
        summary.row(
                view, MadeUpRows.layout(view), MadeUpRows.row(view, tenant, grain, set, measures));
    }

    private String report() {
        StringWriter text = new StringWriter();
        InputReport input =
                new InputReport(
                        new InputFiles.Found(List.of(Path.of("a.jsonl")), List.of()),
                        summary,
                        new ReplayFindings());
        new Report(new PrintWriter(text), summary, input)
                .print(
                        Path.of("out"),
                        List.of(new Outputs.Written("x.csv", 4)),
                        Duration.ofSeconds(2));
        return text.toString();
    }
}
