package dev.stet.bench.latency;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stet.contract.View;
import dev.stet.local.embedded.EmbeddedDatabase;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * Looks at one sink, in a thread of its own, for the rows of a minute over all segments, as a
 * dashboard would.
 */
abstract class Observer implements AutoCloseable {

    /** Between two looks at PostgreSQL; adds half of it on the average, and no more than it. */
    static final long POLL_MILLIS = 50;

    private static final String ROWS = View.SUGGESTION.table();

    private final LatencyLedger.View view;
    private final Thread thread;
    private volatile boolean stopped;
    private volatile @Nullable Exception failure;

    private Observer(String name, LatencyLedger.View view) {
        this.view = view;
        this.thread = new Thread(this::run, name);
        thread.setDaemon(true);
    }

    /** Reads the topic of rows from its beginning. */
    static Observer ofKafka(String bootstrap, String rowsTopic, LatencyLedger.View view) {
        return started(new OfKafka(bootstrap, rowsTopic + "." + ROWS, view));
    }

    /** Polls the table of rows, once it is there. */
    static Observer ofPostgres(EmbeddedDatabase database, LatencyLedger.View view) {
        return started(new OfPostgres(database, view));
    }

    private static Observer started(Observer observer) {
        observer.thread.start();
        return observer;
    }

    private void run() {
        try {
            observe();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            failure = e;
        }
    }

    /** Until stopped. */
    abstract void observe() throws Exception;

    final boolean isStopped() {
        return stopped;
    }

    /** Rows that are there now. */
    final void saw(long minuteMillis, long shown, long atMillis) {
        view.saw(minuteMillis, shown, atMillis);
    }

    /**
     * What it has seen.
     *
     * @throws IllegalStateException where it could not go on
     */
    final LatencyLedger.View view() {
        Exception thrown = failure;
        if (thrown != null) {
            throw new IllegalStateException(thread.getName() + " failed: " + thrown, thrown);
        }
        return view;
    }

    @Override
    public final void close() {
        stopped = true;
        try {
            thread.join(TimeUnit.SECONDS.toMillis(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static final class OfKafka extends Observer {

        private static final ObjectMapper MAPPER = new ObjectMapper();

        private final String bootstrap;
        private final String topic;

        OfKafka(String bootstrap, String topic, LatencyLedger.View view) {
            super("observe-kafka", view);
            this.bootstrap = bootstrap;
            this.topic = topic;
        }

        @Override
        void observe() throws Exception {
            TopicPartition partition = new TopicPartition(topic, 0);
            try (KafkaConsumer<byte[], byte[]> consumer =
                    new KafkaConsumer<>(
                            Map.of("bootstrap.servers", bootstrap),
                            new ByteArrayDeserializer(),
                            new ByteArrayDeserializer())) {
                consumer.assign(List.of(partition));
                consumer.seekToBeginning(List.of(partition));
                while (!isStopped()) {
                    var records = consumer.poll(Duration.ofMillis(POLL_MILLIS));
                    long at = System.currentTimeMillis();
                    for (ConsumerRecord<byte[], byte[]> record : records) {
                        look(record, at);
                    }
                }
            }
        }

        private void look(ConsumerRecord<byte[], byte[]> record, long at) throws Exception {
            String[] key = new String(record.key(), StandardCharsets.UTF_8).split("\u0000", -1);
            if (key[1].equals("1m") && key[3].equals("all")) {
                JsonNode row = MAPPER.readTree(record.value());
                saw(Instant.parse(key[2]).toEpochMilli(), row.get("shown").asLong(), at);
            }
        }
    }

    private static final class OfPostgres extends Observer {

        private final EmbeddedDatabase database;

        OfPostgres(EmbeddedDatabase database, LatencyLedger.View view) {
            super("observe-postgres", view);
            this.database = database;
        }

        @Override
        void observe() throws Exception {
            try (Connection connection = database.connect()) {
                while (!isStopped() && !isThere(connection)) {
                    TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
                }
                try (PreparedStatement rows =
                        connection.prepareStatement(
                                "SELECT window_start, shown FROM "
                                        + ROWS
                                        + " WHERE tenant_id = 'default' AND grain = '1m'"
                                        + " AND segment_by = 'all'")) {
                    while (!isStopped()) {
                        look(rows);
                        TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
                    }
                }
            }
        }

        private void look(PreparedStatement rows) throws Exception {
            try (ResultSet result = rows.executeQuery()) {
                long at = System.currentTimeMillis();
                while (result.next()) {
                    saw(result.getTimestamp(1).getTime(), result.getLong(2), at);
                }
            }
        }

        private static boolean isThere(Connection connection) throws Exception {
            try (ResultSet tables = connection.getMetaData().getTables(null, null, ROWS, null)) {
                return tables.next();
            }
        }
    }
}
