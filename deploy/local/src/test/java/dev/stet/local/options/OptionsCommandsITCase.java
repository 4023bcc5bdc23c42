package dev.stet.local.options;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.local.Typed;
import dev.stet.local.embedded.EmbeddedDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code stet config} and {@code stet postgres}, as they are typed. */
final class OptionsCommandsITCase {

    @TempDir private Path folder = Path.of("");

    private String options(String url) throws Exception {
        return Files.writeString(
                        folder.resolve("stet.yaml"),
                        """
                        stet:
                          kafka.bootstrap-servers: 127.0.0.1:9092
                          sinks:
                            enabled: [postgres]
                            postgres:
                              url: %s
                              user: postgres
                        """
                                .formatted(url))
                .toString();
    }

    @Test
    void checksAFile() throws Exception {
        String file = options("jdbc:postgresql://h/d");
        Typed good = Typed.run("config", "check", file, "-D", "stet.kafka.topics=a;b");
        assertThat(good.errors()).isEmpty();
        assertThat(good.exitCode()).isZero();
        assertThat(good.out().lines().findFirst()).contains("ok");
        assertThat(good.out())
                .contains("stet.sinks.postgres.url: jdbc:postgresql://h/d  # " + file + ":6:7\n")
                .contains("stet.kafka.topics: a;b  # -Dstet.kafka.topics\n")
                .contains("stet.kafka.group-id: stet  # default\n");

        Files.writeString(Path.of(file), "stet:\n  ingest:\n    idlenes: 5 s\n");
        Typed bad = Typed.run("config", "check", file);
        assertThat(bad.exitCode()).isEqualTo(1);
        assertThat(bad.out()).isEmpty();
        assertThat(bad.errors())
                .isEqualTo(
                        "stet config check: %s:3:5: stet.ingest.idlenes: is unknown; did you mean stet.ingest.idleness?\n"
                                .formatted(file));
    }

    @Test
    void showsDefaults() {
        Typed shown = Typed.run("config", "show");
        assertThat(shown.exitCode()).isZero();
        assertThat(shown.out()).contains("stet.rollup.grains: 1m;1h;1d  # default\n");
    }

    @Test
    void migrates() throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.start()) {
            Typed migrated = Typed.run("postgres", "migrate", "--config", options(database.url()));
            assertThat(migrated.errors()).isEmpty();
            assertThat(migrated.out()).isEqualTo("migrated " + database.url() + "\n");
            try (Connection connection = database.connect();
                    Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("SELECT count(*) FROM kpi_final")) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getLong(1)).isZero();
                // By hand it is the same: what is printed is what was run.
                statement.execute(Typed.run("postgres", "print").out());
            }
        }
    }

    @Test
    void saysWhatToChangeWhereNoDatabaseIs() throws Exception {
        Typed failed =
                Typed.run(
                        "postgres",
                        "migrate",
                        "--config",
                        options("jdbc:postgresql://127.0.0.1:1/d"));
        assertThat(failed.exitCode()).isEqualTo(1);
        assertThat(failed.errors())
                .startsWith(
                        "stet postgres migrate: stet.sinks.postgres.url: no PostgreSQL answers at")
                .hasLineCount(1);
    }
}
