package dev.stet.config;

import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;

/** Where events are read from. */
public final class SourceOptions {

    /** What can be read. */
    public enum Kind {
        KAFKA,
        FILES,
        ICEBERG
    }

    public static final ConfigOption<Kind> SOURCE =
            ConfigOptions.key("stet.source")
                    .enumType(Kind.class)
                    .defaultValue(Kind.KAFKA)
                    .withDescription("Where events are read from.");

    public static final ConfigOption<String> KAFKA_BOOTSTRAP_SERVERS =
            ConfigOptions.key("stet.kafka.bootstrap-servers")
                    .stringType()
                    .noDefaultValue()
                    .withDescription("The brokers to begin with: host:port, joined by commas.");

    public static final ConfigOption<List<String>> KAFKA_TOPICS =
            ConfigOptions.key("stet.kafka.topics")
                    .stringType()
                    .asList()
                    .defaultValues("interactions")
                    .withDescription("The topics that hold interaction events.");

    public static final ConfigOption<String> KAFKA_GROUP =
            ConfigOptions.key("stet.kafka.group-id")
                    .stringType()
                    .defaultValue("stet")
                    .withDescription(
                            "The consumer group whose offsets show how far Stet has read. Where it"
                                    + " reads on is decided by the checkpoint, not by the group.");

    public static final ConfigOption<String> KAFKA_START =
            ConfigOptions.key("stet.kafka.start-at")
                    .stringType()
                    .noDefaultValue()
                    .withDescription(
                            "Read from the first record of each partition whose Kafka time stamp is"
                                + " this instant or later, such as 2026-03-01T00:00:00Z, when the"
                                + " job does not go on from a checkpoint or savepoint. Without it:"
                                + " from what the group has committed, else from the beginning.");

    public static final ConfigOption<Boolean> KAFKA_BOUNDED =
            ConfigOptions.key("stet.kafka.bounded")
                    .booleanType()
                    .defaultValue(false)
                    .withDescription(
                            "Whether to end with what the topics hold when the job starts. Every"
                                    + " row is final then.");

    public static final ConfigOption<Map<String, String>> KAFKA_PROPERTIES =
            ConfigOptions.key("stet.kafka.properties")
                    .mapType()
                    .noDefaultValue()
                    .withDescription(
                            "Properties of Kafka's clients, by their own names: security, fetch"
                                    + " sizes. Of one that is a secret the name ends with -file"
                                    + " and the value is the file that holds it.");

    public static final ConfigOption<List<String>> FILES =
            ConfigOptions.key("stet.files.paths")
                    .stringType()
                    .asList()
                    .noDefaultValue()
                    .withDescription(
                            "Files of events, .jsonl or .jsonl.gz, folders that hold such files,"
                                    + " and globs; where the task that reads them runs.");

    public static final ConfigOption<String> ICEBERG_TABLE =
            ConfigOptions.key("stet.iceberg.table")
                    .stringType()
                    .noDefaultValue()
                    .withDescription(
                            "A table of Iceberg that keeps raw events, as namespace.table. Its"
                                    + " current snapshot is read, in batch execution only.");

    public static final ConfigOption<String> ICEBERG_RECORD =
            ConfigOptions.key("stet.iceberg.record-column")
                    .stringType()
                    .defaultValue("record")
                    .withDescription("The column that holds an event's JSON: string or binary.");

    public static final ConfigOption<String> ICEBERG_RECEIVED_AT =
            ConfigOptions.key("stet.iceberg.received-at-column")
                    .stringType()
                    .defaultValue("received_at")
                    .withDescription(
                            "The column that tells when the event was received, as Kafka's time"
                                    + " stamp would: timestamptz.");

    public static final ConfigOption<Map<String, String>> ICEBERG_CATALOG =
            ConfigOptions.key("stet.iceberg.catalog")
                    .mapType()
                    .noDefaultValue()
                    .withDescription(
                            "Properties of the catalog of that table, as below"
                                    + " stet.sinks.iceberg.catalog. Secrets as there.");

    private SourceOptions() {}
}
