package dev.stet.local.embedded;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * One PostgreSQL server, a process of its own, on the loopback interface; ended and deleted once
 * closed. Whoever can reach the loopback interface may connect as {@link #USER}, without a
 * password.
 */
public final class EmbeddedDatabase implements AutoCloseable {

    public static final String USER = "postgres";
    public static final String DATABASE = "postgres";

    private static final Duration START_WITHIN = Duration.ofSeconds(60);

    private final TemporaryDirectory directory;
    private final EmbeddedPostgres server;

    private EmbeddedDatabase(TemporaryDirectory directory, EmbeddedPostgres server) {
        this.directory = directory;
        this.server = server;
    }

    /** On a free port. */
    public static EmbeddedDatabase start() throws IOException {
        return start(0);
    }

    /**
     * Comes back once it takes connections, 2 to 5 s: the server is unpacked anew each time, so
     * that nothing of it stays on the machine.
     *
     * @param port where clients connect; 0 for a free one
     * @throws IOException where it does not start, or another server answers on its port; nothing
     *     is left behind then
     */
    public static EmbeddedDatabase start(int port) throws IOException {
        return start(TemporaryDirectory.create("postgres"), port);
    }

    /**
     * The same, with everything in a directory that is made, and deleted once closed.
     *
     * @param directory where nothing may be yet
     */
    public static EmbeddedDatabase startAt(Path directory, int port) throws IOException {
        return start(TemporaryDirectory.createAt(directory), port);
    }

    private static EmbeddedDatabase start(TemporaryDirectory directory, int wanted)
            throws IOException {
        try {
            int port = FreePorts.orFree(wanted);
            String name = "stet-" + UUID.randomUUID();
            EmbeddedPostgres server = server(directory.path(), port, name);
            EmbeddedDatabase database = new EmbeddedDatabase(directory, server);
            database.requireOwn(name);
            return database;
        } catch (IOException | RuntimeException e) {
            end(running(directory.path()), directory);
            throw new IOException(
                    "PostgreSQL did not start on port %d: %s".formatted(wanted, e.getMessage()), e);
        }
    }

    private static EmbeddedPostgres server(Path directory, int port, String name)
            throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(data(directory))
                .setCleanDataDirectory(true)
                .setOverrideWorkingDirectory(directory.resolve("server").toFile())
                .setRegisterShutdownHook(false)
                .setPort(port)
                .setPGStartupWait(START_WITHIN)
                .setServerConfig("cluster_name", name)
                // On one address alone, it ends itself where it cannot have the port.
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", "")
                // Nothing here outlives the process, so nothing needs to reach the disk.
                .setServerConfig("fsync", "off")
                .setServerConfig("synchronous_commit", "off")
                .setServerConfig("full_page_writes", "off")
                .start();
    }

    private static Path data(Path directory) {
        return directory.resolve("data");
    }

    /**
     * Another server may take the port after it was found free, and answers in this one's place.
     */
    private void requireOwn(String name) throws IOException {
        if (Thread.interrupted()) {
            throw new IOException("interrupted");
        }
        String answered;
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SHOW cluster_name")) {
            result.next();
            answered = result.getString(1);
        } catch (SQLException e) {
            throw new IOException("it does not answer: " + e.getMessage(), e);
        }
        if (!name.equals(answered)) {
            throw new IOException("another PostgreSQL answers there");
        }
    }

    /**
     * The server of this directory, which may have outlived the process that started it. The number
     * in its file alone proves nothing, since numbers are used again: the process must have been
     * started with this very data directory.
     *
     * @param directory as given to {@link #startAt}
     */
    public static Optional<ProcessIdentity> running(Path directory) throws IOException {
        Path data = data(directory);
        Path file = data.resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        String first = Files.readString(file).lines().findFirst().orElse("").strip();
        if (!first.matches("[0-9]{1,18}")) {
            return Optional.empty();
        }
        return ProcessIdentity.of(Long.parseLong(first))
                .filter(
                        process ->
                                process.handle()
                                        .flatMap(handle -> handle.info().commandLine())
                                        .filter(line -> line.contains(data.toString()))
                                        .isPresent());
    }

    public int port() {
        return server.getPort();
    }

    /** For JDBC; holds no credentials. */
    public String url() {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port(), DATABASE);
    }

    /** A new connection; the caller closes it. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url(), USER, "");
    }

    /** Where it keeps its data, until closed. */
    public Path directory() {
        return directory.path();
    }

    /** Ends the server and deletes its directory. */
    @Override
    public void close() throws IOException {
        // Asked before, since a server removes the file with its number before it has ended.
        Optional<ProcessIdentity> running = running(directory.path());
        try {
            server.close();
        } finally {
            end(running, directory);
        }
    }

    /** Makes sure, for the library gives up on a server that takes its time. */
    private static void end(Optional<ProcessIdentity> running, TemporaryDirectory directory)
            throws IOException {
        if (running.isPresent()) {
            ProcessEnd.interrupt("PostgreSQL", running.get());
        }
        directory.close();
    }
}
