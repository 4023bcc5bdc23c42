package dev.stet;

import java.time.Duration;
import java.util.Map;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The settings of Flink where the user has set nothing. */
final class FlinkDefaults {

    /** Between two watermarks where provisional rows come seldom, or not at all. */
    private static final Duration CALM = Duration.ofSeconds(1);

    /** Between two watermarks where rows are wanted soon. */
    private static final Duration FRESH = Duration.ofMillis(200);

    /**
     * For batch execution, and without meaning elsewhere: there Flink would sort what goes to a
     * keyed operator by key, and give it state that forgets a key once the next one comes. Ours
     * hold many keys at once, and write those that they evict.
     */
    private static final Configuration UNSORTED =
            new Configuration()
                    .set(ExecutionOptions.SORT_INPUTS, false)
                    .set(ExecutionOptions.USE_BATCH_STATE_BACKEND, false);

    private FlinkDefaults() {}

    /**
     * @param refresh the interval in which provisional rows are written; zero for none
     */
    static void set(StreamExecutionEnvironment env, Duration refresh) {
        env.configure(UNSORTED);
        env.configure(rocksDb(env.getConfiguration()));
        env.configure(calmWatermarks(env.getConfiguration(), refresh));
    }

    /**
     * Timers are few beside the state: one per shard and slice, some per key group of users. On the
     * heap they cost next to nothing, in RocksDB each costs a seek. And most of what is looked for
     * in RocksDB is not there, users not seen before above all: a filter says so without a look
     * into each file. An explicit setting wins.
     */
    private static Configuration rocksDb(ReadableConfig chosen) {
        Configuration configuration = new Configuration();
        Map.of("timer-service.factory", "HEAP", "use-bloom-filter", "true")
                .forEach(
                        (key, value) -> {
                            ConfigOption<String> option =
                                    ConfigOptions.key("state.backend.rocksdb." + key)
                                            .stringType()
                                            .noDefaultValue();
                            if (chosen.getOptional(option).isEmpty()) {
                                configuration.set(option, value);
                            }
                        });
        return configuration;
    }

    /**
     * Every watermark has the local sums travel. Provisional rows are written once in a refresh
     * interval, so five times in it is often enough. An explicit setting wins.
     */
    private static Configuration calmWatermarks(ReadableConfig chosen, Duration refresh) {
        Configuration configuration = new Configuration();
        if (chosen.getOptional(PipelineOptions.AUTO_WATERMARK_INTERVAL).isEmpty()) {
            boolean fresh = !refresh.isZero() && refresh.compareTo(CALM.multipliedBy(5)) < 0;
            configuration.set(PipelineOptions.AUTO_WATERMARK_INTERVAL, fresh ? FRESH : CALM);
        }
        return configuration;
    }
}
