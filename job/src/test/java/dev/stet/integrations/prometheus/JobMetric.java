package dev.stet.integrations.prometheus;

import dev.stet.Step;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A metric of the running job as Flink's reporter for Prometheus exports it.
 *
 * @param name with the scope of Flink before it
 * @param operator of which it is; empty for one of the job or of every task
 */
public record JobMetric(String name, String operator) {

    private static final String OF_JOB = "flink_jobmanager_job_";
    private static final String OF_TASK = "flink_taskmanager_job_task_";
    private static final String OF_OPERATOR = OF_TASK + "operator_";
    private static final String SOURCE = "Source: " + Step.INTERACTIONS.title();

    public static final JobMetric RUNNING_TIME = ofJob("runningTime");
    public static final JobMetric RESTARTS = ofJob("numRestarts");
    public static final JobMetric COMPLETED_CHECKPOINTS = ofJob("numberOfCompletedCheckpoints");
    public static final JobMetric FAILED_CHECKPOINTS = ofJob("numberOfFailedCheckpoints");
    public static final JobMetric CHECKPOINT_DURATION = ofJob("lastCheckpointDuration");
    public static final JobMetric CHECKPOINT_SIZE = ofJob("lastCheckpointSize");
    public static final JobMetric READ = of(Step.ADMISSION, "numRecordsIn");
    public static final JobMetric REFUSED = of(Step.ADMISSION, "refusedRecords");
    public static final JobMetric LATE = of(Step.ADMISSION, "lateRecords");
    public static final JobMetric PENDING =
            new JobMetric(OF_OPERATOR + "pendingRecords", filtered(SOURCE));
    public static final JobMetric WATERMARK = of(Step.KPI_ROWS, "currentInputWatermark");
    public static final JobMetric ROWS = of(Step.KPI_ROWS, "numRecordsOut");
    public static final JobMetric FOLDED = of(Step.KPI_ROWS, "foldedSegmentSums");
    public static final JobMetric AFTER_FINAL = of(Step.KPI_ROWS, "sumsAfterFinal");
    public static final JobMetric BACK_PRESSURED =
            new JobMetric(OF_TASK + "backPressuredTimeMsPerSecond", "");
    public static final JobMetric BUSY = new JobMetric(OF_TASK + "busyTimeMsPerSecond", "");
    public static final JobMetric HEAP_USED =
            new JobMetric("flink_taskmanager_Status_JVM_Memory_Heap_Used", "");
    public static final JobMetric HEAP_MAX =
            new JobMetric("flink_taskmanager_Status_JVM_Memory_Heap_Max", "");

    private static JobMetric ofJob(String name) {
        return new JobMetric(OF_JOB + name, "");
    }

    private static JobMetric of(Step step, String name) {
        return new JobMetric(OF_OPERATOR + name, filtered(step.title()));
    }

    /** The reporter replaces what Prometheus would not take in a name, in values of labels too. */
    private static String filtered(String title) {
        return title.replaceAll("[^a-zA-Z0-9:_]", "_");
    }

    /**
     * As PromQL selects it.
     *
     * @param job a matcher: {@code job_name="stet"}
     */
    public String select(String job) {
        return operator.isEmpty()
                ? "%s{%s}".formatted(name, job)
                : "%s{%s,operator_name=\"%s\"}".formatted(name, job, operator);
    }

    /**
     * One series of it.
     *
     * @param labels besides that of the operator
     */
    String series(Map<String, String> labels) {
        Map<String, String> all = new TreeMap<>(labels);
        if (!operator.isEmpty()) {
            all.put("operator_name", operator);
        }
        return all.entrySet().stream()
                .map(label -> "%s=\"%s\"".formatted(label.getKey(), label.getValue()))
                .collect(Collectors.joining(",", name + '{', "}"));
    }
}
