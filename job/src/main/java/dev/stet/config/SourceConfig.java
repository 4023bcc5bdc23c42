package dev.stet.config;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where events are read from, checked. */
public sealed interface SourceConfig {

    /**
     * Topics of Kafka.
     *
     * @param startAt the Kafka time stamp to read from; empty for the offsets of the group
     * @param registry of the schemas of records in a frame; empty for none
     */
    record OfKafka(
            KafkaAccess access,
            List<String> topics,
            String groupId,
            Optional<Instant> startAt,
            boolean bounded,
            Optional<SchemaRegistryAccess> registry)
            implements SourceConfig {}

    /**
     * A table of Iceberg.
     *
     * @param table namespace and name, joined by dots
     * @param record the column with the bytes of an event
     * @param receivedAt the column with the time at which it was received
     */
    record OfIceberg(IcebergAccess access, String table, String record, String receivedAt)
            implements SourceConfig {}

    /** Files, as they were named: globs and folders too. */
    record OfFiles(List<String> paths) implements SourceConfig {}
}
