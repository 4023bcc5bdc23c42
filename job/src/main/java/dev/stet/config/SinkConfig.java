package dev.stet.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Where rows are written to, checked. */
public sealed interface SinkConfig {

    /**
     * Tables of PostgreSQL.
     *
     * @param create whether to run the migration first
     * @param outcomes whether to write outcome rows, too
     * @param targetsFile empty to leave the targets that are there
     */
    record OfPostgres(
            String url,
            String user,
            Optional<Secret> password,
            boolean create,
            boolean outcomes,
            Optional<Path> targetsFile)
            implements SinkConfig {}

    /**
     * Topics of Kafka.
     *
     * @param transactions empty for at least once
     */
    record OfKafka(KafkaAccess access, String topicPrefix, Optional<Transactions> transactions)
            implements SinkConfig {}

    /** What exactly once needs. */
    record Transactions(String idPrefix, Duration timeout, Duration declaredOutage) {}

    /** A folder of Parquet files. */
    record OfFiles(String path) implements SinkConfig {}

    /**
     * Tables of Iceberg.
     *
     * @param namespace levels joined by dots
     */
    record OfIceberg(IcebergAccess access, String namespace) implements SinkConfig {}
}
