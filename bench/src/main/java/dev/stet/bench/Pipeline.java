package dev.stet.bench;

import dev.stet.StetTopology;
import dev.stet.config.StetConfig;
import dev.stet.config.StetOptions;
import dev.stet.contract.Header;
import dev.stet.contract.Origin;
import dev.stet.contract.OtherEvent;
import dev.stet.contract.Utf8;
import dev.stet.ingest.ArrivalClock;
import dev.stet.ingest.DecoderSettings;
import dev.stet.ingest.FileReplaySource;
import dev.stet.ingest.InteractionDecoder;
import dev.stet.ingest.PseudonymKey;
import dev.stet.ingest.RecordDecoderFactory;
import dev.stet.ingest.ReplaySettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/** What is measured: each reads the same files, in the same process, with the same heap. */
enum Pipeline {
    /** The ceiling: the lines are read and counted, nothing is decoded. */
    COUNT_ONLY("count only"),
    /** The whole dataflow, state on the heap, no checkpoints. */
    STET_HEAP("Stet, heap"),
    /** The whole dataflow, RocksDB, incremental checkpoints every 5 s. */
    STET_ROCKSDB("Stet, RocksDB");

    private static final PseudonymKey KEY = PseudonymKey.generate();

    private final String title;

    Pipeline(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /** Runs to the end of the input, at which every row is final. */
    void run(List<Path> files, int parallelism, Path scratch, Configuration more) throws Exception {
        Configuration configuration = configuration(scratch);
        configuration.addAll(more);
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.createLocalEnvironment(parallelism, configuration);
        if (this == COUNT_ONLY) {
            env.getConfig().enableObjectReuse();
            env.fromSource(
                            source(files, () -> Pipeline::notDecoded),
                            WatermarkStrategy.noWatermarks(),
                            "count only")
                    .sinkTo(new DiscardingSink<>());
        } else {
            StetConfig config = config();
            DecoderSettings decoding =
                    new DecoderSettings(
                            config.recordBytes(),
                            config.recordDepth(),
                            config.futureTolerance(),
                            config.cube().dimensions(),
                            KEY);
            StetTopology.Streams streams =
                    new StetTopology(config)
                            .define(env, source(files, () -> new InteractionDecoder(decoding)));
            streams.rows().sinkTo(new DiscardingSink<>());
            streams.deadLetters().sinkTo(new DiscardingSink<>());
            streams.late().sinkTo(new DiscardingSink<>());
        }
        env.execute(title);
    }

    private Configuration configuration(Path scratch) {
        Configuration configuration = new Configuration();
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
        if (this == STET_ROCKSDB) {
            configuration.set(StateBackendOptions.STATE_BACKEND, "rocksdb");
            configuration.set(CheckpointingOptions.INCREMENTAL_CHECKPOINTS, true);
            configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofSeconds(5));
            configuration.set(
                    CheckpointingOptions.CHECKPOINTS_DIRECTORY, scratch.toUri().toString());
            configuration.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(512));
        }
        return configuration;
    }

    /** The defaults: three grains, six segment sets, provisional rows every 5 s. */
    private static StetConfig config() {
        return StetConfig.from(new Configuration().set(StetOptions.OUTCOMES, false));
    }

    private static FileReplaySource source(List<Path> files, RecordDecoderFactory decoders) {
        StetConfig config = config();
        return new FileReplaySource(
                files,
                new ReplaySettings(
                        config.recordBytes(), config.outOfOrderness(), config.allowedLateness()),
                decoders,
                ArrivalClock.system(),
                UUID.randomUUID().toString());
    }

    private static OtherEvent notDecoded(
            byte[] record, int from, int to, Origin origin, long arrivedAtMillis, long nowMillis) {
        return new OtherEvent(new Header(Header.DEFAULT_TENANT, Utf8.EMPTY, 0, 0, origin));
    }
}
