package dev.stet.integrations.prometheus;

import static dev.stet.integrations.prometheus.JobMetric.AFTER_FINAL;
import static dev.stet.integrations.prometheus.JobMetric.BACK_PRESSURED;
import static dev.stet.integrations.prometheus.JobMetric.COMPLETED_CHECKPOINTS;
import static dev.stet.integrations.prometheus.JobMetric.FAILED_CHECKPOINTS;
import static dev.stet.integrations.prometheus.JobMetric.FOLDED;
import static dev.stet.integrations.prometheus.JobMetric.LATE;
import static dev.stet.integrations.prometheus.JobMetric.PENDING;
import static dev.stet.integrations.prometheus.JobMetric.READ;
import static dev.stet.integrations.prometheus.JobMetric.REFUSED;
import static dev.stet.integrations.prometheus.JobMetric.RESTARTS;
import static dev.stet.integrations.prometheus.JobMetric.RUNNING_TIME;
import static dev.stet.integrations.prometheus.JobMetric.WATERMARK;

import dev.stet.integrations.prometheus.JobAlert.Firing;
import dev.stet.integrations.prometheus.JobAlert.Quiet;
import dev.stet.integrations.prometheus.JobAlert.Series;
import dev.stet.integrations.prometheus.JobAlert.Severity;
import dev.stet.metrics.Metrics;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The alerts about the job itself. The levels of refused and late records are those of the registry
 * of metrics.
 */
final class JobAlerts {

    /** What the job is called unless {@code pipeline.name} says otherwise. */
    private static final String JOB = "stet";

    private static final String SELECTED = "job_name=\"" + JOB + '"';
    private static final Map<String, String> LABELS = Map.of("job_name", JOB);

    static final List<JobAlert> ALL =
            List.of(
                    down(),
                    restarts(),
                    noCheckpoint(),
                    failedCheckpoints(),
                    behind(),
                    eventTimeStands(),
                    share(
                            "StetRecordsRefused",
                            REFUSED,
                            level("refused_rate"),
                            "of the records are refused",
                            "Read the dead letters: reason and detail say what the producer must"
                                    + " correct. ingest_kpi.refused_<reason> says since when."),
                    share(
                            "StetRecordsLate",
                            LATE,
                            level("late_rate"),
                            "of the records are too late to be counted",
                            "Read the late output and ingest_kpi.max_late_partition: a single"
                                + " partition points to a producer that was down or sends from a"
                                + " queue. Replay the log with a greater allowed lateness."),
                    backPressure(),
                    segmentsFolded(),
                    sumsAfterFinal());

    private JobAlerts() {}

    private static String level(String metric) {
        return Objects.requireNonNull(
                Metrics.find(metric).orElseThrow().levels().general().warn(), metric);
    }

    /** Upon series of one job. */
    private static Firing firing(String says, Series... series) {
        return firing("", says, series);
    }

    private static Firing firing(String when, String says, Series... series) {
        return new Firing(when, List.of(series), says, LABELS);
    }

    private static Quiet quiet(String when, Series... series) {
        return new Quiet(when, List.of(series));
    }

    private static Series series(JobMetric metric, String values) {
        return new Series(metric.series(LABELS), values);
    }

    private static Series series(JobMetric metric, String subtask, String values) {
        return new Series(metric.series(Map.of("job_name", JOB, "subtask_index", subtask)), values);
    }

    /** A job that fails soon after each restart is seen to run for seconds now and then. */
    private static JobAlert down() {
        String summary = "The job does not run, or its metrics do not arrive";
        String runningTime = RUNNING_TIME.select(SELECTED);
        return new JobAlert(
                "StetJobDown",
                "absent(%1$s) or max by (job_name) (max_over_time(%1$s[5m])) < 60000"
                        .formatted(runningTime),
                "5m",
                Severity.CRITICAL,
                summary,
                "Look for the job in Flink's web interface. After a failure continue from the last"
                        + " retained checkpoint.",
                List.of(
                        firing(
                                "without its metrics",
                                summary,
                                series(RUNNING_TIME, "0+60000x40 stale")),
                        firing(
                                "for a job that never runs again",
                                summary,
                                series(RUNNING_TIME, "0+60000x40 0x30")),
                        firing(
                                "for a job that restarts for ever",
                                summary,
                                series(RUNNING_TIME, "0+60000x40" + " 0 5000 0".repeat(10)))),
                List.of(
                        quiet("for a job that runs", series(RUNNING_TIME, "0+60000x70")),
                        quiet(
                                "for a job that has just restarted",
                                series(RUNNING_TIME, "0+60000x55 0x3 5000+60000x20")),
                        quiet(
                                "for a job that has just started",
                                series(RUNNING_TIME, "_x57 0+60000x20"))));
    }

    private static JobAlert restarts() {
        return new JobAlert(
                "StetJobRestarts",
                "max by (job_name) (increase(%s[15m])) > 2".formatted(RESTARTS.select(SELECTED)),
                "0m",
                Severity.WARNING,
                "The job restarted {{ $value | printf \"%.0f\" }} times within 15 minutes",
                "The exception is in Flink's web interface and in the log of the JobManager. Each"
                        + " restart reads again what came after the last checkpoint.",
                firing(
                        "The job restarted 5 times within 15 minutes",
                        series(RESTARTS, "0x49 1 1 2 2 3 3 4 4 5 5 5 5 5")),
                List.of(series(RESTARTS, "0x55 1x15")));
    }

    /** Of a job that was there 15 minutes ago: how long it runs begins anew with each restart. */
    private static JobAlert noCheckpoint() {
        String summary = "No checkpoint was completed within 15 minutes";
        String runs = "0+60000x70";
        return new JobAlert(
                "StetNoCheckpoint",
                "max by (job_name) (increase(%s[15m])) == 0 and max by (job_name) (%s offset 15m) >= 0"
                        .formatted(
                                COMPLETED_CHECKPOINTS.select(SELECTED),
                                RUNNING_TIME.select(SELECTED)),
                "5m",
                Severity.CRITICAL,
                summary,
                "A restart now would read all that time again, and exactly-once sinks show nothing"
                        + " new. Look for back-pressure, and at the storage of checkpoints.",
                List.of(
                        firing(
                                "for a job that runs",
                                summary,
                                series(COMPLETED_CHECKPOINTS, "0+1x30 30x40"),
                                series(RUNNING_TIME, runs)),
                        firing(
                                "for a job that restarts every 10 minutes",
                                summary,
                                series(COMPLETED_CHECKPOINTS, "0+1x30 30x40"),
                                series(RUNNING_TIME, "0+60000x9 ".repeat(7).strip()))),
                List.of(
                        quiet(
                                "while checkpoints are completed",
                                series(COMPLETED_CHECKPOINTS, "0+1x70"),
                                series(RUNNING_TIME, runs)),
                        quiet(
                                "for a job that started 14 minutes ago",
                                series(COMPLETED_CHECKPOINTS, "_x46 0x30"),
                                series(RUNNING_TIME, "_x46 " + runs))));
    }

    private static JobAlert failedCheckpoints() {
        return new JobAlert(
                "StetCheckpointsFail",
                "max by (job_name) (increase(%s[30m])) > 2"
                        .formatted(FAILED_CHECKPOINTS.select(SELECTED)),
                "0m",
                Severity.WARNING,
                "{{ $value | printf \"%.0f\" }} checkpoints failed within 30 minutes",
                "The reason of each is in Flink's web interface, under Checkpoints.",
                firing(
                        "3 checkpoints failed within 30 minutes",
                        series(FAILED_CHECKPOINTS, "0x39 1x4 2x4 3x20")),
                List.of(series(FAILED_CHECKPOINTS, "0x39 1x30")));
    }

    /** Records that wait, in seconds at the rate of now. */
    private static JobAlert behind() {
        String summary = "The job is more than 5 minutes of reading behind";
        return new JobAlert(
                "StetBehind",
                "sum by (job_name) (%s) / sum by (job_name) (rate(%s[5m])) > 300"
                        .formatted(PENDING.select(SELECTED), READ.select(SELECTED)),
                "15m",
                Severity.WARNING,
                summary,
                "The topic grows faster than the job reads it, or the job catches up after a stop."
                        + " Look for the busiest task, then raise the parallelism.",
                firing(
                        summary,
                        series(PENDING, "0", "50000+1000x70"),
                        series(PENDING, "1", "50000+1000x70"),
                        series(READ, "0+6000x70")),
                List.of(series(PENDING, "1000x70"), series(READ, "0+6000x70")));
    }

    /** Promtool's clock starts at 0, so a watermark is a time since then. */
    private static JobAlert eventTimeStands() {
        String summary = "Event time stands still: no row becomes final";
        String watermark = WATERMARK.select(SELECTED);
        return new JobAlert(
                "StetEventTimeStands",
                "max by (job_name) (delta(%1$s[15m])) == 0 and min by (job_name) (%1$s) > 0"
                        .formatted(watermark),
                "15m",
                Severity.WARNING,
                summary,
                "No partition delivers records, or one that delivers none is not yet left out"
                        + " (stet.ingest.idleness). State grows while event time stands.",
                firing(summary, series(WATERMARK, "1000+60000x20 1201000x50")),
                List.of(series(WATERMARK, "1000+60000x70")));
    }

    private static JobAlert share(
            String name, JobMetric part, String level, String words, String action) {
        return new JobAlert(
                name,
                "sum by (job_name) (rate(%s[10m])) / sum by (job_name) (rate(%s[10m])) > %s"
                        .formatted(part.select(SELECTED), READ.select(SELECTED), level),
                "10m",
                Severity.WARNING,
                "{{ $value | humanizePercentage }} " + words,
                action,
                firing("5% " + words, series(part, "0+300x70"), series(READ, "0+6000x70")),
                List.of(series(part, "0+30x70"), series(READ, "0+6000x70")));
    }

    private static JobAlert backPressure() {
        String task = "Follow_suggestions";
        return new JobAlert(
                "StetBackPressure",
                "max by (job_name, task_name) (avg_over_time(%s[5m])) > 500"
                        .formatted(BACK_PRESSURED.select(SELECTED)),
                "15m",
                Severity.WARNING,
                "{{ $labels.task_name }} waits for the tasks after it more than half of the time",
                "The first task after it that is busy is the bottleneck: a sink, or state that no"
                        + " longer fits into memory.",
                new Firing(
                        "",
                        List.of(
                                new Series(
                                        BACK_PRESSURED.series(
                                                Map.of("job_name", JOB, "task_name", task)),
                                        "800x70")),
                        task + " waits for the tasks after it more than half of the time",
                        Map.of("job_name", JOB, "task_name", task)),
                List.of(
                        new Series(
                                BACK_PRESSURED.series(Map.of("job_name", JOB, "task_name", task)),
                                "100x55 800x15")));
    }

    private static JobAlert segmentsFolded() {
        String summary = "Segments are counted as (other): a set has too many";
        return new JobAlert(
                "StetSegmentsFolded",
                "sum by (job_name) (increase(%s[1h])) > 0".formatted(FOLDED.select(SELECTED)),
                "0m",
                Severity.WARNING,
                summary,
                "Remove a dimension from a segment set, or raise stet.rollup.segment-limit.",
                firing(summary, series(FOLDED, "0x40 5+5x30")),
                List.of(series(FOLDED, "0x70")));
    }

    private static JobAlert sumsAfterFinal() {
        String summary = "Sums arrived for windows that were final already";
        return new JobAlert(
                "StetSumsAfterFinal",
                "sum by (job_name) (increase(%s[1h])) > 0".formatted(AFTER_FINAL.select(SELECTED)),
                "0m",
                Severity.CRITICAL,
                summary,
                "This is a defect: report it, with the log of the TaskManagers.",
                firing(summary, series(AFTER_FINAL, "0x40 1x30")),
                List.of(series(AFTER_FINAL, "0x70")));
    }
}
