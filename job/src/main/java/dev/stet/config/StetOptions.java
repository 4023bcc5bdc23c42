package dev.stet.config;

import java.time.Duration;
import java.util.List;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;

/**
 * The options of the dataflow itself. Durations are event time unless the description says
 * otherwise.
 */
public final class StetOptions {

    /** The secret that is given by file or by this variable. */
    static final String PSEUDONYM_KEY = "stet.privacy.pseudonym-key";

    static final String PSEUDONYM_KEY_VARIABLE = "STET_PSEUDONYM_KEY";

    public static final ConfigOption<Duration> OUT_OF_ORDERNESS =
            ConfigOptions.key("stet.ingest.out-of-orderness")
                    .durationType()
                    .defaultValue(Duration.ofSeconds(30))
                    .withDescription(
                            "How far an event may trail the newest one of its partition before"
                                    + " the watermark passes it.");

    public static final ConfigOption<Duration> IDLENESS =
            ConfigOptions.key("stet.ingest.idleness")
                    .durationType()
                    .defaultValue(Duration.ofMinutes(1))
                    .withDescription(
                            "Processing time after which a partition without records no longer"
                                    + " holds the watermark back.");

    public static final ConfigOption<Duration> ALLOWED_LATENESS =
            ConfigOptions.key("stet.ingest.allowed-lateness")
                    .durationType()
                    .defaultValue(Duration.ofMinutes(10))
                    .withDescription(
                            "How far behind the watermark an event still corrects what was said."
                                    + " An older one goes to the late output.");

    public static final ConfigOption<Duration> FUTURE_TOLERANCE =
            ConfigOptions.key("stet.ingest.future-tolerance")
                    .durationType()
                    .defaultValue(Duration.ofMinutes(5))
                    .withDescription(
                            "How far an event may lie past its record's Kafka time stamp, or past"
                                    + " the wall clock for a file, before it is refused.");

    public static final ConfigOption<String> EARLIEST_EVENT_TIME =
            ConfigOptions.key("stet.ingest.earliest-event-time")
                    .stringType()
                    .defaultValue("1990-01-01T00:00:00Z")
                    .withDescription(
                            "An event before this instant is refused: its time is not set, or is in"
                                    + " seconds where milliseconds are expected.");

    public static final ConfigOption<Integer> RECORD_BYTES =
            ConfigOptions.key("stet.ingest.record-bytes")
                    .intType()
                    .defaultValue(256 * 1024)
                    .withDescription("The largest record that is read; a larger one is refused.");

    public static final ConfigOption<Integer> RECORD_DEPTH =
            ConfigOptions.key("stet.ingest.record-depth")
                    .intType()
                    .defaultValue(16)
                    .withDescription(
                            "How deep objects and arrays may nest, the record itself counted;"
                                    + " a deeper record is refused.");

    public static final ConfigOption<String> PSEUDONYM_KEY_FILE =
            ConfigOptions.key(PSEUDONYM_KEY + Secret.FILE)
                    .stringType()
                    .noDefaultValue()
                    .withDescription(
                            "A file whose bytes are the key of the pseudonyms, at least 16. Without"
                                    + " it the environment variable STET_PSEUDONYM_KEY is read."
                                    + " Another key is another population of users.");

    public static final ConfigOption<List<String>> GRAINS =
            ConfigOptions.key("stet.rollup.grains")
                    .stringType()
                    .asList()
                    .defaultValues("1m", "1h", "1d")
                    .withDescription("The lengths of window that rows are kept for.");

    public static final ConfigOption<List<String>> SEGMENT_SETS =
            ConfigOptions.key("stet.rollup.segment-sets")
                    .stringType()
                    .asList()
                    .defaultValues(
                            "all", "feature", "workflow", "model", "variant", "feature|model")
                    .withDescription(
                            "What rows are told apart by: 'all' for none, else dimensions joined"
                                    + " by '|'.");

    public static final ConfigOption<Integer> SEGMENT_LIMIT =
            ConfigOptions.key("stet.rollup.segment-limit")
                    .intType()
                    .defaultValue(10_000)
                    .withDescription(
                            "How many live segments a set may hold per window and tenant; what"
                                    + " comes past that is summed under '(other)', and counted.");

    public static final ConfigOption<Duration> REFRESH_INTERVAL =
            ConfigOptions.key("stet.rollup.refresh-interval")
                    .durationType()
                    .defaultValue(Duration.ofSeconds(5))
                    .withDescription(
                            "Processing time between two provisional rows of one key, at the"
                                    + " least; 0 writes final rows only.");

    public static final ConfigOption<String> WINDOWS_FROM =
            ConfigOptions.key("stet.rollup.windows-from")
                    .stringType()
                    .noDefaultValue()
                    .withDescription(
                            "The start of the first window that rows are written for, such as"
                                    + " 2026-03-01T00:00:00Z: where every grain has one start."
                                    + " What is read of before it only tells what came earlier."
                                    + " For the job that takes over from a backfill.");

    public static final ConfigOption<String> WINDOWS_UNTIL =
            ConfigOptions.key("stet.rollup.windows-until")
                    .stringType()
                    .noDefaultValue()
                    .withDescription(
                            "The start of the first window that no row is written for, in the same"
                                    + " form. What is read of after it only completes what is"
                                    + " older. For a backfill.");

    public static final ConfigOption<Integer> CACHE_ENTRIES =
            ConfigOptions.key("stet.lifecycle.cache-entries")
                    .intType()
                    .noDefaultValue()
                    .withDescription(
                            "How much each of the three keyed steps of a slot holds on the heap"
                                    + " before its state, in units of 250 bytes: one to two"
                                    + " suggestions, a quarter of a user of few questions, half a"
                                    + " sum. More of it saves reads and writes of state. Where it"
                                    + " is not given, an eighth of the task manager's heap, shared"
                                    + " by its slots and their steps, 200 MB each at most; 62 MB"
                                    + " where state is on the heap too.");

    public static final ConfigOption<Boolean> OUTCOMES =
            ConfigOptions.key("stet.outcomes.enabled")
                    .booleanType()
                    .defaultValue(false)
                    .withDescription(
                            "Whether a row per suggestion and per question is made, for"
                                    + " drill-down.");

    private StetOptions() {}
}
