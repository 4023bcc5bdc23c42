package dev.stet.bench.contest;

import dev.stet.bench.load.JsonLines;
import dev.stet.bench.load.LoadEvent;
import dev.stet.bench.load.LoadGenerator;
import dev.stet.bench.load.LoadSettings;
import dev.stet.bench.load.Topic;
import java.io.IOException;
import java.nio.file.Path;

/**
 * What all contenders read: a broker in a process of its own with the load in a topic, and the same
 * load in a file.
 *
 * @param bytes of all records together, line feeds not counted
 * @param storedBytes of the topic, at the broker
 */
record Arena(
        String bootstrap, String topic, Path lines, long records, long bytes, long storedBytes) {

    private static final String TOPIC = "interactions";

    /**
     * Starts the broker, which ends with {@code children}, and writes the load.
     *
     * @param scratch where the file is written
     */
    static Arena open(
            Jvms jvms,
            Children children,
            LoadSettings load,
            int partitions,
            Topic.Compression compression,
            Path scratch)
            throws IOException {
        String bootstrap = Broker.start(jvms, children);
        Path lines = scratch.resolve("load.jsonl");
        long bytes = 0;
        try (JsonLines file = JsonLines.to(lines);
                Topic topic = Topic.open(bootstrap, TOPIC, partitions, compression)) {
            for (LoadGenerator generator = new LoadGenerator(load); generator.hasNext(); ) {
                LoadEvent event = generator.next();
                file.write(event);
                topic.write(event);
                bytes += event.value().length;
            }
            file.complete();
            topic.complete();
        }
        long stored = Topic.storedBytes(bootstrap, TOPIC);
        return new Arena(bootstrap, TOPIC, lines, load.events(), bytes, stored);
    }
}
