package dev.stet.local.embedded;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

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
     * @throws IOException where it does not start; nothing is left behind then
     */
    public static EmbeddedDatabase start(int port) throws IOException {
        TemporaryDirectory directory = TemporaryDirectory.create("postgres");
        try {
            EmbeddedPostgres server =
                    EmbeddedPostgres.builder()
                            .setDataDirectory(directory.path().resolve("data"))
                            .setCleanDataDirectory(true)
                            .setOverrideWorkingDirectory(
                                    directory.path().resolve("server").toFile())
                            .setRegisterShutdownHook(false)
                            .setPort(FreePorts.orFree(port))
                            .setPGStartupWait(START_WITHIN)
                            // Nothing here outlives the process, so nothing needs to reach the
                            // disk.
                            .setServerConfig("fsync", "off")
                            .setServerConfig("synchronous_commit", "off")
                            .setServerConfig("full_page_writes", "off")
                            .start();
            return new EmbeddedDatabase(directory, server);
        } catch (IOException | RuntimeException e) {
            directory.close();
            throw new IOException("PostgreSQL did not start on port " + port, e);
        }
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
        return server.getPostgresDatabase().getConnection();
    }

    /** Where it keeps its data, until closed. */
    public Path directory() {
        return directory.path();
    }

    /** Ends the server and deletes its directory. */
    @Override
    public void close() throws IOException {
        server.close();
        directory.close();
    }
}
