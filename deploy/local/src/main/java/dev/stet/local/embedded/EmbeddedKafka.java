package dev.stet.local.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/**
 * One Kafka broker, its own controller (KRaft), in this process, on the loopback interface.
 *
 * <p>Its threads are no daemons: a process that leaves it open does not end.
 */
public final class EmbeddedKafka implements AutoCloseable {

    private static final int NODE = 1;

    private final TemporaryDirectory directory;
    private final KafkaRaftServer server;
    private final int port;

    private EmbeddedKafka(TemporaryDirectory directory, KafkaRaftServer server, int port) {
        this.directory = directory;
        this.server = server;
        this.port = port;
    }

    /** On a free port. */
    public static EmbeddedKafka start() throws IOException {
        return start(0);
    }

    /**
     * Comes back once the broker takes requests; 2 to 5 s.
     *
     * @param port where clients connect; 0 for a free one
     * @throws IOException where it does not start; nothing is left behind then
     */
    public static EmbeddedKafka start(int port) throws IOException {
        TemporaryDirectory directory = TemporaryDirectory.create("kafka");
        try {
            int broker = FreePorts.orFree(port);
            int controller = FreePorts.find(1)[0];
            format(directory.path());
            KafkaRaftServer server =
                    new KafkaRaftServer(
                            new KafkaConfig(properties(directory.path(), broker, controller)),
                            Time.SYSTEM);
            EmbeddedKafka kafka = new EmbeddedKafka(directory, server, broker);
            try {
                server.startup();
            } catch (RuntimeException e) {
                server.shutdown();
                server.awaitShutdown();
                throw e;
            }
            return kafka;
        } catch (Exception e) {
            directory.close();
            throw new IOException("Kafka did not start on port " + port, e);
        }
    }

    private static void format(Path directory) throws Exception {
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

    private static Properties properties(Path directory, int broker, int controller) {
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

    /** The brokers to begin with: {@code 127.0.0.1:port}. */
    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    /**
     * Makes a topic with one replica.
     *
     * @throws IOException where it exists already, or the broker refuses
     */
    public void createTopic(String name, int partitions) throws IOException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(name, partitions, (short) 1))).all().get();
        } catch (ExecutionException e) {
            throw new IOException("cannot make the topic " + name, e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while making the topic " + name, e);
        }
    }

    /** Where it keeps its data, until closed. */
    public Path directory() {
        return directory.path();
    }

    /** Stops it, waits until it has, and deletes its directory. */
    @Override
    public void close() throws IOException {
        server.shutdown();
        server.awaitShutdown();
        directory.close();
    }
}
