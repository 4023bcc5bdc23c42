package dev.stet.integrations.grafana;

import dev.stet.integrations.Tree;
import dev.stet.integrations.prometheus.JobMetric;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The running job's own health, over Flink's reporter for Prometheus. */
public final class JobDashboard {

    private static final String JOB = "job_name=~\"$job\"";
    private static final int STAT = 4;
    private static final int CHART = 8;

    private static final String STAT_OPTIONS =
            """
            {"colorMode": "value", "graphMode": "none", "justifyMode": "auto",
             "orientation": "auto", "textMode": "auto", "wideLayout": true,
             "showPercentChange": false,
             "reduceOptions": {"calcs": ["lastNotNull"], "fields": "", "values": false}}
            """;

    private final Board board = new Board("prometheus");

    /**
     * One query of a panel.
     *
     * @param legend with Prometheus's labels in braces
     */
    private record Query(String legend, String expression) {}

    private JobDashboard() {}

    /** {@code integrations/grafana/stet-job.json}. */
    public static String generate() {
        JobDashboard dashboard = new JobDashboard();
        dashboard.addHealth();
        dashboard.addInput();
        dashboard.addOutput();
        dashboard.addTasks();
        String jobs = "label_values(%s, job_name)".formatted(JobMetric.RUNNING_TIME.name());
        return Tree.json(
                dashboard.board.dashboard(
                        "stet-job",
                        "Stet: the job",
                        "The health of the running job. The alerts on these metrics are in"
                                + " stet-job.rules.yml.",
                        "now-6h",
                        List.of(dashboard.board.variable("job", "Job", jobs))));
    }

    private void addHealth() {
        board.row("Is it healthy?", false);
        stat(
                "Running for",
                "Since the last start or restart; 0 while it does not run.",
                "ms",
                Fields.step("red", null),
                Fields.step("green", BigDecimal.ONE),
                "max(%s)".formatted(JobMetric.RUNNING_TIME.select(JOB)));
        stat(
                "Restarts",
                "Within the time shown.",
                "short",
                Fields.step("green", null),
                Fields.step("orange", BigDecimal.ONE),
                "max(increase(%s[$__range]))".formatted(JobMetric.RESTARTS.select(JOB)));
        stat(
                "Checkpoints in 15 minutes",
                "Completed ones. Without one a restart reads all that time again.",
                "short",
                Fields.step("red", null),
                Fields.step("green", BigDecimal.ONE),
                "max(increase(%s[15m]))".formatted(JobMetric.COMPLETED_CHECKPOINTS.select(JOB)));
        stat(
                "Failed checkpoints",
                "Within the time shown.",
                "short",
                Fields.step("green", null),
                Fields.step("orange", BigDecimal.ONE),
                "max(increase(%s[$__range]))".formatted(JobMetric.FAILED_CHECKPOINTS.select(JOB)));
        stat(
                "Segments folded",
                "Sums added to the segment (other): above 0 a set has too many segments.",
                "short",
                Fields.step("green", null),
                Fields.step("orange", BigDecimal.ONE),
                "sum(increase(%s[$__range]))".formatted(JobMetric.FOLDED.select(JOB)));
        stat(
                "Sums after final",
                "Must stay 0: report anything else as a defect.",
                "short",
                Fields.step("green", null),
                Fields.step("red", BigDecimal.ONE),
                "sum(increase(%s[$__range]))".formatted(JobMetric.AFTER_FINAL.select(JOB)));
    }

    private void addInput() {
        board.row("Input", false);
        chart(
                "Records read",
                "Per second, of all partitions.",
                "cps",
                new Query("read", perSecond(JobMetric.READ)),
                new Query("refused", perSecond(JobMetric.REFUSED)),
                new Query("late", perSecond(JobMetric.LATE)));
        chart(
                "Share refused, share late",
                "Of the records read. The dead letters and the late output say why.",
                "percentunit",
                new Query("refused", share(JobMetric.REFUSED)),
                new Query("late", share(JobMetric.LATE)));
        chart(
                "Records that wait",
                "In Kafka, not read yet. Empty for files.",
                "short",
                new Query("waiting", "sum(%s)".formatted(JobMetric.PENDING.select(JOB))));
        chart(
                "Event time behind the clock",
                "Of the slowest partition. No row becomes final while it grows as fast as the"
                        + " clock.",
                "s",
                new Query(
                        "behind",
                        "time() - min(%1$s > 0) / 1000"
                                .formatted(JobMetric.WATERMARK.select(JOB))));
    }

    private void addOutput() {
        board.row("Output and checkpoints", false);
        chart(
                "KPI rows",
                "Per second, before the sinks: provisional rows and final ones.",
                "cps",
                new Query("rows", perSecond(JobMetric.ROWS)));
        chart(
                "Duration of checkpoints",
                "Of the last one completed.",
                "ms",
                new Query(
                        "duration",
                        "max(%s)".formatted(JobMetric.CHECKPOINT_DURATION.select(JOB))));
        chart(
                "Size of checkpoints",
                "Of the last one completed; of an incremental one what is new.",
                "bytes",
                new Query("size", "max(%s)".formatted(JobMetric.CHECKPOINT_SIZE.select(JOB))));
        chart(
                "Heap of the TaskManagers",
                "Of all that report here, those of other jobs too.",
                "bytes",
                new Query(
                        "{{host}} used",
                        "sum by (host) (%s)".formatted(JobMetric.HEAP_USED.name())),
                new Query(
                        "{{host}} most",
                        "sum by (host) (%s)".formatted(JobMetric.HEAP_MAX.name())));
    }

    private void addTasks() {
        board.row("Tasks", false);
        chart(
                "Share of the time busy",
                "Of the busiest subtask. At 100 % it is the bottleneck.",
                "percentunit",
                new Query("{{task_name}}", byTask(JobMetric.BUSY)));
        chart(
                "Share of the time back-pressured",
                "That a task waits for those after it.",
                "percentunit",
                new Query("{{task_name}}", byTask(JobMetric.BACK_PRESSURED)));
    }

    private static String perSecond(JobMetric metric) {
        return "sum(rate(%s[$__rate_interval]))".formatted(metric.select(JOB));
    }

    private static String share(JobMetric part) {
        return perSecond(part) + " / " + perSecond(JobMetric.READ);
    }

    /** Of milliseconds a second, a share. */
    private static String byTask(JobMetric metric) {
        return "max by (task_name) (%s) / 1000".formatted(metric.select(JOB));
    }

    private void stat(
            String title,
            String description,
            String unit,
            Map<String, Object> lowest,
            Map<String, Object> next,
            String expression) {
        Map<String, Object> defaults = Tree.of("unit", unit, "decimals", 0, "mappings", List.of());
        defaults.put("color", Tree.of("mode", "thresholds"));
        defaults.put("thresholds", Fields.thresholds(List.of(lowest, next)));
        board.add(
                STAT,
                4,
                panel(
                        "stat",
                        title,
                        description,
                        defaults,
                        Tree.parse(STAT_OPTIONS),
                        new Query(title, expression)));
    }

    private void chart(String title, String description, String unit, Query... queries) {
        board.add(
                Board.WIDTH / 2,
                CHART,
                panel(
                        "timeseries",
                        title,
                        description,
                        Fields.lines(unit, List.of(Fields.step("green", null)), "off"),
                        Fields.chartOptions(),
                        queries));
    }

    private Map<String, Object> panel(
            String type,
            String title,
            String description,
            Map<String, Object> defaults,
            Map<String, Object> options,
            Query... queries) {
        Map<String, Object> panel = Tree.of("type", type, "title", title);
        panel.put("description", description);
        panel.put("fieldConfig", Tree.of("defaults", defaults, "overrides", List.of()));
        panel.put("options", options);
        panel.put("targets", targets(queries));
        return panel;
    }

    private List<Map<String, Object>> targets(Query... queries) {
        List<Map<String, Object>> targets = new ArrayList<>();
        for (Query query : queries) {
            String name = String.valueOf((char) ('A' + targets.size()));
            Map<String, Object> target = Tree.of("refId", name, "datasource", board.source());
            target.putAll(Tree.of("editorMode", "code", "expr", query.expression()));
            target.putAll(Tree.of("legendFormat", query.legend(), "range", true));
            targets.add(target);
        }
        return targets;
    }
}
