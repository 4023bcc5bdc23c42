package dev.stet.local.embedded;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;

/** What one Kafka broker that is its own controller (KRaft) is started with, on loopback. */
public final class BrokerSettings {

    private static final int NODE = 1;

    private BrokerSettings() {}

    /**
     * Readies a folder for a broker's logs.
     *
     * @throws Exception where it cannot be written, or holds a broker's logs already
     */
    public static void format(Path directory) throws Exception {
        new Formatter()
                .setPrintStream(
                        new PrintStream(
                                OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                .setClusterId(Uuid.randomUuid().toString())
                .setNodeId(NODE)
                .setControllerListenerName("CONTROLLER")
                .setMetadataLogDirectory(directory.toString())
                .setDirectories(List.of(directory.toString()))
                .run();
    }

    /**
     * The broker's own settings.
     *
     * @param directory where its logs lie
     * @param broker the port for clients
     * @param controller the port for itself
     */
    public static Properties properties(Path directory, int broker, int controller) {
        Properties properties = new Properties();
        properties.put("process.roles", "broker,controller");
        properties.put("node.id", Integer.toString(NODE));
        properties.put("controller.quorum.voters", NODE + "@127.0.0.1:" + controller);
        properties.put(
                "listeners",
                "PLAINTEXT://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d".formatted(broker, controller));
        properties.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + broker);
        properties.put("controller.listener.names", "CONTROLLER");
        properties.put("inter.broker.listener.name", "PLAINTEXT");
        properties.put(
                "listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        properties.put("log.dirs", directory.toString());
        properties.put("auto.create.topics.enable", "false");
        properties.put("group.initial.rebalance.delay.ms", "0");
        // One broker can keep one replica; the defaults ask for three.
        for (String topic : List.of("offsets.topic", "transaction.state.log")) {
            properties.put(topic + ".replication.factor", "1");
            properties.put(topic + ".num.partitions", "1");
        }
        properties.put("transaction.state.log.min.isr", "1");
        properties.put("share.coordinator.state.topic.replication.factor", "1");
        properties.put("share.coordinator.state.topic.min.isr", "1");
        // The least that it accepts; the default sets 128 MB of heap aside.
        properties.put("log.cleaner.dedupe.buffer.size", "2097152");
        // The back-fill carries time stamps of its own, which must neither be refused nor expire.
        properties.put("log.message.timestamp.before.max.ms", Long.toString(Long.MAX_VALUE));
        properties.put("log.message.timestamp.after.max.ms", Long.toString(Long.MAX_VALUE));
        properties.put("log.retention.ms", "-1");
        return properties;
    }
}
