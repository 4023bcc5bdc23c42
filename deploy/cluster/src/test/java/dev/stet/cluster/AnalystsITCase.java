package dev.stet.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stet.contract.View;
import dev.stet.local.embedded.EmbeddedDatabase;
import dev.stet.local.embedded.EmbeddedKafka;
import dev.stet.metrics.Clustered;
import dev.stet.sinks.PostgresTables;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.flink.table.api.EnvironmentSettings;
import org.apache.flink.table.api.TableEnvironment;
import org.apache.flink.table.api.TableResult;
import org.apache.flink.types.Row;
import org.apache.flink.util.CloseableIterator;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Every query of {@code docs/analysts.md}, over KPI rows of real events in real topics. */
@Timeout(300)
final class AnalystsITCase {

    private static final Pattern WRITER = Pattern.compile("\"user_id\":\"w(\\d+)\"");

    /** What the SQL clients do: SqlClientsITCase has them. */
    private static final Pattern OF_SESSION = Pattern.compile("^(SET|ADD JAR) ");

    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?(E-?\\d+)?");

    private static final int CUT_EVERY = 2_000;
    private static final String LATER = "later.";
    private static final String LAST_HOUR = "2021-09-05T18:00:00Z";

    @TempDir private static Path folder;

    private static @Nullable EmbeddedKafka kafka;
    private static @Nullable TableEnvironment tables;
    private static @Nullable RecordedRows rows;

    @BeforeAll
    static void recordRows() throws Exception {
        EmbeddedKafka started = EmbeddedKafka.start();
        kafka = started;
        try (Admin admin = admin(started)) {
            Topics.create(admin);
        }
        RecordedRows recorded = RecordedRows.of(events(), folder);
        rows = recorded;
        // First what was said too early, then the truth, then the truth again after a restart.
        recorded.send(started.bootstrapServers(), Topics.PREFIX, AnalystsITCase::tooEarly);
        recorded.send(started.bootstrapServers(), Topics.PREFIX, AnalystsITCase::openInTheLastHour);
        recorded.send(started.bootstrapServers(), Topics.PREFIX, AnalystsITCase::openInTheLastHour);
        // And what a restart says again before it comes to its final row.
        recorded.send(started.bootstrapServers(), Topics.PREFIX, AnalystsITCase::saidAgain);
        tables = session(EnvironmentSettings.inBatchMode());
    }

    /**
     * What {@code init.sql} makes of a new session of one kind. A session of the table API keeps
     * its way of execution, and in batch execution no view can be made of a table without an end.
     */
    private static TableEnvironment session(EnvironmentSettings settings) throws Exception {
        TableEnvironment session = TableEnvironment.create(settings);
        String init = InitScript.text(kafka().bootstrapServers(), "sql");
        for (String statement : SqlScript.statements(init)) {
            boolean view = statement.startsWith("CREATE TEMPORARY VIEW");
            if (!OF_SESSION.matcher(statement).find()
                    && !(view
                            && session.getCurrentDatabase().equals("live")
                            && !settings.isStreamingMode())) {
                session.executeSql(statement);
            }
        }
        session.getConfig().set("table.local-time-zone", "UTC");
        session.getConfig().set("parallelism.default", "1");
        return session;
    }

    @AfterAll
    static void close() throws Exception {
        if (kafka != null) {
            kafka.close();
        }
    }

    /** In the page stands what comes out; {@code -Dstet.docs.write=true} writes that. */
    @Test
    void answersAreThoseOfThePage() throws Exception {
        AnalystsPage page = AnalystsPage.read();
        assertThat(page.questions()).hasSize(10);
        List<String> answers = new ArrayList<>();
        for (AnalystsPage.Question question : page.questions()) {
            answers.add(answer(question.query()));
        }
        AnalystsPage now = page.with(answers);
        if (Boolean.getBoolean("stet.docs.write")) {
            Files.writeString(AnalystsPage.file(), now.text());
        } else {
            assertThat(page.text()).isEqualTo(now.text());
        }
    }

    /** The same answers, whatever a number of them is written like. */
    @Test
    void postgresAnswersTheSame() throws Exception {
        AnalystsPage page = AnalystsPage.read();
        List<String> queries = page.queriesForPostgres();
        assertThat(queries).hasSameSizeAs(page.questions());
        try (EmbeddedDatabase database = EmbeddedDatabase.start();
                Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(PostgresTables.migration());
            for (View view : List.of(View.SUGGESTION, View.QUESTION, View.INGEST)) {
                insert(connection, view);
            }
            for (int i = 0; i < queries.size(); i++) {
                List<List<String>> expected =
                        page.questions()
                                .get(i)
                                .answer()
                                .lines()
                                .skip(1)
                                .map(line -> cells(line.split(" {2,}")))
                                .toList();
                assertThat(cells(statement, queries.get(i)))
                        .as(page.questions().get(i).title())
                        .isEqualTo(expected);
            }
        }
    }

    private static void insert(Connection connection, View view) throws Exception {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        "INSERT INTO %1$s SELECT * FROM json_populate_record(NULL::%1$s, ?::json)"
                                .formatted(view.table()))) {
            for (ObjectNode row : rows().of(view)) {
                ObjectNode written = openInTheLastHour(row.deepCopy());
                Stream.concat(
                                view.distinct().stream()
                                        .map(measure -> measure.column() + "_sketch"),
                                Clustered.measures(view).stream()
                                        .map(measure -> measure.column() + Clustered.SUFFIX))
                        .filter(written::hasNonNull)
                        .forEach(column -> written.put(column, hex(written.get(column))));
                insert.setString(1, written.toString());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** As PostgreSQL reads bytes; JSON has them in base 64. */
    private static String hex(JsonNode base64) {
        return "\\x" + HexFormat.of().formatHex(Base64.getDecoder().decode(base64.asText()));
    }

    private static List<List<String>> cells(Statement statement, String query) throws Exception {
        List<List<String>> lines = new ArrayList<>();
        try (ResultSet found = statement.executeQuery(query)) {
            while (found.next()) {
                String[] line = new String[found.getMetaData().getColumnCount()];
                for (int i = 0; i < line.length; i++) {
                    line[i] = found.getString(i + 1);
                }
                lines.add(cells(line));
            }
        }
        return lines;
    }

    private static List<String> cells(String... line) {
        return Stream.of(line)
                .map(
                        cell ->
                                NUMBER.matcher(cell).matches()
                                        ? String.valueOf(Double.parseDouble(cell))
                                        : cell)
                .toList();
    }

    /** What the page says of the interval that ignores users, and of the one that does not. */
    @Test
    void theIntervalOfUsersIsThatOfThePage() throws Exception {
        ClusteredShare acceptance = ClusteredShare.ofAccepted(events());
        assertThat(AnalystsPage.read().text().replaceAll("\\s+", " "))
                .contains(
                        String.format(
                                Locale.ROOT,
                                "%.4f ± %.3f by Wilson; clustered by its %d users it is %.4f ±"
                                        + " %.3f",
                                acceptance.share(),
                                acceptance.marginOfEvents(),
                                acceptance.users(),
                                acceptance.share(),
                                acceptance.marginOfUsers()));
    }

    /** Neither what was said too early nor what was said twice. */
    @Test
    void everyFinalRowStandsOnce() throws Exception {
        for (View view : List.of(View.SUGGESTION, View.QUESTION, View.INGEST)) {
            long expected = rows().of(view).stream().filter(row -> !isInTheLastHour(row)).count();
            assertThat(expected).isPositive();
            assertThat(all("SELECT COUNT(*) FROM " + view.table() + "_final"))
                    .containsExactly(Row.of(expected));
            assertThat(all("SELECT COUNT(*) FROM " + view.table() + "_current"))
                    .containsExactly(Row.of((long) rows().of(view).size()));
            assertThat(
                            all(
                                    "SELECT COUNT(*) FROM %s_current WHERE maturity = 'final'"
                                            .formatted(view.table())))
                    .containsExactly(Row.of(expected));
        }
        assertThat(
                        all(
                                "SELECT SUM(shown), SUM(accepted) FROM suggestion_kpi_final"
                                        + " WHERE segment_by = 'all' AND grain = '1d'"))
                .containsExactly(Row.of(8_623L, 6_403L));
    }

    /** Without an end: rows that come while the query runs; in a topic that only it reads. */
    @Test
    void readsOnWithoutAnEnd() throws Exception {
        TableEnvironment session = session(EnvironmentSettings.inStreamingMode());
        for (View view : View.values()) {
            kafka().createTopic(LATER + view.table(), 1);
        }
        session.executeSql("USE live");
        String other = "'topic' = 'later.suggestion_kpi'";
        session.executeSql("CREATE TEMPORARY TABLE later WITH (" + other + ") LIKE suggestion_kpi");
        try (CloseableIterator<Row> found =
                session.executeSql("SELECT shown FROM later WHERE maturity = 'final'").collect()) {
            rows().send(kafka().bootstrapServers(), LATER, row -> row);
            for (ObjectNode expected : rows().of(View.SUGGESTION).subList(0, 100)) {
                assertThat(found.next().getField("shown"))
                        .isEqualTo(expected.get("shown").asLong());
            }
        }
    }

    private static String answer(String query) {
        TableResult result = tables().executeSql(query);
        List<String> columns = result.getResolvedSchema().getColumnNames();
        List<List<String>> lines = new ArrayList<>();
        lines.add(columns);
        result.collect()
                .forEachRemaining(
                        row ->
                                lines.add(
                                        columns.stream()
                                                .map(name -> String.valueOf(row.getField(name)))
                                                .toList()));
        assertThat(lines).as(query).hasSizeBetween(2, 12);
        return lines.stream().map(line -> aligned(line, lines)).collect(Collectors.joining("\n"))
                + "\n";
    }

    private static String aligned(List<String> line, List<List<String>> all) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < line.size(); i++) {
            int column = i;
            int width = all.stream().mapToInt(other -> other.get(column).length()).max().orElse(0);
            text.append(line.get(i)).append(" ".repeat(width - line.get(i).length() + 2));
        }
        return text.toString().stripTrailing();
    }

    private static List<Row> all(String query) {
        List<Row> found = new ArrayList<>();
        tables().executeSql(query).collect().forEachRemaining(found::add);
        return found;
    }

    private static ObjectNode tooEarly(ObjectNode row) {
        String first = row.has("shown") ? "shown" : row.has("queries") ? "queries" : "read";
        return row.put("version", 0).put("maturity", "provisional").put(first, 0);
    }

    private static ObjectNode saidAgain(ObjectNode row) {
        ObjectNode early = isInTheLastHour(row) ? row.deepCopy() : tooEarly(row.deepCopy());
        return early.put("maturity", "provisional").put("version", row.get("version").asLong() + 1);
    }

    private static ObjectNode openInTheLastHour(ObjectNode row) {
        return isInTheLastHour(row) ? row.put("maturity", "provisional") : row;
    }

    private static boolean isInTheLastHour(ObjectNode row) {
        return row.get("grain").asText().equals("1h")
                && row.get("window_start").asText().equals(LAST_HOUR);
    }

    /** Real ones, writers told apart into variants by their numbers, some records cut in half. */
    private static List<String> events() throws Exception {
        Path file =
                Path.of(
                        System.getProperty("stet.shared", "../shared"),
                        "data",
                        "coauthor.events.jsonl.gz");
        Assumptions.assumeTrue(
                Files.isReadable(file), () -> "Skipped: no real events at " + file.normalize());
        List<String> events = new ArrayList<>();
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(
                                new GZIPInputStream(Files.newInputStream(file)),
                                StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Matcher writer = WRITER.matcher(line);
                String variant =
                        writer.find() && Integer.parseInt(writer.group(1)) % 2 == 0
                                ? "control"
                                : "treatment";
                events.add("{\"variant\":\"" + variant + "\"," + line.substring(1));
                if (events.size() % CUT_EVERY == 0) {
                    events.add(line.substring(0, line.length() / 2));
                }
            }
        }
        return events;
    }

    private static Admin admin(EmbeddedKafka started) {
        return Admin.create(Map.of("bootstrap.servers", started.bootstrapServers()));
    }

    private static EmbeddedKafka kafka() {
        return Objects.requireNonNull(kafka);
    }

    private static TableEnvironment tables() {
        return Objects.requireNonNull(tables);
    }

    private static RecordedRows rows() {
        return Objects.requireNonNull(rows);
    }
}
