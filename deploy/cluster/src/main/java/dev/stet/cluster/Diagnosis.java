package dev.stet.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Optional;

/** Why a job does not run, in one line. */
final class Diagnosis {

    private Diagnosis() {}

    /**
     * Empty where it runs, has finished or was canceled.
     *
     * @throws IOException where the JobManager does not answer
     */
    static Optional<String> of(Job job, Probes probes) throws IOException {
        if (job.isRunning() || (job.hasEnded() && !job.state().equals("FAILED"))) {
            return Optional.empty();
        }
        return Optional.of(
                reason(
                        job,
                        probes.neededSlots(job.id()),
                        probes.slots(job.id()),
                        probes.exceptions(job.id())));
    }

    /**
     * @param exceptions what {@code /jobs/:id/exceptions} answers: the newest failure first
     */
    static String reason(Job job, int needed, Slots slots, JsonNode exceptions) {
        if (!job.hasEnded() && needed > slots.free()) {
            return "needs %d slot%s, %s".formatted(needed, needed == 1 ? "" : "s", slots);
        }
        JsonNode failures = exceptions.path("exceptionHistory").path("entries");
        if (failures.isEmpty()) {
            return "%d of %d tasks run".formatted(job.runningTasks(), job.tasks());
        }
        JsonNode newest = failures.get(0);
        String cause = Failure.ofStackTrace(newest.path("stacktrace").asText());
        String task = newest.path("taskName").asText("");
        return task.isEmpty() || newest.path("taskName").isNull()
                ? "failed: " + cause
                : "failed in %s: %s".formatted(task, cause);
    }
}
