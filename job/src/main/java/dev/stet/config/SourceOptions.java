package dev.stet.config;

import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;

/** Where events are read from. */
public final class SourceOptions {

    /** The kinds of source. */
    public enum Kind {
        KAFKA,
        FILES,
        ICEBERG
    }

    public static final ConfigOption<Kind> SOURCE =
            ConfigOptions.key("stet.source")
                    .enumType(Kind.class)
                    .defaultValue(Kind.KAFKA)
                    .withDescription("Where to read events from.");

    public static final ConfigOption<String> KAFKA_BOOTSTRAP_SERVERS =
            ConfigOptions.key("stet.kafka.bootstrap-servers")
                    .stringType()
                    .noDefaultValue()
                    .withDescription(
                            "The brokers to connect to first: host:port, joined by commas.");

    public static final ConfigOption<List<String>> KAFKA_TOPICS =
            ConfigOptions.key("stet.kafka.topics")
                    .stringType()
                    .asList()
                    .defaultValues("interactions")
                    .withDescription("The topics to read interaction events from.");

    public static final ConfigOption<String> KAFKA_GROUP =
            ConfigOptions.key("stet.kafka.group-id")
                    .stringType()
                    .defaultValue("stet")
                    .withDescription(
                            "The consumer group. Its offsets show how far Stet has read; a"
                                    + " restart continues from the checkpoint, not from them.");

    public static final ConfigOption<String> KAFKA_START =
            ConfigOptions.key("stet.kafka.start-at")
                    .stringType()
                    .noDefaultValue()
                    .withDescription(
                            "The Kafka timestamp to start from, such as 2026-03-01T00:00:00Z: each"
                                + " partition is read from its first record of that time or later."
                                + " It has no effect when the job continues from a checkpoint or"
                                + " savepoint. If this is not set, the job starts from the"
                                + " committed offsets of the group, or else from the earliest"
                                + " record.");

    public static final ConfigOption<Boolean> KAFKA_BOUNDED =
            ConfigOptions.key("stet.kafka.bounded")
                    .booleanType()
                    .defaultValue(false)
                    .withDescription(
                            "Whether to stop at the last record that the topics hold when"
                                    + " the job starts. Then every row is final.");

    public static final ConfigOption<Map<String, String>> KAFKA_PROPERTIES =
            ConfigOptions.key("stet.kafka.properties")
                    .mapType()
                    .noDefaultValue()
                    .withDescription(
                            "Properties of Kafka's clients, by Kafka's names, such as"
                                + " security.protocol. To set a secret, append -file to the name of"
                                + " its property and give the name of a file that holds it.");

    public static final ConfigOption<String> SCHEMA_REGISTRY_URL =
            ConfigOptions.key("stet.kafka.schema-registry.url")
                    .stringType()
                    .noDefaultValue()
                    .withDescription(
                            "The root of the schema registry's API (Confluent's, which others"
                                    + " have, too), such as http://registry:8081. It is asked for"
                                    + " the schemas of records that begin with its frame. If this"
                                    + " is not set, such records are rejected.");

    public static final ConfigOption<String> SCHEMA_REGISTRY_AUTH_FILE =
            ConfigOptions.key("stet.kafka.schema-registry.basic-auth-file")
                    .stringType()
                    .noDefaultValue()
                    .withDescription(
                            "The file that holds the credentials for the schema registry, as"
                                    + " user:password.");

    public static final ConfigOption<List<String>> FILES =
            ConfigOptions.key("stet.files.paths")
                    .stringType()
                    .asList()
                    .noDefaultValue()
                    .withDescription(
                            "Files of events, .jsonl or .jsonl.gz; folders of such files;"
                                    + " and globs. The machine that reads them must have them.");

    public static final ConfigOption<String> ICEBERG_TABLE =
            ConfigOptions.key("stet.iceberg.table")
                    .stringType()
                    .noDefaultValue()
                    .withDescription(
                            "The Iceberg table of raw events, as namespace.table. Only its"
                                    + " current snapshot is read, and only in batch execution.");

    public static final ConfigOption<String> ICEBERG_RECORD =
            ConfigOptions.key("stet.iceberg.record-column")
                    .stringType()
                    .defaultValue("record")
                    .withDescription("The column with the JSON of an event: string or binary.");

    public static final ConfigOption<String> ICEBERG_RECEIVED_AT =
            ConfigOptions.key("stet.iceberg.received-at-column")
                    .stringType()
                    .defaultValue("received_at")
                    .withDescription(
                            "The column with the time at which an event was received: timestamptz."
                                    + " It is used like the Kafka timestamp of a record.");

    public static final ConfigOption<Map<String, String>> ICEBERG_CATALOG =
            ConfigOptions.key("stet.iceberg.catalog")
                    .mapType()
                    .noDefaultValue()
                    .withDescription(
                            "Properties of the catalog of that table, and its secrets: as"
                                    + " for stet.sinks.iceberg.catalog.");

    private SourceOptions() {}
}
