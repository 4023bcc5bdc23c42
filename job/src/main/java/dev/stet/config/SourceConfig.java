package dev.stet.config;

import java.util.List;

/** Where events are read from, checked. */
public sealed interface SourceConfig {

    /** Topics of Kafka. */
    record OfKafka(KafkaAccess access, List<String> topics, String groupId, boolean bounded)
            implements SourceConfig {}

    /** Files, as they were named: globs and folders too. */
    record OfFiles(List<String> paths) implements SourceConfig {}
}
