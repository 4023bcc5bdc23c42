package dev.stet.local.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.local.embedded.EmbeddedDatabase;
import dev.stet.sinks.rows.Column;
import dev.stet.sinks.rows.Column.Type;
import dev.stet.sinks.rows.Layout;
import dev.stet.testkit.OddIds;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.PGConnection;

/** Files of CSV that PostgreSQL reads: each text is there, whatever it holds. */
final class CopiedCsvITCase {

    private static final List<String> TEXTS =
            Stream.concat(
                            OddIds.texts().stream(),
                            Stream.of(
                                    "\\.",
                                    "'\\.",
                                    "before\n\\.\nafter",
                                    "before\r\n\\.\r\nafter",
                                    "before\n'\\.\nafter",
                                    "\n\\.\n\\.\n",
                                    "\\.\n\\.\n\\.",
                                    "a\\.b\n \\.\n",
                                    "=1+1",
                                    "'quoted'",
                                    "say \"so\", twice",
                                    "\\N",
                                    "",
                                    "\uFFFF\uFFFE",
                                    "\u202Eשלום\u202C abc",
                                    "\uD83D\uDE00".repeat(20_000)))
                    .toList();

    @SuppressWarnings("NullAway.Init")
    private static EmbeddedDatabase database;

    @TempDir private Path folder = Path.of("");

    @BeforeAll
    static void start() throws IOException {
        database = EmbeddedDatabase.start();
    }

    @AfterAll
    static void stop() throws Exception {
        database.close();
    }

    @Test
    void theServerReadsEachText() throws Exception {
        for (boolean alone : new boolean[] {false, true}) {
            create(alone);
            try (Connection connection = database.connect();
                    InputStream file = Files.newInputStream(written(alone))) {
                connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn("COPY copied FROM STDIN (FORMAT csv, HEADER)", file);
            }
            assertThat(read()).as("the only column: %s", alone).isEqualTo(TEXTS);
        }
    }

    /** Before version 18 it looks at lines, and knows nothing of quotes. */
    @Test
    void psqlReadsEachText() throws Exception {
        boolean installed =
                Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":"))
                        .anyMatch(bin -> Files.isExecutable(Path.of(bin, "psql")));
        Assumptions.assumeTrue(installed, "Skipped: psql is not installed");
        for (boolean alone : new boolean[] {false, true}) {
            create(alone);
            psql("\\copy copied FROM '%s' (FORMAT csv, HEADER)".formatted(written(alone)));
            assertThat(read()).as("the only column: %s", alone).isEqualTo(TEXTS);
        }
    }

    /**
     * @param alone whether the text is the only column
     */
    private static void create(boolean alone) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("DROP TABLE IF EXISTS copied");
            statement.execute(
                    "CREATE TABLE copied (a text%s)".formatted(alone ? "" : ", v bigint"));
        }
    }

    private Path written(boolean alone) throws IOException {
        Column text = new Column("a", Type.TEXT);
        List<Column> columns = alone ? List.of(text) : List.of(text, new Column("v", Type.LONG));
        Path file = folder.resolve(alone + ".csv");
        try (TableWriter writer =
                Format.CSV.open(file, new Layout("copied", columns, List.of("a"), "a"))) {
            for (String each : TEXTS) {
                writer.write(alone ? new Object[] {each} : new Object[] {each, 1L});
            }
        }
        return file;
    }

    private static void psql(String command) throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(
                        "psql",
                        "--no-psqlrc",
                        "--host=127.0.0.1",
                        "--port=" + database.port(),
                        "--username=" + EmbeddedDatabase.USER,
                        "--command=" + command);
        builder.environment().put("PGCLIENTENCODING", "UTF8");
        Process process = builder.redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }

    /** In the order of the file, and without the apostrophes that mark what a text is not. */
    private static List<String> read() throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT a FROM copied ORDER BY ctid")) {
            while (rows.next()) {
                String cell =
                        Objects.requireNonNull(rows.getString(1))
                                .replaceAll("(?<=\n)'(?='*\\\\\\.\r?\n)", "");
                texts.add(cell.startsWith("'") ? cell.substring(1) : cell);
            }
        }
        return texts;
    }
}
