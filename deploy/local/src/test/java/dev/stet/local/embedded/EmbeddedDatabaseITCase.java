package dev.stet.local.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
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
}
