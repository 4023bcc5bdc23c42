package dev.stet.bench.stet;

import dev.stet.Decoders;
import dev.stet.StetTopology;
import dev.stet.bench.contest.Contest;
import dev.stet.bench.contest.StateIn;
import dev.stet.config.StetConfig;
import dev.stet.ingest.KafkaEvents;
import dev.stet.ingest.RecordDecoderFactory;
import dev.stet.ingest.privacy.PseudonymKey;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.jspecify.annotations.Nullable;

/** One run over the contest's topic, at parallelism 1. */
final class StetRun {

    private static final PseudonymKey KEY = PseudonymKey.generate();

    /** Job and contest share the process; source and sink are made from serialized forms. */
    private static volatile @Nullable Contest current;

    private StetRun() {}

    static Contest current() {
        Contest known = current;
        if (known == null) {
            throw new IllegalStateException("No contest is on");
        }
        return known;
    }

    /** With the job's defaults. */
    static void run(Contest contest, Configuration more) throws Exception {
        run(contest, StetConfig.defaults(), more);
    }

    /**
     * @param more set over the run's own configuration
     */
    static void run(Contest contest, StetConfig config, Configuration more) throws Exception {
        current = contest;
        Configuration configuration = configuration(contest);
        configuration.addAll(more);
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.createLocalEnvironment(1, configuration);
        RecordDecoderFactory decoders = Decoders.of(config, KEY);
        // A group of its own: the run before has committed how far it read.
        StetTopology.Streams streams =
                new StetTopology(config)
                        .define(
                                env,
                                KafkaEvents.source(
                                        contest.bootstrap(),
                                        List.of(contest.topic()),
                                        "stet-" + UUID.randomUUID(),
                                        new Properties(),
                                        true,
                                        () -> new MeteredDecoder(decoders.create())));
        streams.rows().sinkTo(new CellSink());
        streams.deadLetters().sinkTo(new DiscardingSink<>());
        streams.late().sinkTo(new DiscardingSink<>());
        env.execute("Stet");
    }

    private static Configuration configuration(Contest contest) {
        Configuration configuration = new Configuration();
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
        configuration.set(CoreOptions.TMP_DIRS, contest.scratch().toString());
        if (contest.state() == StateIn.ROCKSDB) {
            configuration.set(StateBackendOptions.STATE_BACKEND, "rocksdb");
            configuration.set(CheckpointingOptions.INCREMENTAL_CHECKPOINTS, true);
            configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofSeconds(5));
            configuration.set(
                    CheckpointingOptions.CHECKPOINTS_DIRECTORY,
                    contest.scratch().toUri().toString());
            configuration.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(512));
        } else {
            configuration.set(StateBackendOptions.STATE_BACKEND, "hashmap");
        }
        return configuration;
    }
}
