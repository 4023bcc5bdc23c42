package dev.stet.config;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;

/** Where rows are written to. Durations are processing time. */
public final class SinkOptions {

    /** What can be written to. */
    public enum Kind {
        POSTGRES,
        KAFKA,
        FILES,
        ICEBERG
    }

    /** How often a record is written where the job was restarted. */
    public enum Delivery {
        AT_LEAST_ONCE,
        EXACTLY_ONCE
    }

    /** The secret that is given by file or by environment. */
    static final String POSTGRES_PASSWORD = "stet.sinks.postgres.password";

    public static final ConfigOption<List<Kind>> SINKS =
            ConfigOptions.key("stet.sinks.enabled")
                    .enumType(Kind.class)
                    .asList()
                    .noDefaultValue()
                    .withDescription("Where rows are written to, any number at once.");

    public static final ConfigOption<String> POSTGRES_URL =
            ConfigOptions.key("stet.sinks.postgres.url")
                    .stringType()
                    .noDefaultValue()
                    .withDescription(
                            "jdbc:postgresql://host:port/database, without credentials. KPI rows"
                                    + " go there: to the tables suggestion_kpi, question_kpi and"
                                    + " ingest_kpi.");

    public static final ConfigOption<String> POSTGRES_USER =
            ConfigOptions.key("stet.sinks.postgres.user")
                    .stringType()
                    .defaultValue("stet")
                    .withDescription("Who writes there.");

    public static final ConfigOption<String> POSTGRES_PASSWORD_FILE =
            ConfigOptions.key(POSTGRES_PASSWORD + Secret.FILE)
                    .stringType()
                    .noDefaultValue()
                    .withDescription(
                            "A file that holds the password. Without it the environment variable"
                                    + " STET_SINKS_POSTGRES_PASSWORD is read; without that, none"
                                    + " is sent.");

    public static final ConfigOption<Boolean> POSTGRES_CREATE =
            ConfigOptions.key("stet.sinks.postgres.create")
                    .booleanType()
                    .defaultValue(false)
                    .withDescription(
                            "Whether to run the migration when the job is submitted: tables,"
                                    + " comments, views and the role that may read them.");

    public static final ConfigOption<String> KAFKA_BOOTSTRAP_SERVERS =
            ConfigOptions.key("stet.sinks.kafka.bootstrap-servers")
                    .stringType()
                    .noDefaultValue()
                    .withDescription(
                            "The brokers to write to. Without it, those that are read from, with"
                                    + " their properties below stet.sinks.kafka.properties.");

    public static final ConfigOption<String> KAFKA_TOPIC_PREFIX =
            ConfigOptions.key("stet.sinks.kafka.topic-prefix")
                    .stringType()
                    .defaultValue("stet.")
                    .withDescription(
                            "What the names of the topics begin with: suggestion_kpi,"
                                    + " question_kpi, ingest_kpi, dead_letters and late; where"
                                    + " outcomes are enabled, suggestion_outcome and"
                                    + " question_outcome.");

    public static final ConfigOption<Delivery> KAFKA_DELIVERY =
            ConfigOptions.key("stet.sinks.kafka.delivery")
                    .enumType(Delivery.class)
                    .defaultValue(Delivery.AT_LEAST_ONCE)
                    .withDescription(
                            "At least once is enough for rows, since each has a key and a version"
                                    + " that only grows. Exactly once keeps dead letters and late"
                                    + " events from standing twice, delays everything by a"
                                    + " checkpoint, and loses what an outage longer than the"
                                    + " declared one leaves uncommitted.");

    public static final ConfigOption<String> KAFKA_TRANSACTIONS =
            ConfigOptions.key("stet.sinks.kafka.transactional-id-prefix")
                    .stringType()
                    .defaultValue("stet")
                    .withDescription(
                            "What ids of transactions begin with; every job that writes exactly"
                                    + " once needs one of its own.");

    public static final ConfigOption<Duration> KAFKA_TRANSACTION_TIMEOUT =
            ConfigOptions.key("stet.sinks.kafka.transaction-timeout")
                    .durationType()
                    .noDefaultValue()
                    .withDescription(
                            "After how long the broker gives up an open transaction, and what was"
                                    + " written in it. Needed for exactly once; at most the"
                                    + " broker's transaction.max.timeout.ms.");

    public static final ConfigOption<Duration> KAFKA_DECLARED_OUTAGE =
            ConfigOptions.key("stet.sinks.kafka.declared-outage")
                    .durationType()
                    .noDefaultValue()
                    .withDescription(
                            "The longest time for which the job may be down without loss. Needed"
                                    + " for exactly once; with the checkpoint interval it must"
                                    + " stay below the transaction timeout.");

    public static final ConfigOption<Map<String, String>> KAFKA_PROPERTIES =
            ConfigOptions.key("stet.sinks.kafka.properties")
                    .mapType()
                    .noDefaultValue()
                    .withDescription(
                            "Properties of Kafka's producers, over those of stet.kafka.properties"
                                    + " where the brokers are the same. Secrets as there.");

    public static final ConfigOption<String> FILES_PATH =
            ConfigOptions.key("stet.sinks.files.path")
                    .stringType()
                    .noDefaultValue()
                    .withDescription(
                            "A folder, as a path or a URI that Flink knows. Final rows go there as"
                                    + " Parquet, into <view>/day=<date>/ by the day of their"
                                    + " window.");

    public static final ConfigOption<String> ICEBERG_NAMESPACE =
            ConfigOptions.key("stet.sinks.iceberg.namespace")
                    .stringType()
                    .defaultValue("stet")
                    .withDescription(
                            "Where in the catalog the tables suggestion_kpi, question_kpi and"
                                    + " ingest_kpi are, levels joined by dots. It is made if it is"
                                    + " missing, and so are they. Final rows go there, each once,"
                                    + " partitioned by the day of their window.");

    public static final ConfigOption<Map<String, String>> ICEBERG_CATALOG =
            ConfigOptions.key("stet.sinks.iceberg.catalog")
                    .mapType()
                    .noDefaultValue()
                    .withDescription(
                            "Properties of the catalog (without any but secrets, those below"
                                + " stet.iceberg.catalog), by Iceberg's own names: type (rest,"
                                + " hive, jdbc, hadoop, glue, nessie) or catalog-impl, uri,"
                                + " warehouse, io-impl and whatever else it takes; and name, which"
                                + " is stet unless given: a JDBC catalog keeps tables by it. Of one"
                                + " that is a secret the name ends with -file and the value is the"
                                + " file that holds it; a password within another is refused.");

    private SinkOptions() {}
}
