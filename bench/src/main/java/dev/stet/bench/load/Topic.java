package dev.stet.bench.load;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** The load as a Kafka topic, keyed by user; the time stamp of a record is its arrival. */
public final class Topic implements LoadTarget {

    /** How batches are compressed on their way and in the broker. */
    public enum Compression {
        LZ4,
        ZSTD,
        NONE
    }

    private final KafkaProducer<byte[], byte[]> producer;
    private final String name;
    private volatile @Nullable Exception failure;

    private Topic(KafkaProducer<byte[], byte[]> producer, String name) {
        this.producer = producer;
        this.name = name;
    }

    /**
     * Makes the topic where it is not there, with one replica. What is not yet sent takes at most
     * 64 MiB of memory; beyond that, writing waits.
     *
     * @param partitions of a topic that is made; of one that is there nothing is changed
     * @throws IOException where the broker cannot be reached or refuses
     */
    public static Topic open(
            String bootstrapServers, String name, int partitions, Compression compression)
            throws IOException {
        create(bootstrapServers, name, partitions);
        Map<String, Object> properties =
                Map.of(
                        "bootstrap.servers", bootstrapServers,
                        "linger.ms", "20",
                        "batch.size", "131072",
                        "buffer.memory", "67108864",
                        "compression.type", compression.name().toLowerCase(Locale.ROOT));
        return new Topic(
                new KafkaProducer<>(
                        properties, new ByteArraySerializer(), new ByteArraySerializer()),
                name);
    }

    private static void create(String bootstrapServers, String name, int partitions)
            throws IOException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            admin.createTopics(List.of(new NewTopic(name, partitions, (short) 1))).all().get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new IOException(
                        "cannot make the topic %s at %s".formatted(name, bootstrapServers), e);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while making the topic " + name, e);
        }
    }

    /** What lies of a topic on the disks of its brokers, replicas counted. */
    public static long storedBytes(String bootstrapServers, String name) throws IOException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            List<Integer> brokers =
                    admin.describeCluster().nodes().get().stream().map(Node::id).toList();
            return admin.describeLogDirs(brokers).allDescriptions().get().values().stream()
                    .flatMap(folders -> folders.values().stream())
                    .flatMap(folder -> folder.replicaInfos().entrySet().stream())
                    .filter(replica -> replica.getKey().topic().equals(name))
                    .mapToLong(replica -> replica.getValue().size())
                    .sum();
        } catch (ExecutionException e) {
            throw new IOException(
                    "cannot ask %s for the size of %s".formatted(bootstrapServers, name), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while asking for the size of " + name, e);
        }
    }

    /**
     * @throws IOException where an earlier record could not be sent
     */
    @Override
    public void write(LoadEvent event) throws IOException {
        throwFailure();
        producer.send(
                new ProducerRecord<>(
                        name, null, event.arrivalMillis(), event.user(), event.value()),
                (metadata, thrown) -> {
                    if (thrown != null) {
                        failure = thrown;
                    }
                });
    }

    @Override
    public void complete() throws IOException {
        producer.flush();
        throwFailure();
    }

    private void throwFailure() throws IOException {
        if (failure != null) {
            throw new IOException("cannot write to the topic " + name, failure);
        }
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(5));
    }
}
