package dev.stet.config;

import dev.stet.contract.AlertForm;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;

/** Options of the sinks. Durations are processing time. */
public final class SinkOptions {

    /** The kinds of sink. */
    public enum Kind {
        POSTGRES,
        KAFKA,
        FILES,
        ICEBERG
    }

    /** How often a record is written when the job restarts. */
    public enum Delivery {
        AT_LEAST_ONCE,
        EXACTLY_ONCE
    }

    /** The secret that is given by file or by environment. */
    static final String POSTGRES_PASSWORD = "stet.sinks.postgres.password";

    static final String WEBHOOK_ADDRESS = "stet.alerts.webhook.address";

    static final String WEBHOOK_SECRET = "stet.alerts.webhook.secret";

    public static final ConfigOption<List<Kind>> SINKS =
            ConfigOptions.key("stet.sinks.enabled")
                    .enumType(Kind.class)
                    .asList()
                    .noDefaultValue()
                    .withDescription("The sinks to write rows to: one or more.");

    public static final ConfigOption<String> POSTGRES_URL =
            ConfigOptions.key("stet.sinks.postgres.url")
                    .stringType()
                    .noDefaultValue()
                    .withDescription(
                            "The database for KPI rows,"
                                    + " jdbc:postgresql://host:port/database, without credentials."
                                    + " Rows go to one table per view, such as suggestion_kpi.");

    public static final ConfigOption<String> POSTGRES_USER =
            ConfigOptions.key("stet.sinks.postgres.user")
                    .stringType()
                    .defaultValue("stet")
                    .withDescription("The database user that writes the rows.");

    public static final ConfigOption<String> POSTGRES_PASSWORD_FILE =
            ConfigOptions.key(POSTGRES_PASSWORD + Secret.FILE)
                    .stringType()
                    .noDefaultValue()
                    .withDescription(
                            "The file with the user's password. The environment variable"
                                + " STET_SINKS_POSTGRES_PASSWORD overrides it. If neither is set,"
                                + " no password is sent.");

    public static final ConfigOption<Boolean> POSTGRES_CREATE =
            ConfigOptions.key("stet.sinks.postgres.create")
                    .booleanType()
                    .defaultValue(false)
                    .withDescription(
                            "Whether to run the migration when the job is submitted. It"
                                    + " creates the tables, comments, views and the role that may"
                                    + " read them.");

    public static final ConfigOption<Boolean> POSTGRES_OUTCOMES =
            ConfigOptions.key("stet.sinks.postgres.outcomes")
                    .booleanType()
                    .defaultValue(false)
                    .withDescription(
                            "Whether to write the rows of stet.outcomes.enabled, too, into tables"
                                    + " such as suggestion_outcome. The console shows their ids"
                                    + " behind a KPI row. They are as many as there are"
                                    + " suggestions, questions, tasks and so on, and nothing"
                                    + " deletes them by age.");

    public static final ConfigOption<String> KAFKA_BOOTSTRAP_SERVERS =
            ConfigOptions.key("stet.sinks.kafka.bootstrap-servers")
                    .stringType()
                    .noDefaultValue()
                    .withDescription(
                            "The brokers to write to. If this is not set, those of the"
                                    + " source, with their properties; stet.sinks.kafka.properties"
                                    + " override these.");

    public static final ConfigOption<String> KAFKA_TOPIC_PREFIX =
            ConfigOptions.key("stet.sinks.kafka.topic-prefix")
                    .stringType()
                    .defaultValue("stet.")
                    .withDescription(
                            "The prefix of the topic names: those of the views, such as"
                                    + " suggestion_kpi, dead_letters and late, and with outcomes"
                                    + " enabled one per kind of subject, such as"
                                    + " suggestion_outcome.");

    public static final ConfigOption<Delivery> KAFKA_DELIVERY =
            ConfigOptions.key("stet.sinks.kafka.delivery")
                    .enumType(Delivery.class)
                    .defaultValue(Delivery.AT_LEAST_ONCE)
                    .withDescription(
                            "At least once is enough for rows, because each has a key and a version"
                                + " that only grows. Exactly once prevents duplicate dead letters"
                                + " and late events. It delays every record until the next"
                                + " checkpoint, and an outage longer than"
                                + " stet.sinks.kafka.declared-outage loses uncommitted records.");

    public static final ConfigOption<String> KAFKA_TRANSACTIONS =
            ConfigOptions.key("stet.sinks.kafka.transactional-id-prefix")
                    .stringType()
                    .defaultValue("stet")
                    .withDescription(
                            "The prefix of transactional ids. Each job that writes exactly"
                                    + " once needs a prefix of its own.");

    public static final ConfigOption<Duration> KAFKA_TRANSACTION_TIMEOUT =
            ConfigOptions.key("stet.sinks.kafka.transaction-timeout")
                    .durationType()
                    .noDefaultValue()
                    .withDescription(
                            "The time after which the broker aborts an open transaction and"
                                    + " drops its records. Required for exactly once; at most the"
                                    + " broker's transaction.max.timeout.ms.");

    public static final ConfigOption<Duration> KAFKA_DECLARED_OUTAGE =
            ConfigOptions.key("stet.sinks.kafka.declared-outage")
                    .durationType()
                    .noDefaultValue()
                    .withDescription(
                            "The longest time that the job may be down without loss."
                                    + " Required for exactly once; together with the checkpoint"
                                    + " interval it must be shorter than the transaction timeout.");

    public static final ConfigOption<Map<String, String>> KAFKA_PROPERTIES =
            ConfigOptions.key("stet.sinks.kafka.properties")
                    .mapType()
                    .noDefaultValue()
                    .withDescription(
                            "Properties of Kafka's producers. On the brokers of the source"
                                    + " they override stet.kafka.properties. Secrets are set as"
                                    + " there.");

    public static final ConfigOption<String> FILES_PATH =
            ConfigOptions.key("stet.sinks.files.path")
                    .stringType()
                    .noDefaultValue()
                    .withDescription(
                            "The folder for final rows, as a path or a URI that Flink supports."
                                + " Rows are written as Parquet to <view>/day=<date>/, by the day"
                                + " of their window.");

    public static final ConfigOption<String> ICEBERG_NAMESPACE =
            ConfigOptions.key("stet.sinks.iceberg.namespace")
                    .stringType()
                    .defaultValue("stet")
                    .withDescription(
                            "The namespace of the tables, one per view, such as suggestion_kpi. Its"
                                + " levels are joined by dots. Namespace and tables are created if"
                                + " they are missing. Only final rows are written, each once,"
                                + " partitioned by the day of their window.");

    public static final ConfigOption<Map<String, String>> ICEBERG_CATALOG =
            ConfigOptions.key("stet.sinks.iceberg.catalog")
                    .mapType()
                    .noDefaultValue()
                    .withDescription(
                            "Properties of the catalog, by Iceberg's names: type (rest, hive, jdbc,"
                                + " hadoop, glue, nessie) or catalog-impl, uri, warehouse, io-impl"
                                + " and any other; and name [stet], by which a JDBC catalog keeps"
                                + " its tables. If only secrets are set here, the other properties"
                                + " are those of stet.iceberg.catalog. To set a secret, append"
                                + " -file to the name of its property and give the name of a file"
                                + " that holds it; a password inside another property is refused.");

    public static final ConfigOption<String> WEBHOOK_ADDRESS_FILE =
            ConfigOptions.key(WEBHOOK_ADDRESS + Secret.FILE)
                    .stringType()
                    .noDefaultValue()
                    .withDescription(
                            "The file with the URL that alerts are posted to, https or, on this"
                                    + " machine, http. It is a secret, since many such URLs hold a"
                                    + " token. The environment variable STET_ALERTS_WEBHOOK_ADDRESS"
                                    + " overrides it. If neither is set, no alert is posted.");

    public static final ConfigOption<String> WEBHOOK_SECRET_FILE =
            ConfigOptions.key(WEBHOOK_SECRET + Secret.FILE)
                    .stringType()
                    .noDefaultValue()
                    .withDescription(
                            "The file with the secret that posted alerts are signed with:"
                                + " X-Stet-Signature is the HMAC-SHA-256 of X-Stet-Time, a dot and"
                                + " the body. The environment variable STET_ALERTS_WEBHOOK_SECRET"
                                + " overrides it. If neither is set, they are not signed.");

    public static final ConfigOption<AlertForm> WEBHOOK_FORM =
            ConfigOptions.key("stet.alerts.webhook.form")
                    .enumType(AlertForm.class)
                    .defaultValue(AlertForm.JSON)
                    .withDescription(
                            "What is posted: json, the columns of kpi_alert; or slack, a text as"
                                    + " incoming webhooks of Slack take it.");

    private SinkOptions() {}
}
