package dev.stet.cluster;

import dev.stet.local.embedded.BrokerSettings;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** A Kafka broker's logs and settings. */
final class KafkaFiles {

    private final Path logs;
    private final Path settings;

    KafkaFiles(Home home) {
        logs = home.kafka().resolve("logs");
        settings = home.kafka().resolve("server.properties");
    }

    /** Readies the folder of its logs, unless it is ready, and writes the settings anew. */
    Path prepare(Ports ports) throws IOException {
        Files.createDirectories(logs);
        try {
            if (!Files.exists(logs.resolve("meta.properties"))) {
                BrokerSettings.format(logs);
            }
        } catch (Exception e) {
            throw new IOException("cannot ready " + logs + " for Kafka", e);
        }
        Properties properties =
                BrokerSettings.properties(logs, ports.kafka(), ports.kafkaController());
        // What the job may be told to wait for at most with exactly-once sinks.
        properties.put("transaction.max.timeout.ms", "900000");
        try (Writer writer = Files.newBufferedWriter(settings)) {
            properties.store(writer, null);
        }
        return settings;
    }
}
