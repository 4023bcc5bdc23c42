package dev.stet.config;

import java.time.Duration;
import java.util.List;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;
import org.apache.flink.configuration.MemorySize;

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
                            "How far the watermark of a partition stays behind its newest"
                                    + " event. Events may arrive in any order within this time.");

    public static final ConfigOption<Duration> IDLENESS =
            ConfigOptions.key("stet.ingest.idleness")
                    .durationType()
                    .defaultValue(Duration.ofMinutes(1))
                    .withDescription(
                            "Processing time without a record after which a partition"
                                    + " counts as idle and no longer holds the watermark back.");

    public static final ConfigOption<Duration> ALLOWED_LATENESS =
            ConfigOptions.key("stet.ingest.allowed-lateness")
                    .durationType()
                    .defaultValue(Duration.ofMinutes(10))
                    .withDescription(
                            "How far behind the watermark an event may be and still be"
                                    + " counted. Older events go to the late output.");

    public static final ConfigOption<Duration> FUTURE_TOLERANCE =
            ConfigOptions.key("stet.ingest.future-tolerance")
                    .durationType()
                    .defaultValue(Duration.ofMinutes(5))
                    .withDescription(
                            "How far an event time may be after the Kafka timestamp of its record,"
                                    + " or in a file after the wall clock. Events beyond that are"
                                    + " refused.");

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
                    .withDescription(
                            "The size of the largest record that is read. Larger ones are"
                                    + " refused.");

    public static final ConfigOption<Integer> RECORD_DEPTH =
            ConfigOptions.key("stet.ingest.record-depth")
                    .intType()
                    .defaultValue(16)
                    .withDescription(
                            "How deep objects and arrays may nest, including the record"
                                    + " itself. Deeper records are refused.");

    public static final ConfigOption<String> PSEUDONYM_KEY_FILE =
            ConfigOptions.key(PSEUDONYM_KEY + Secret.FILE)
                    .stringType()
                    .noDefaultValue()
                    .withDescription(
                            "The file with the key of the pseudonyms, at least 16 bytes. If this is"
                                + " not set, the environment variable STET_PSEUDONYM_KEY is read."
                                + " With another key every user gets a new pseudonym.");

    public static final ConfigOption<List<String>> GRAINS =
            ConfigOptions.key("stet.rollup.grains")
                    .stringType()
                    .asList()
                    .defaultValues("1m", "1h", "1d")
                    .withDescription("The window lengths to write rows for.");

    public static final ConfigOption<String> DAY_ZONE =
            ConfigOptions.key("stet.rollup.day-zone")
                    .stringType()
                    .defaultValue("UTC")
                    .withDescription(
                            "The time zone whose days are the windows of 1d, such as Asia/Kolkata"
                                    + " or America/New_York. Finer windows are those of UTC. A"
                                    + " savepoint keeps its zone.");

    public static final ConfigOption<List<String>> SEGMENT_SETS =
            ConfigOptions.key("stet.rollup.segment-sets")
                    .stringType()
                    .asList()
                    .defaultValues(
                            "all", "feature", "workflow", "model", "variant", "feature|model")
                    .withDescription(
                            "The sets of dimensions to split rows by: dimensions joined by"
                                    + " '|', or 'all' for no split.");

    public static final ConfigOption<Integer> SEGMENT_LIMIT =
            ConfigOptions.key("stet.rollup.segment-limit")
                    .intType()
                    .defaultValue(10_000)
                    .withDescription(
                            "The number of segments that a set may have per window and"
                                    + " tenant. Further segments are summed under '(other)', and"
                                    + " counted.");

    public static final ConfigOption<Integer> CLUSTERS =
            ConfigOptions.key("stet.statistics.clusters")
                    .intType()
                    .defaultValue(0)
                    .withDescription(
                            "The number of buckets of users that the counts behind rates are also"
                                    + " summed by, in rows of 1h and longer: 64, or 0 for none:"
                                    + " their columns are NULL then, and rows of JSON leave"
                                    + " them out. The spread between the buckets tells"
                                    + " how far a rate may be off where few users make most of"
                                    + " it: the ends of its interval follow from it.");

    public static final ConfigOption<Duration> REFRESH_INTERVAL =
            ConfigOptions.key("stet.rollup.refresh-interval")
                    .durationType()
                    .defaultValue(Duration.ofSeconds(5))
                    .withDescription(
                            "The shortest processing time between two provisional rows of"
                                    + " one key; 0 writes final rows only.");

    public static final ConfigOption<String> WINDOWS_FROM =
            ConfigOptions.key("stet.rollup.windows-from")
                    .stringType()
                    .noDefaultValue()
                    .withDescription(
                            "The start of the first window to write rows for, such as"
                                    + " 2026-03-01T00:00:00Z. It must be the start of a window of"
                                    + " every grain. Earlier events are read only as the history of"
                                    + " later ones. For the job that takes over from a backfill.");

    public static final ConfigOption<String> WINDOWS_UNTIL =
            ConfigOptions.key("stet.rollup.windows-until")
                    .stringType()
                    .noDefaultValue()
                    .withDescription(
                            "The start of the first window to write no rows for, in the"
                                    + " same form. Later events are read only to complete earlier"
                                    + " ones. For a backfill.");

    public static final ConfigOption<String> AS_OF =
            ConfigOptions.key("stet.ingest.as-of")
                    .stringType()
                    .noDefaultValue()
                    .withDescription(
                            "Where event time ends, such as 2026-03-01T00:00:00Z: later events are"
                                + " left out, and at the end of the input rows that could still"
                                + " change at that time are written as provisional. For an input"
                                + " that has an end; without it, every row is final there.");

    public static final ConfigOption<MemorySize> CACHE_SIZE =
            ConfigOptions.key("stet.lifecycle.cache-size")
                    .memoryType()
                    .noDefaultValue()
                    .withDescription(
                            "The size of the cache on the heap of each keyed step of a slot, such"
                                    + " as 64mb. 1 mb holds about 6,000 suggestions, 1,000 users"
                                    + " with few questions, or 2,000 sums. A larger cache saves"
                                    + " reads and writes of state. If this is not set, the caches"
                                    + " share a quarter of the task manager's heap by weights, at"
                                    + " most 200 MB each, or 62 MB with state on the heap.");

    public static final ConfigOption<Boolean> OUTCOMES =
            ConfigOptions.key("stet.outcomes.enabled")
                    .booleanType()
                    .defaultValue(false)
                    .withDescription(
                            "Whether to write a row per suggestion, question, task, decision,"
                                    + " conversation and interaction, for"
                                    + " drill-down. The sink kafka writes them, and postgres with"
                                    + " stet.sinks.postgres.outcomes.");

    static final String ALL_FAMILIES = "all";

    public static final ConfigOption<List<String>> FAMILIES =
            ConfigOptions.key("stet.families")
                    .stringType()
                    .asList()
                    .defaultValues(ALL_FAMILIES)
                    .withDescription(
                            "Which families of KPIs are counted beside suggestions and questions:"
                                + " 'all', or names such as task;signal. 'all' is every family but"
                                + " experiment, which sends what becomes of every suggestion and"
                                + " question to its user once more: where experiments run, set"
                                + " all;experiment. A family that is off costs nothing. An event"
                                + " that only families hear that are off is counted as without"
                                + " effect.");

    public static final ConfigOption<List<String>> FORMATS =
            ConfigOptions.key("stet.formats")
                    .stringType()
                    .asList()
                    .defaultValues()
                    .withDescription(
                            "Mappings of other producers' records, for the sources kafka and files:"
                                + " names of those that come with Stet, such as posthog, or YAML"
                                + " files, see formats.md. Of several the first that accepts a"
                                + " record maps it; one that none accepts is read as an event of"
                                + " the contract. Records may then have 4 MiB.");

    public static final ConfigOption<String> PRICES_FILE =
            ConfigOptions.key("stet.prices.file")
                    .stringType()
                    .noDefaultValue()
                    .withDescription(
                            "A CSV file of prices, for generations that tell no cost: the columns"
                                    + " model, valid_from, input, cached, cache_write, output, in"
                                    + " USD per million tokens.");

    public static final ConfigOption<String> TARGETS_FILE =
            ConfigOptions.key("stet.targets.file")
                    .stringType()
                    .noDefaultValue()
                    .withDescription(
                            "A YAML file of targets: levels, owners and objectives, see"
                                    + " targets.md. The sink postgres writes them when the job is"
                                    + " submitted, in place of those that were there.");

    public static final ConfigOption<Boolean> ALERTS =
            ConfigOptions.key("stet.alerts.enabled")
                    .booleanType()
                    .defaultValue(false)
                    .withDescription(
                            "Whether to raise alerts: levels, drops, contradictions, spikes of"
                                    + " failures, drift and broken guards, see alerts.md. Levels,"
                                    + " owners and guards are those of stet.targets.file, else the"
                                    + " defaults. The sinks kafka and postgres write them as"
                                    + " kpi_alert.");

    public static final ConfigOption<Boolean> REVIEW_SAMPLE =
            ConfigOptions.key("stet.review-sample.enabled")
                    .booleanType()
                    .defaultValue(false)
                    .withDescription(
                            "Whether to draw interactions that people are to evaluate, with the"
                                    + " probability that each stands for, see review-sample.md."
                                    + " The sinks kafka and postgres write them as"
                                    + " review_sample.");

    public static final ConfigOption<Integer> SAMPLED_RANDOM =
            sampled("random", 100, "any interactions");

    public static final ConfigOption<Integer> SAMPLED_LOW_RATED =
            sampled("low-rated", 30, "interactions whose latest rating is not positive");

    public static final ConfigOption<Integer> SAMPLED_LOW_CONFIDENCE =
            sampled("low-confidence", 30, "interactions with a confidence below 0.5");

    public static final ConfigOption<Integer> SAMPLED_FLAGGED =
            sampled("flagged", 30, "interactions that an automatic evaluation flags");

    private static ConfigOption<Integer> sampled(String name, int size, String which) {
        return ConfigOptions.key("stet.review-sample." + name)
                .intType()
                .defaultValue(size)
                .withDescription(
                        "How many %s to draw per tenant and week, at most 10,000; 0 for none."
                                .formatted(which));
    }

    private StetOptions() {}
}
