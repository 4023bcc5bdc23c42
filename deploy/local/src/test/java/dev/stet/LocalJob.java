package dev.stet;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The job as its file of options describes it, at parallelism 2 in this process, to its end. */
final class LocalJob {

    private LocalJob() {}

    static void run(Path options, RuntimeExecutionMode mode) throws Exception {
        run(options, mode, new Configuration());
    }

    /**
     * @param flink further settings of Flink
     */
    static void run(Path options, RuntimeExecutionMode mode, Configuration flink) throws Exception {
        Configuration configuration =
                new Configuration(flink)
                        .set(ExecutionOptions.RUNTIME_MODE, mode)
                        .set(RestartStrategyOptions.RESTART_STRATEGY, "none");
        new StetJob(
                        StreamExecutionEnvironment.createLocalEnvironment(2, configuration),
                        Map.of("STET_PSEUDONYM_KEY", "a key for this test alone"),
                        new PrintWriter(new StringWriter()))
                .run(new String[] {"--config", options.toString()});
    }
}
