package dev.stet.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A job on a cluster, through Flink's REST interface and command line. */
final class SubmittedJob {

    private static final Pattern JOB = Pattern.compile("submitted with JobID ([0-9a-f]{32})");
    private static final Pattern SAVEPOINT = Pattern.compile("Savepoint completed\\. Path: (\\S+)");

    private final TestCluster cluster;
    private final Rest web;
    private final String id;

    /**
     * @param id 32 hexadecimal digits
     */
    SubmittedJob(TestCluster cluster, String id) throws IOException {
        this.cluster = cluster;
        this.web = new Rest(cluster.ports().webInterface());
        this.id = id;
        assertThat(id).matches("[0-9a-f]{32}");
    }

    /** The one that {@code flink run} tells of. */
    static SubmittedJob told(TestCluster cluster, String said) throws IOException {
        return new SubmittedJob(cluster, id(said));
    }

    /** Of the job that {@code flink run} tells of. */
    static String id(String said) {
        return found(JOB, said);
    }

    /**
     * Comes back once each of its tasks runs, so many of each step; but one of a step that cannot
     * be split, such as the one that commits to a table of Iceberg.
     */
    void awaitRunning(int parallelism) throws Exception {
        Await.until("every task of " + id + " runs", this::isRunning);
        for (JsonNode step : job().path("vertices")) {
            assertThat(step.path("parallelism").asInt())
                    .as(step.path("name").asText())
                    .isEqualTo(Math.min(parallelism, step.path("maxParallelism").asInt()));
        }
    }

    private boolean isRunning() throws IOException {
        JsonNode job = job();
        assertThat(job.path("state").asText()).isNotIn("FAILED", "CANCELED", "FINISHED");
        int tasks = 0;
        int running = 0;
        for (JsonNode step : job.path("vertices")) {
            tasks += step.path("parallelism").asInt();
            running += step.path("tasks").path("RUNNING").asInt();
        }
        return tasks > 0 && tasks == running;
    }

    /** Comes back once it has come to its end, which it does without a failure on the way. */
    void awaitFinished() throws Exception {
        Await.until(
                id + " has finished",
                () -> {
                    JsonNode said = web.get("/jobs/" + id + "/exceptions");
                    assertThat(said.path("exceptionHistory").path("entries"))
                            .as(said.toString())
                            .isEmpty();
                    return job().path("state").asText().equals("FINISHED");
                });
    }

    private JsonNode job() throws IOException {
        return web.get("/jobs/" + id);
    }

    /** Comes back once a checkpoint is complete that was not before. */
    void awaitCheckpoint() throws Exception {
        int before = checkpoints("completed");
        Await.until("a checkpoint is complete", () -> checkpoints("completed") > before);
    }

    /** How often it went on from a checkpoint. */
    int restored() throws IOException {
        return checkpoints("restored");
    }

    private int checkpoints(String what) throws IOException {
        return web.get("/jobs/" + id + "/checkpoints").path("counts").path(what).asInt();
    }

    /** With a savepoint, whose address it returns. */
    String stop() throws Exception {
        String folder = cluster.home().savepoints().toString();
        return found(SAVEPOINT, cluster.flink("stop", "--savepointPath", folder, id));
    }

    private static String found(Pattern pattern, String said) {
        Matcher matcher = pattern.matcher(said);
        assertThat(matcher.find()).as(said).isTrue();
        return matcher.group(1);
    }
}
