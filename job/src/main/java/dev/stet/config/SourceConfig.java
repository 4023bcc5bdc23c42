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
     */
    record OfKafka(
            KafkaAccess access,
            List<String> topics,
            String groupId,
            Optional<Instant> startAt,
            boolean bounded)
            implements SourceConfig {}

    /** Files, as they were named: globs and folders too. */
    record OfFiles(List<String> paths) implements SourceConfig {}
}
