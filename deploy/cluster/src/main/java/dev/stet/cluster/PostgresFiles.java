package dev.stet.cluster;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A PostgreSQL server from Maven: unpacked, and its data directory made, the first time. Whoever
 * can reach the loopback interface may connect as {@code postgres}, without a password.
 */
final class PostgresFiles {

    private final Path server;
    private final Path data;

    PostgresFiles(Home home) {
        server = home.postgres().resolve("server");
        data = home.postgres().resolve("data");
    }

    /** Starts it once and ends it, which leaves the files behind, unless they are there. */
    void prepare(int port) throws IOException {
        if (Files.exists(data.resolve("PG_VERSION")) && Files.exists(server)) {
            return;
        }
        Files.createDirectories(server);
        EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setOverrideWorkingDirectory(server.toFile())
                .setRegisterShutdownHook(false)
                .setPort(port)
                .start()
                .close();
    }

    /** What runs it, in the foreground. It is never root: there it gives that up, as it must. */
    List<String> command(int port) throws IOException {
        List<String> command = new ArrayList<>();
        if (LinuxUtils.isUnshareAvailable()) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.addAll(
                List.of(
                        program().toString(),
                        "-D",
                        data.toString(),
                        "-p",
                        Integer.toString(port),
                        "-h",
                        "127.0.0.1",
                        // No socket in the file system, and no wait for the disk: it is for trying.
                        "-c",
                        "unix_socket_directories=",
                        "-F"));
        return command;
    }

    private Path program() throws IOException {
        try (Stream<Path> files =
                Files.find(server, 3, (file, is) -> file.endsWith("bin/postgres"))) {
            return files.findFirst()
                    .orElseThrow(() -> new IOException("no bin/postgres below " + server));
        }
    }
}
