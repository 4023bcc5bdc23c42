package dev.stet.bench.live;

import dev.stet.bench.contest.StateIn;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The complete job, unbounded, as a process of its own. Prints a {@link Sample} ten times a second;
 * collects garbage when told {@code collect} on standard input, and ends when that ends.
 */
@Command(name = "job", mixinStandardHelpOptions = true)
public final class JobProcess implements Callable<Integer> {

    static final String COLLECT = "collect";

    private static final long SAMPLE_MILLIS = 100;
    private static final int LOOK_EVERY = 10;

    @Option(names = "--bootstrap", required = true)
    @SuppressWarnings("NullAway.Init")
    private String bootstrap;

    @Option(names = "--topic", required = true)
    @SuppressWarnings("NullAway.Init")
    private String topic;

    @Option(names = "--partitions", required = true, description = "Of the topic.")
    private int partitions;

    @Option(names = "--state", defaultValue = "ROCKSDB", description = "${COMPLETION-CANDIDATES}")
    private StateIn state = StateIn.ROCKSDB;

    @Option(names = "--parallelism", defaultValue = "1")
    private int parallelism;

    @Option(names = "--scratch", required = true, description = "For state and checkpoints.")
    @SuppressWarnings("NullAway.Init")
    private Path scratch;

    @Option(names = "--restore", description = "The folder of a checkpoint.")
    private @Nullable String restore;

    @Option(names = "--rows-topic", description = "Where KPI rows go, a topic for each view.")
    private @Nullable String rowsTopic;

    @Option(names = "--postgres", description = "A URL; where KPI rows go, a table for each view.")
    private @Nullable String postgres;

    @Option(names = "--with", description = "An option of the job or of Flink, key=value.")
    private Map<String, String> options = Map.of();

    private JobProcess() {}

    public static void main(String[] arguments) {
        System.exit(
                new CommandLine(new JobProcess())
                        .setCaseInsensitiveEnumValuesAllowed(true)
                        .execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        LiveJob live =
                new LiveJob(
                        bootstrap,
                        topic,
                        Configuration.fromMap(options),
                        LiveJob.cluster(state, parallelism, scratch, options),
                        restore,
                        rowsTopic,
                        postgres);
        Vitals vitals = new Vitals();
        listen(vitals);
        try (MiniCluster cluster =
                new MiniCluster(
                        new MiniClusterConfiguration.Builder()
                                .setConfiguration(live.cluster())
                                .setNumTaskManagers(1)
                                .setNumSlotsPerTaskManager(parallelism)
                                .build())) {
            cluster.start();
            JobID job = cluster.submitJob(live.graph().getJobGraph()).get().getJobID();
            tell(cluster, job, vitals);
            cluster.requestJobResult(job).get().toJobExecutionResult(getClass().getClassLoader());
        }
        return 0;
    }

    /** Until the job has ended, which it does only by failing. */
    private void tell(MiniCluster cluster, JobID job, Vitals vitals) throws Exception {
        PrintStream out = System.out;
        for (long turn = 0; ; turn++) {
            if (turn % LOOK_EVERY == 0) {
                if (cluster.getJobStatus(job).get().isGloballyTerminalState()) {
                    return;
                }
                vitals.look(cluster.getExecutionGraph(job).get().getCheckpointStatsSnapshot());
            }
            out.println(vitals.sample(partitions).toLine());
            out.flush();
            TimeUnit.MILLISECONDS.sleep(SAMPLE_MILLIS);
        }
    }

    private static void listen(Vitals vitals) {
        Thread listener =
                new Thread(
                        () -> {
                            try {
                                obey(vitals);
                            } catch (IOException e) {
                                System.err.println("Standard input broke: " + e.getMessage());
                            }
                            Runtime.getRuntime().halt(0);
                        },
                        "listen");
        listener.setDaemon(true);
        listener.start();
    }

    private static void obey(Vitals vitals) throws IOException {
        BufferedReader in =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (line.equals(COLLECT)) {
                vitals.collect();
            }
        }
    }
}
