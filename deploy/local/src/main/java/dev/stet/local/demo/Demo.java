package dev.stet.local.demo;

import dev.stet.local.console.Console;
import dev.stet.local.embedded.EmbeddedDatabase;
import dev.stet.local.embedded.EmbeddedKafka;
import dev.stet.sinks.PostgresAccess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.Configuration;
import org.jspecify.annotations.Nullable;

/**
 * Kafka, PostgreSQL and Flink in this process, the job between them, and nothing of it left once
 * closed.
 */
final class Demo implements AutoCloseable {

    static final List<String> SERVERS = List.of("Kafka", "PostgreSQL", "Flink");

    private static final long START_WITHIN_SECONDS = 120;

    private final Deque<AutoCloseable> opened = new ArrayDeque<>();
    private final ExecutorService starters = Executors.newFixedThreadPool(SERVERS.size());
    private final DemoFolder folder;
    private final EmbeddedKafka kafka;
    private final EmbeddedDatabase database;
    private final LocalFlink flink;
    private final Configuration configuration;
    private @Nullable Future<EmbeddedDatabase> startingDatabase;

    /**
     * Starts all three, side by side.
     *
     * @param folder deleted when this is closed
     * @param took told the name of each as it is ready, and how long that took
     * @throws Exception where one does not start; the others are stopped then
     */
    Demo(DemoFolder folder, DemoPorts ports, BiConsumer<String, Duration> took) throws Exception {
        this.folder = opened(folder);
        try {
            Path work = Files.createDirectory(folder.flink());
            configuration = LocalFlink.configuration(work, ports.web());
            Future<EmbeddedKafka> startingKafka =
                    starting(
                            SERVERS.get(0),
                            took,
                            () -> EmbeddedKafka.startAt(folder.kafka(), ports.kafka()));
            startingDatabase =
                    starting(
                            SERVERS.get(1),
                            took,
                            () -> EmbeddedDatabase.startAt(folder.postgres(), ports.postgres()));
            Future<LocalFlink> startingFlink =
                    starting(SERVERS.get(2), took, () -> LocalFlink.start(configuration));
            kafka = started(startingKafka);
            database = started(startingDatabase);
            flink = started(startingFlink);
            kafka.createTopic(DemoJob.INTERACTIONS, LocalFlink.PARALLELISM);
            kafka.createTopic(DemoJob.DEAD_LETTERS, 1);
            kafka.createTopic(DemoJob.LATE, 1);
        } catch (Exception e) {
            try {
                close();
            } catch (IOException left) {
                e.addSuppressed(left);
            }
            throw e;
        }
    }

    private <T extends AutoCloseable> Future<T> starting(
            String name, BiConsumer<String, Duration> took, Callable<T> start) {
        long began = System.nanoTime();
        return starters.submit(
                () -> {
                    T started = opened(start.call());
                    took.accept(name, Duration.ofNanos(System.nanoTime() - began));
                    return started;
                });
    }

    private static <T> T started(Future<T> starting) throws Exception {
        try {
            return starting.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
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
                flink.submit(
                        DemoJob.graph(
                                configuration,
                                bootstrapServers(),
                                access(),
                                DemoTargets.write(folder.targets()),
                                bounded));
        opened((AutoCloseable) () -> flink.cancel(job));
        return job;
    }

    /** Begins to send; the sending ends when this is closed. */
    Feeder feed(Traffic traffic) {
        return opened(Feeder.start(traffic, bootstrapServers(), DemoJob.INTERACTIONS));
    }

    /**
     * Serves the console over the tables, which must be there; ends when this is closed.
     *
     * @return its address
     * @throws IllegalStateException where no port is free
     */
    String serveConsole(int port) {
        return opened(Console.startNear(access(), port)).address();
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
        IOException failure = null;
        awaitStarters();
        synchronized (opened) {
            while (!opened.isEmpty()) {
                try {
                    AutoCloseable next = opened.pop();
                    if (failure != null && next instanceof DemoFolder folder) {
                        folder.release();
                    } else {
                        next.close();
                    }
                } catch (Exception e) {
                    if (failure == null) {
                        failure = new IOException(message(e), e);
                    } else {
                        failure.addSuppressed(e);
                    }
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    /** PostgreSQL, which Ctrl-C ends too, would be waited for in vain. */
    private void awaitStarters() throws IOException {
        // Whoever wanted this thread to end waits for just this.
        Thread.interrupted();
        if (startingDatabase != null) {
            startingDatabase.cancel(true);
        }
        starters.shutdown();
        try {
            starters.awaitTermination(START_WITHIN_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IOException("interrupted while servers were starting", e);
        }
    }

    private String message(Exception e) {
        return "not everything could be stopped (%s); what is left is in %s, and the next demo"
                        .formatted(e, folder.path())
                + " removes it";
    }
}
