package dev.stet.local.options;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.local.Typed;
import dev.stet.local.embedded.EmbeddedDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
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
        Path key = Files.writeString(folder.resolve("key"), "a key for this test alone");
        Files.writeString(
                Path.of(file),
                "stet.privacy.pseudonym-key-file: " + key,
                StandardOpenOption.APPEND);
        Typed good = Typed.run("config", "check", file, "-D", "stet.kafka.topics=a;b");
        assertThat(good.errors()).isEmpty();
        assertThat(good.exitCode()).isZero();
        List<String> lines = good.out().lines().toList();
        assertThat(lines.subList(0, 9))
                .containsExactly(
                        "ok",
                        "stet.kafka.bootstrap-servers: 127.0.0.1:9092  # " + file + ":2:3",
                        "stet.kafka.topics: a;b  # -Dstet.kafka.topics",
                        "stet.privacy.pseudonym-key-file: %s  # %s:8:1".formatted(key, file),
                        "stet.sinks.enabled: postgres  # " + file + ":4:5",
                        "stet.sinks.postgres.url: jdbc:postgresql://h/d  # " + file + ":6:7",
                        "stet.sinks.postgres.user: postgres  # " + file + ":7:7",
                        "stet.privacy.pseudonym-key: ******  # stet.privacy.pseudonym-key-file",
                        "");
        assertThat(lines).contains("stet.kafka.group-id: stet  # default");

        Typed warned = Typed.run("config", "check", file, "-D", "stet.outcomes.enabled=true");
        assertThat(warned.exitCode()).isZero();
        assertThat(warned.out()).startsWith("ok\n");
        assertThat(warned.errors())
                .isEqualTo(
                        "stet config check: warning: stet.outcomes.enabled: has no effect, since no"
                                + " sink writes outcomes; add kafka to stet.sinks.enabled, or set"
                                + " stet.sinks.postgres.outcomes\n");
    }

    @Test
    void namesEveryErrorOfAFile() throws Exception {
        String file = folder.resolve("stet.yaml").toString();
        Files.writeString(
                Path.of(file),
                """
                stet:
                  ingest:
                    idlenes: 5 s
                  kafka.properties.sasl.jaas.config-file: /no/such/file
                  rollup.grains: []
                """);
        Typed bad = Typed.run("config", "check", file);
        assertThat(bad.exitCode()).isEqualTo(1);
        assertThat(bad.out()).isEmpty();
        assertThat(bad.errors())
                .isEqualTo(
                        """
                        stet config check: FILE:3:5: stet.ingest.idlenes: no such option; did you mean stet.ingest.idleness?
                        stet config check: FILE:4:3: stet.kafka.properties.sasl.jaas.config-file: there is no file /no/such/file
                        stet config check: FILE:5:3: stet.rollup.grains: is an empty list; name at least one
                        stet config check: FILE: stet.kafka.bootstrap-servers: must be set, since stet.source is kafka
                        stet config check: FILE: stet.sinks.enabled: must name at least one of postgres, kafka, files, iceberg
                        stet config check: FILE: stet.privacy.pseudonym-key-file: no pseudonym key: set stet.privacy.pseudonym-key-file, or STET_PSEUDONYM_KEY in the environment
                        """
                                .replace("FILE", file));
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
