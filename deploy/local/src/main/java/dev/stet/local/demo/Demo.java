package dev.stet.local.demo;

import dev.stet.local.embedded.EmbeddedDatabase;
import dev.stet.local.embedded.EmbeddedKafka;
import dev.stet.local.embedded.TemporaryDirectory;
import dev.stet.sinks.PostgresAccess;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BiConsumer;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.Configuration;

/**
 * Kafka, PostgreSQL and Flink in this process, the job between them, and nothing of it left once
 * closed. Safe to close from another thread than the one that uses it, and more than once.
 */
final class Demo implements AutoCloseable {

    private final Deque<AutoCloseable> opened = new ArrayDeque<>();
    private final EmbeddedKafka kafka;
    private final EmbeddedDatabase database;
    private final LocalFlink flink;
    private final Configuration configuration;

    /**
     * Starts all three, side by side.
     *
     * @param took told the name of each as it is ready, and how long that took
     * @throws Exception where one does not start; the others are stopped then
     */
    Demo(int kafkaPort, int databasePort, int webPort, BiConsumer<String, Duration> took)
            throws Exception {
        try {
            TemporaryDirectory directory = opened(TemporaryDirectory.create("flink"));
            configuration = LocalFlink.configuration(directory.path(), webPort);
            CompletableFuture<EmbeddedKafka> startingKafka =
                    starting("Kafka", took, () -> EmbeddedKafka.start(kafkaPort));
            CompletableFuture<EmbeddedDatabase> startingDatabase =
                    starting("PostgreSQL", took, () -> EmbeddedDatabase.start(databasePort));
            CompletableFuture<LocalFlink> startingFlink =
                    starting("Flink", took, () -> LocalFlink.start(configuration));
            CompletableFuture.allOf(startingKafka, startingDatabase, startingFlink).join();
            kafka = startingKafka.join();
            database = startingDatabase.join();
            flink = startingFlink.join();
            kafka.createTopic(DemoJob.INTERACTIONS, LocalFlink.PARALLELISM);
            kafka.createTopic(DemoJob.DEAD_LETTERS, 1);
            kafka.createTopic(DemoJob.LATE, 1);
        } catch (Exception e) {
            close();
            throw e;
        }
    }

    private <T extends AutoCloseable> CompletableFuture<T> starting(
            String name, BiConsumer<String, Duration> took, Callable<T> start) {
        long began = System.nanoTime();
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        T started = opened(start.call());
                        took.accept(name, Duration.ofNanos(System.nanoTime() - began));
                        return started;
                    } catch (Exception e) {
                        throw new CompletionException(e);
                    }
                });
    }

    private <T extends AutoCloseable> T opened(T resource) {
        synchronized (opened) {
            opened.push(resource);
        }
        return resource;
    }

    /** Starts the job; it is cancelled when this is closed. */
    JobID submit(boolean bounded) throws Exception {
        JobID job =
                flink.submit(DemoJob.graph(configuration, bootstrapServers(), access(), bounded));
        opened((AutoCloseable) () -> flink.cancel(job));
        return job;
    }

    /** Begins to send; the sending ends when this is closed. */
    Feeder feed(Traffic traffic) {
        return opened(Feeder.start(traffic, bootstrapServers(), DemoJob.INTERACTIONS));
    }

    LocalFlink flink() {
        return flink;
    }

    String bootstrapServers() {
        return kafka.bootstrapServers();
    }

    EmbeddedDatabase database() {
        return database;
    }

    /** A new connection; the caller closes it. */
    Connection connect() throws SQLException {
        return database.connect();
    }

    private PostgresAccess access() {
        return new PostgresAccess(database.url(), EmbeddedDatabase.USER, "");
    }

    /**
     * Stops everything, the last first, each whatever became of the one before.
     *
     * @throws IOException if something could not be stopped or deleted
     */
    @Override
    public void close() throws IOException {
        synchronized (opened) {
            IOException failure = null;
            while (!opened.isEmpty()) {
                try {
                    opened.pop().close();
                } catch (Exception e) {
                    if (failure == null) {
                        failure = new IOException("not everything could be stopped", e);
                    } else {
                        failure.addSuppressed(e);
                    }
                }
            }
            if (failure != null) {
                throw failure;
            }
        }
    }
}
