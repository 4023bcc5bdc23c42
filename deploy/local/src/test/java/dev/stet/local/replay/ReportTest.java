package dev.stet.local.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.contract.Cube;
import dev.stet.contract.Grain;
import dev.stet.contract.SegmentSet;
import dev.stet.contract.Target;
import dev.stet.contract.View;
import dev.stet.ingest.files.InputFiles;
import dev.stet.ingest.files.ReplayFindings;
import dev.stet.sinks.rows.Column;
import dev.stet.sinks.rows.Layout;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
                        "acceptance_rate +74\\.25 % +73\\.32 to 75\\.17 % +6,403 of 8,623 shown"
                                + " +persistence_rate_600s no data\n")
                .doesNotContainPattern("\n +persistence_rate")
                .doesNotContain("busiest", "repeat_user_rate");
    }

    @Test
    void startsWithTheCoreMetricsAndTheirCounterMetrics() {
        add(View.SUGGESTION, "a", "1d", "all", Map.of("shown", 4L, "accepted", 1L));
        add(
                View.TASK,
                "a",
                "1d",
                "all",
                Map.of(
                        "started", 10L,
                        "succeeded", 8L,
                        "reversed", 1L,
                        "cost_usd", 400_000_000L,
                        "costed", 10L,
                        "costed_successes", 7L));

        assertThat(report().lines().limit(6))
                .satisfiesExactly(
                        header -> assertThat(header).startsWith("metric "),
                        title -> assertThat(title).isEqualTo("core metrics"),
                        completion ->
                                assertThat(completion)
                                        .matches(
                                                "★ task_completion_rate +70\\.00 % +39\\.68 to"
                                                        + " 89\\.22 % +7 of 10 started"
                                                        + " +cost_per_successful_outcome_usd"
                                                        + " 0\\.057143 USD"),
                        cost ->
                                assertThat(cost)
                                        .matches(
                                                "★ cost_per_successful_outcome_usd +0\\.057143 USD"
                                                        + " +of 7 costed_successes"
                                                        + " +task_completion_rate 70\\.00 %"),
                        title -> assertThat(title).isEqualTo("adoption and workflow fit"),
                        drop ->
                                assertThat(drop)
                                        .matches("  drop_off_rate +20\\.00 % .*2 of 10 started.*"));
    }

    /** A log of suggestions only fits on a screen; what is left out is counted. */
    @Test
    void showsTheFirstMetricsOfASectionAndHowManyMoreThereAre() {
        Map<String, Long> all = new HashMap<>();
        View.SUGGESTION.columns().forEach(column -> all.put(column, 3L));
        all.put("rejected", 0L);
        all.put("accepted", 2L);
        add(View.SUGGESTION, "a", "1d", "all", all);

        assertThat(report().lines())
                .contains("  … and 7 more", "  at 0: edited_rate, rejected_rate")
                .noneMatch(line -> line.startsWith("  persistence_rate_30s"))
                .hasSizeLessThan(35);
    }

    @Test
    void mergesHistogramsOverWindows() {
        Layout layout =
                new Layout(
                        "generation_kpi",
                        List.of(
                                new Column("tenant_id", Column.Type.TEXT),
                                new Column("grain", Column.Type.TEXT),
                                new Column("segment_by", Column.Type.TEXT),
                                new Column("version", Column.Type.LONG),
                                new Column("timed", Column.Type.LONG),
                                new Column("latency_histogram", Column.Type.TEXT)),
                        List.of("tenant_id"),
                        "version");
        summary.row(
                View.GENERATION, layout, new Object[] {"a", "1d", "all", 1L, 2L, "zero:1 63:1"});
        summary.row(View.GENERATION, layout, new Object[] {"a", "1d", "all", 1L, 2L, "127:2"});

        assertThat(report())
                .containsPattern("latency_p50_ms +2 ms +of 4 timed")
                .containsPattern("latency_p95_ms +4 ms +of 4 timed");
    }

    @Test
    void endsWithTheFilesWrittenAndTheSpeed() {
        add(View.INGEST, "a", "1d", "all", Map.of("read", 1100L, "effective", 1000L));

        assertThat(report())
                .containsPattern("events read +1,100\n")
                .contains("4 rows  out/x.csv")
                .contains("views with rows: 1 of 2: suggestion\n")
                .contains("without rows, so without a file: question, late\n")
                .contains("In 2.0 s, 550 events/s.");
    }

    @Test
    void tellsTheBusiestTenantsApart() {
        for (long n = 1; n <= 7; n++) {
            add(View.SUGGESTION, "t" + n, "1d", "all", Map.of("shown", 10 * n, "accepted", n));
            add(View.INGEST, "t" + n, "1d", "all", Map.of("read", 11 * n));
        }
        add(View.INGEST, "evil\u001b[2J", "1d", "all", Map.of("read", 1000L));

        String report = report();

        assertThat(report).contains("The busiest of 8 tenants").contains("evil?[2J");
        assertThat(report).containsPattern("t7 +10.00 %").contains("t4 ").doesNotContain("t3 ");
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

    /** Without targets there is no such column. */
    @Test
    void saysOfEachMetricWhatItsTargetSays() {
        add(View.SUGGESTION, "a", "1d", "all", Map.of("shown", 1000L, "accepted", 200L));
        Target target =
                new Target(
                        "acceptance_rate",
                        Target.ALL,
                        Target.ALL,
                        new BigDecimal("0.3"),
                        new BigDecimal("0.1"),
                        BigDecimal.valueOf(30),
                        "editor",
                        true);

        assertThat(report(List.of(target)))
                .containsPattern("counter-metric +status\n")
                .containsPattern("acceptance_rate +20.00 % .* warn, editor\n");
        assertThat(report()).doesNotContain("status").doesNotContain("warn");
    }

    /** Of 0, which has no line by itself. */
    @Test
    void hidesNoMetricThatCrossesALevel() {
        String id = "followed_rate";
        add(View.SUGGESTION, "a", "1d", "all", Map.of("shown", 1000L, "accepted", 200L));
        Target target =
                new Target(
                        id,
                        Target.ALL,
                        Target.ALL,
                        new BigDecimal("0.3"),
                        new BigDecimal("0.1"),
                        BigDecimal.valueOf(30),
                        null,
                        true);

        assertThat(report()).doesNotContainPattern("\n  " + id);
        assertThat(report(List.of(target))).containsPattern("\n  " + id + " +0.00 % .* critical\n");
    }

    /** On a terminal alone; a metric without an interval has none. */
    @Test
    void drawsIntervalsOnATerminal() {
        add(View.SUGGESTION, "a", "1d", "all", Map.of("shown", 40L, "accepted", 20L));
        add(
                View.TASK,
                "a",
                "1d",
                "all",
                Map.of("started", 10L, "succeeded", 9L, "successes", 8L, "cost_usd", 400_000_000L));

        assertThat(report()).doesNotContain("50 %  ", "░", "===");
        assertThat(report(List.of(), Optional.of(Bars.UNICODE)).lines())
                .contains(
                        "  task_completion_rate    ░░░░░░░░░░░░░░░░░░░░░░░▒▒▒▒▒▒▒▒▒▒▒▒▒┃▒▒▒  90.00"
                                + " %",
                        "  acceptance_rate         ░░░░░░░░░░░░░░▒▒▒▒▒▒┃▒▒▒▒▒░░░░░░░░░░░░░░  50.00"
                                + " %")
                .anyMatch(line -> line.matches("  95 % interval +0 % +50 % +100 %  value"))
                .noneMatch(line -> line.matches(" +cost_\\w+ +[░▒┃]+.*"));
        assertThat(report(List.of(), Optional.of(Bars.ASCII)).lines())
                .contains(
                        "  acceptance_rate         ..............======|=====..............  50.00"
                                + " %");
    }

    private String report() {
        return report(List.of());
    }

    private String report(List<Target> targets) {
        return report(targets, Optional.empty());
    }

    private String report(List<Target> targets, Optional<Bars> bars) {
        StringWriter text = new StringWriter();
        InputReport input =
                new InputReport(
                        new InputFiles.Found(List.of(Path.of("a.jsonl")), List.of()),
                        summary,
                        new ReplayFindings());
        new Report(new PrintWriter(text), summary, input, targets, bars)
                .print(
                        Path.of("out"),
                        List.of(
                                new Outputs.Written(View.SUGGESTION, "suggestion", "x.csv", 4),
                                new Outputs.Written(View.QUESTION, "question", "y.csv", 0),
                                new Outputs.Written(null, "late", "late.jsonl", 0)),
                        Duration.ofSeconds(2));
        return text.toString();
    }
}
