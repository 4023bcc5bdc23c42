package dev.stet.local.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stet.local.Typed;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class EmbeddedDatabaseITCase {

    @Test
    void answersUntilClosedAndLeavesNothing() throws Exception {
        Path directory;
        String url;
        try (EmbeddedDatabase database = EmbeddedDatabase.start()) {
            directory = database.directory();
            url = database.url();
            try (Connection connection = database.connect();
                    Statement statement = connection.createStatement();
                    ResultSet result = statement.executeQuery("SELECT 6 * 7")) {
                assertThat(result.next()).isTrue();
                assertThat(result.getInt(1)).isEqualTo(42);
            }
            assertThat(directory).exists();
        }
        assertThat(directory).doesNotExist();
        assertThatThrownBy(
                        () -> DriverManager.getConnection(url, EmbeddedDatabase.USER, "").close())
                .isInstanceOf(SQLException.class);
    }

    /** What happens where another server takes the port after it was found free. */
    @Test
    void anotherServerIsNotTakenForItsOwn() throws Exception {
        try (EmbeddedDatabase foreign = EmbeddedDatabase.start();
                Connection connection = foreign.connect();
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> EmbeddedDatabase.start(foreign.port()).close())
                    .isInstanceOf(IOException.class)
                    .hasMessage(
                            "PostgreSQL did not start on port %d: another PostgreSQL answers there",
                            foreign.port());
            Typed typed = Typed.run("demo", "--postgres-port", Integer.toString(foreign.port()));

            assertThat(typed.exitCode()).isEqualTo(2);
            assertThat(typed.errors())
                    .contains("--postgres-port %d: something".formatted(foreign.port()));
            try (ResultSet tables =
                    statement.executeQuery(
                            "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'")) {
                assertThat(tables.next()).isTrue();
                assertThat(tables.getInt(1)).isZero();
            }
        }
    }

    @Test
    void theServerOfADirectoryIsFoundByItsProcess() throws Exception {
        Optional<ProcessIdentity> running;
        Path directory;
        try (EmbeddedDatabase database = EmbeddedDatabase.start()) {
            directory = database.directory();
            running = EmbeddedDatabase.running(directory);
            assertThat(running).isPresent();
        }
        assertThat(running.orElseThrow().isAlive()).isFalse();
        assertThat(EmbeddedDatabase.running(directory)).isEmpty();
    }
}
