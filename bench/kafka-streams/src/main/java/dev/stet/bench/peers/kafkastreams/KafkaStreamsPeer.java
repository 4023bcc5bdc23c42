package dev.stet.bench.peers.kafkastreams;

import dev.stet.bench.contest.Contender;
import dev.stet.bench.contest.Contest;
import dev.stet.bench.contest.StateIn;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * Kafka Streams: one stream thread, the Processor API, RocksDB stores with changelogs.
 *
 * <p>Written as its users write what the DSL has no word for: a processor over stores with typed
 * serdes, keyed as the topic is, so that nothing need be repartitioned. Its guarantee is the
 * default, at least once; exactly once costs more.
 *
 * <p>In its favour:
 *
 * <ul>
 *   <li>Corrections as in Stet, not punctuators that wait for each horizon.
 *   <li>No repartition for the cells either: each task keeps the sums of its partition, and the
 *       sink adds the partitions up. The DSL's {@code groupByKey().aggregate()} would send each
 *       difference to the broker and back.
 *   <li>A record cache that holds all of the contest's hot state ({@value #CACHE_BYTES} bytes
 *       rather than the default's 10 MiB): most reads meet no RocksDB, and between two commits a
 *       key is written once, to RocksDB and to the changelog.
 *   <li>State as packed bytes, events by fastjson2 into a class that has the question's fields
 *       only.
 *   <li>Commits every 5 s, the contest's interval (default: 30 s), and larger batches of the
 *       consumer and the producers.
 * </ul>
 */
public final class KafkaStreamsPeer implements Contender {

    static final long CACHE_BYTES = 256L << 20;

    private static final Duration COMMIT_EVERY = Duration.ofSeconds(5);
    private static final Duration CLOSE_WITHIN = Duration.ofMinutes(1);
    private static final long LOOK_EVERY_MILLIS = 50;

    /** For whoever runs the contest. */
    public KafkaStreamsPeer() {}

    /**
     * @throws IllegalArgumentException for state on the heap: with changelogs it is durable either
     *     way, so there is no entry that compares with one that is not
     */
    @Override
    public void run(Contest contest) throws Exception {
        if (contest.state() != StateIn.ROCKSDB) {
            throw new IllegalArgumentException("Kafka Streams takes part with RocksDB only");
        }
        String application = "stet-contest-" + UUID.randomUUID();
        StreamsProgress progress = new StreamsProgress();
        AtomicReference<Throwable> failure = new AtomicReference<>();
        try (KafkaStreams streams =
                new KafkaStreams(topology(contest, progress), properties(contest, application))) {
            streams.setUncaughtExceptionHandler(
                    thrown -> {
                        failure.set(thrown);
                        return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
                    });
            streams.start();
            while (progress.told() < contest.records() && failure.get() == null) {
                Thread.sleep(LOOK_EVERY_MILLIS);
            }
            streams.close(CLOSE_WITHIN);
        } finally {
            deleteInternalTopics(contest.bootstrap(), application);
        }
        Throwable thrown = failure.get();
        if (thrown != null) {
            throw new IllegalStateException("Kafka Streams gave up", thrown);
        }
    }

    private static Topology topology(Contest contest, StreamsProgress progress) {
        return new Topology()
                .addSource(
                        AutoOffsetReset.earliest(),
                        "events",
                        (record, before) -> ((StreamsEvent) record.value()).eventTime,
                        new StringDeserializer(),
                        Serialization.events(contest.meter()),
                        contest.topic())
                .addProcessor("lifecycles", () -> new StreamsLifecycles(progress), "events")
                .addProcessor("sums", () -> new PartitionSums(COMMIT_EVERY, progress), "lifecycles")
                .addProcessor("upserts", () -> new CellUpserts(contest.cells()), "sums")
                .addStateStore(
                        store(
                                StreamsLifecycles.SUGGESTIONS,
                                Serdes.String(),
                                Serialization.suggestions()),
                        "lifecycles")
                .addStateStore(
                        store(
                                StreamsLifecycles.QUESTIONS,
                                Serdes.String(),
                                Serialization.questions()),
                        "lifecycles")
                .addStateStore(
                        store(PartitionSums.CELLS, Serialization.cell(), Serialization.sums()),
                        "sums");
    }

    private static <K, V> StoreBuilder<KeyValueStore<K, V>> store(
            String name, Serde<K> keys, Serde<V> values) {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), keys, values)
                .withCachingEnabled()
                .withLoggingEnabled(Map.of());
    }

    private static Properties properties(Contest contest, String application) {
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, application);
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, contest.bootstrap());
        properties.put(StreamsConfig.STATE_DIR_CONFIG, contest.scratch().toString());
        properties.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, 1);
        properties.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, COMMIT_EVERY.toMillis());
        properties.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, CACHE_BYTES);
        properties.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, 1);
        properties.put(StreamsConfig.ENABLE_METRICS_PUSH_CONFIG, false);
        properties.put(consumer(ConsumerConfig.MAX_POLL_RECORDS_CONFIG), 10_000);
        properties.put(consumer(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG), 8 << 20);
        properties.put(consumer(ConsumerConfig.FETCH_MIN_BYTES_CONFIG), 64 << 10);
        properties.put(consumer(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG), 100);
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG), 256 << 10);
        return properties;
    }

    private static String consumer(String option) {
        return StreamsConfig.mainConsumerPrefix(option);
    }

    /** The changelogs: the broker is to be as it was. */
    private static void deleteInternalTopics(String bootstrap, String application)
            throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            List<String> internal =
                    admin.listTopics().names().get().stream()
                            .filter(name -> name.startsWith(application + "-"))
                            .toList();
            admin.deleteTopics(internal).all().get();
        }
    }
}
