package dev.stet;

import dev.stet.config.ConfigException;
import dev.stet.config.GivenOptions;
import dev.stet.config.JobConfig;
import dev.stet.config.SinkConfig;
import dev.stet.config.SinkOptions;
import dev.stet.contract.Received;
import dev.stet.ingest.privacy.PseudonymKey;
import dev.stet.views.KpiViews;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.DeploymentOptions;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.table.api.bridge.java.StreamTableEnvironment;
import org.apache.flink.table.api.config.ExecutionConfigOptions;

/**
 * The main class of the jar: reads the options, asks the outside world whether they can hold, binds
 * source, dataflow and sinks, and submits the job.
 *
 * <p>A job that cannot work is refused before it is submitted: a line on standard error for each
 * option to change, and exit code 1.
 */
public final class StetJob {

    /** Where nobody chose: seldom enough to cost little, often enough to repeat little. */
    private static final Duration CHECKPOINT_INTERVAL = Duration.ofMinutes(1);

    /** Those of source and sink together: with the rest, what cannot work ends within 30 s. */
    private static final Duration PATIENCE_WITH_CATALOGS = Duration.ofSeconds(25);

    /** The target of Flink where {@code main} runs within the JobManager. */
    private static final String WITHIN_JOB_MANAGER = "embedded";

    private final StreamExecutionEnvironment flink;
    private final Map<String, String> environment;
    private final PrintWriter out;

    StetJob(StreamExecutionEnvironment flink, Map<String, String> environment, PrintWriter out) {
        this.flink = flink;
        this.environment = environment;
        this.out = out;
    }

    /**
     * @param arguments see {@link JobArguments#USAGE}
     */
    public static void main(String[] arguments) throws Exception {
        StreamExecutionEnvironment flink = StreamExecutionEnvironment.getExecutionEnvironment();
        try {
            new StetJob(
                            flink,
                            System.getenv(),
                            new PrintWriter(System.out, true, StandardCharsets.UTF_8))
                    .run(arguments);
        } catch (ConfigException e) {
            PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
            e.problems().forEach(problem -> err.println("stet: " + problem.getMessage()));
            if (WITHIN_JOB_MANAGER.equals(flink.getConfiguration().get(DeploymentOptions.TARGET))) {
                // Flink must learn of it itself: to end the process would take the cluster along.
                throw e;
            }
            System.exit(1);
        }
    }

    /**
     * Does what the arguments ask for.
     *
     * @throws ConfigException naming each option to change, in one line
     * @throws Exception where the cluster does not take the job
     */
    void run(String[] arguments) throws Exception {
        JobArguments parsed = JobArguments.parse(arguments);
        if (parsed.help()) {
            out.println(JobArguments.USAGE);
            return;
        }
        GivenOptions given =
                GivenOptions.of(
                        parsed.config().orElse(null), environment, definitions(parsed, flink));
        JobConfig config = ConfigCheck.run(given, environment);
        ConfigCheck.warnings(given, environment)
                .forEach(warning -> out.println("warning: " + warning));
        if (parsed.check()) {
            out.println("ok");
            given.lines().forEach(out::println);
            return;
        }
        given.use(
                options -> {
                    define(config, ConfigCheck.key(options, environment));
                    return options;
                });
        RestorePreflight.check(flink);
        PostgresBinding.announce(config);
        flink.execute();
    }

    /** What was given with {@code -D}: behind the jar, and under that, to Flink. */
    private static Map<String, String> definitions(
            JobArguments parsed, StreamExecutionEnvironment flink) {
        Map<String, String> definitions = new TreeMap<>();
        flink.getConfiguration()
                .toMap()
                .forEach(
                        (key, value) -> {
                            if (key.startsWith("stet.")) {
                                definitions.put(key, value);
                            }
                        });
        definitions.putAll(parsed.definitions());
        return definitions;
    }

    /** The whole job, from the source to every sink. */
    private void define(JobConfig config, PseudonymKey key) {
        Patience patience = new Patience(PATIENCE_WITH_CATALOGS);
        Source<Received, ?, ?> source =
                Bindings.source(
                        config,
                        flink.getConfiguration().get(ExecutionOptions.RUNTIME_MODE),
                        Decoders.of(config.dataflow(), key),
                        patience);
        if (isBatch(source.getBoundedness())) {
            requireNoOutcomesInPostgres(config);
        }
        Configuration settings = settings(source.getBoundedness(), flink.getConfiguration());
        if (losesRowsByARestart(config, source.getBoundedness())) {
            settings.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
        }
        flink.configure(settings);
        StetTopology.Streams streams = new StetTopology(config.dataflow()).define(flink, source);
        StreamTableEnvironment tables = StreamTableEnvironment.create(flink);
        tables.getConfig().setLocalTimeZone(ZoneOffset.UTC);
        tables.getConfig()
                .set(
                        ExecutionConfigOptions.TABLE_EXEC_UID_GENERATION,
                        ExecutionConfigOptions.UidGeneration.ALWAYS);
        KpiViews.register(tables, streams.rows(), streams.views());
        Bindings.sinks(
                config, streams, tables, checkpointInterval(source.getBoundedness()), patience);
    }

    private boolean isBatch(Boundedness boundedness) {
        RuntimeExecutionMode mode = flink.getConfiguration().get(ExecutionOptions.RUNTIME_MODE);
        return mode == RuntimeExecutionMode.BATCH
                || mode == RuntimeExecutionMode.AUTOMATIC && boundedness == Boundedness.BOUNDED;
    }

    /** With them a batch divides the keys of subjects in another way than their operator does. */
    private static void requireNoOutcomesInPostgres(JobConfig config) {
        for (SinkConfig sink : config.sinks()) {
            if (sink instanceof SinkConfig.OfPostgres postgres && postgres.outcomes()) {
                throw new ConfigException(
                        SinkOptions.POSTGRES_OUTCOMES.key(),
                        "does not work in batch execution: set execution.runtime-mode to"
                                + " STREAMING");
            }
        }
    }

    /**
     * After a restart Iceberg's sink counts its commits from the start; where the input ends before
     * the next checkpoint, it would take the last rows for committed.
     */
    private boolean losesRowsByARestart(JobConfig config, Boundedness boundedness) {
        return boundedness == Boundedness.BOUNDED
                && !isBatch(boundedness)
                && config.sinks().stream().anyMatch(SinkConfig.OfIceberg.class::isInstance);
    }

    /** Zero for none: in batch execution an interval that is set means nothing. */
    private Duration checkpointInterval(Boundedness boundedness) {
        return isBatch(boundedness)
                ? Duration.ZERO
                : flink.getConfiguration()
                        .getOptional(CheckpointingOptions.CHECKPOINTING_INTERVAL)
                        .orElse(Duration.ZERO);
    }

    /** What is fixed, and what stands where nobody chose. */
    private static Configuration settings(Boundedness boundedness, ReadableConfig chosen) {
        Configuration settings =
                new Configuration()
                        .set(PipelineOptions.GENERIC_TYPES, false)
                        .set(PipelineOptions.AUTO_GENERATE_UIDS, false);
        if (chosen.getOptional(PipelineOptions.NAME).isEmpty()) {
            settings.set(PipelineOptions.NAME, "stet");
        }
        if (boundedness == Boundedness.CONTINUOUS_UNBOUNDED
                && chosen.getOptional(CheckpointingOptions.CHECKPOINTING_INTERVAL).isEmpty()) {
            settings.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, CHECKPOINT_INTERVAL);
        }
        return settings;
    }
}
