package dev.stet.local.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.utils.Time;

/**
 * One Kafka broker, its own controller (KRaft), in this process, on the loopback interface.
 *
 * <p>Its threads are no daemons: a process that leaves it open does not end.
 */
public final class EmbeddedKafka implements AutoCloseable {

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
        return start(port, settings -> {});
    }

    /**
     * The same, with some of its settings changed: a listener that asks for credentials.
     *
     * @param change of what the broker is about to be started with
     */
    public static EmbeddedKafka start(int port, Consumer<Properties> change) throws IOException {
        return start(TemporaryDirectory.create("kafka"), port, change);
    }

    /**
     * The same, with its data in a directory that is made, and deleted once closed.
     *
     * @param directory where nothing may be yet
     */
    public static EmbeddedKafka startAt(Path directory, int port) throws IOException {
        return start(TemporaryDirectory.createAt(directory), port, settings -> {});
    }

    private static EmbeddedKafka start(
            TemporaryDirectory directory, int port, Consumer<Properties> change)
            throws IOException {
        try {
            int broker = FreePorts.orFree(port);
            int controller = FreePorts.find(1)[0];
            BrokerSettings.format(directory.path());
            Properties settings = BrokerSettings.properties(directory.path(), broker, controller);
            change.accept(settings);
            KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(settings), Time.SYSTEM);
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
