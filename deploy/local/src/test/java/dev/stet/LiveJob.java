package dev.stet;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.JobListener;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.jspecify.annotations.Nullable;

/** The job as its file of options describes it, at parallelism 2 in this process, until closed. */
final class LiveJob implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 60;

    private final CompletableFuture<JobClient> client = new CompletableFuture<>();
    private final Thread thread;

    /**
     * @param flink settings of Flink
     */
    LiveJob(Path options, Configuration flink) {
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.createLocalEnvironment(2, flink);
        env.registerJobListener(
                new JobListener() {
                    @Override
                    public void onJobSubmitted(
                            @Nullable JobClient submitted, @Nullable Throwable failure) {
                        if (submitted != null) {
                            client.complete(submitted);
                        } else {
                            client.completeExceptionally(
                                    failure == null ? new IllegalStateException() : failure);
                        }
                    }

                    @Override
                    public void onJobExecuted(
                            @Nullable JobExecutionResult result, @Nullable Throwable failure) {}
                });
        thread = new Thread(() -> run(env, options), "job");
        thread.start();
    }

    private void run(StreamExecutionEnvironment env, Path options) {
        try {
            new StetJob(
                            env,
                            Map.of("STET_PSEUDONYM_KEY", "a key for this test alone"),
                            new PrintWriter(new StringWriter()))
                    .run(new String[] {"--config", options.toString()});
        } catch (Exception e) {
            // It is cancelled; what fails before fails the test.
            client.completeExceptionally(e);
        }
    }

    /**
     * Comes back once Flink has taken the job.
     *
     * @throws Exception where it was refused
     */
    JobClient submitted() throws Exception {
        return client.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void close() throws Exception {
        submitted().cancel().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        thread.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
    }
}
