package dev.stet.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stet.contract.View;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whoever asks a cluster through {@code init.sql}, by whatever way, gets the same answer. */
final class SqlClientsITCase {

    private static final String QUERY =
            """
            SELECT tenant_id, CAST(window_start AS STRING) AS day_start, maturity, shown, accepted, acceptance_rate
            FROM suggestion_kpi
            WHERE grain = '1d' AND segment_by = 'all'\
            """;

    private static final List<String> ANSWER =
            List.of("default", "2026-03-02 00:00:00.000", "final", "2", "1", "0.5");

    private static final List<String> EVENTS =
            List.of(
                    """
                    {"event_id":"e1","event_type":"suggestion.shown","event_time":"2026-03-02T10:00:00Z","user_id":"ada","suggestion_id":"s1","model":"m-1"}\
                    """,
                    """
                    {"event_id":"e2","event_type":"suggestion.accepted","event_time":"2026-03-02T10:00:10Z","user_id":"ada","suggestion_id":"s1"}\
                    """,
                    """
                    {"event_id":"e3","event_type":"suggestion.shown","event_time":"2026-03-02T10:00:20Z","user_id":"bob","suggestion_id":"s2","model":"m-2"}\
                    """,
                    """
                    {"event_id":"e4","event_type":"feedback.given","event_time":"2026-03-02T10:00:30Z","user_id":"ada","suggestion_id":"s1","kind":"thumb","value":1}\
                    """);

    /** What a review says of the thumb. */
    private static final List<String> REVIEWED =
            List.of("default", "core metric", "usat", "all", "all", "1.0");

    /** The script of the page, whose first statements write what the last one reads. */
    private static final Pattern REVIEW =
            Pattern.compile("```text\n(INSERT OVERWRITE kpi_day .*?)```", Pattern.DOTALL);

    @TempDir private Path folder;

    @Test
    @Timeout(480)
    void getTheSameRow() throws Exception {
        Path events = Files.createDirectory(folder.resolve("events"));
        try (TestCluster cluster = new TestCluster(folder.resolve("cluster"))) {
            cluster.up();
            RecordedRows rows = RecordedRows.of(EVENTS, events);
            rows.send(cluster.ports().bootstrapServers(), Topics.PREFIX, row -> row);
            assertThat(rows.of(View.SUGGESTION)).anyMatch(SqlClientsITCase::isTheAnswer);

            assertThat(byScript(cluster, QUERY + ";\n")).as("stet sql -f").containsExactly(ANSWER);
            assertThat(bySqlClient(cluster)).as("SQL Client").containsExactly(ANSWER);
            assertThat(byGateway(cluster)).as("SQL Gateway").containsExactly(ANSWER);
            assertThat(byJdbc(cluster)).as("JDBC").containsExactly(ANSWER);
            assertThat(byScript(cluster, review()))
                    .as("a review")
                    .anySatisfy(row -> assertThat(row).startsWith(REVIEWED.toArray(String[]::new)));
        }
    }

    private static boolean isTheAnswer(ObjectNode row) {
        return row.get("grain").asText().equals("1d")
                && row.get("segment_by").asText().equals("all")
                && row.get("shown").asText().equals(ANSWER.get(3))
                && row.get("accepted").asText().equals(ANSWER.get(4));
    }

    /** {@code stet sql -f}. */
    private List<List<String>> byScript(TestCluster cluster, String text) throws Exception {
        Path script = Files.writeString(folder.resolve("query.sql"), text);
        Console ended =
                Console.run(
                        SqlCommand.commandLine(),
                        "--home",
                        cluster.home().root().toString(),
                        "-f",
                        script.toString());
        assertThat(ended.exit()).as(ended.out()).isZero();
        return rows(ended.out());
    }

    private static String review() throws Exception {
        Matcher script = REVIEW.matcher(Files.readString(AnalystsPage.file()));
        assertThat(script.find()).isTrue();
        return script.group(1);
    }

    /** {@code stet sql}, in a process of its own, with the query typed. */
    private List<List<String>> bySqlClient(TestCluster cluster) throws Exception {
        Path typed = Files.writeString(folder.resolve("typed.sql"), QUERY + ";\nQUIT;\n");
        Path out = folder.resolve("client.out");
        Process client =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                                "-Dstet.home=" + Home.project(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                SqlCommand.class.getName(),
                                "--home",
                                cluster.home().root().toString())
                        .redirectInput(typed.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(out.toFile())
                        .start();
        try {
            assertThat(client.waitFor(120, TimeUnit.SECONDS)).isTrue();
            assertThat(client.exitValue()).as(Files.readString(out)).isZero();
        } finally {
            // The launcher waits for Flink's client, a process of its own, which would stay behind.
            client.descendants().forEach(ProcessHandle::destroyForcibly);
            client.destroyForcibly();
        }
        return rows(Files.readString(out));
    }

    private static List<List<String>> rows(String out) {
        List<List<String>> rows =
                out.lines()
                        .filter(line -> line.startsWith("|") && !line.contains("tenant_id"))
                        .map(SqlClientsITCase::cells)
                        .toList();
        assertThat(rows).as(out).isNotEmpty();
        return rows;
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.substring(1).split("\\|")).map(String::strip).toList();
    }

    private static List<String> initial(TestCluster cluster) throws Exception {
        return SqlScript.statements(Files.readString(cluster.home().root().resolve("init.sql")));
    }

    private static List<List<String>> byGateway(TestCluster cluster) throws Exception {
        try (GatewaySession session = GatewaySession.open(cluster.ports().gatewayAddress())) {
            for (String statement : initial(cluster)) {
                session.configure(statement);
            }
            return GatewayRows.of(session, QUERY);
        }
    }

    /** With the jars that the cluster lays ready for a client, and nothing else. */
    private static List<List<String>> byJdbc(TestCluster cluster) throws Exception {
        List<URL> jars = new ArrayList<>();
        try (Stream<Path> files = Files.list(cluster.home().jdbc())) {
            for (Path jar : files.toList()) {
                jars.add(jar.toUri().toURL());
            }
        }
        try (URLClassLoader loader =
                new URLClassLoader(
                        jars.toArray(new URL[0]), ClassLoader.getPlatformClassLoader())) {
            Driver driver =
                    (Driver)
                            loader.loadClass("org.apache.flink.table.jdbc.FlinkDriver")
                                    .getDeclaredConstructor()
                                    .newInstance();
            String url = "jdbc:flink://" + cluster.ports().gatewayAddress();
            try (Connection connection = driver.connect(url, new Properties());
                    Statement statement = connection.createStatement()) {
                for (String initial : initial(cluster)) {
                    statement.execute(initial);
                }
                return rows(statement.executeQuery(QUERY));
            }
        }
    }

    private static List<List<String>> rows(ResultSet found) throws Exception {
        List<List<String>> rows = new ArrayList<>();
        try (found) {
            while (found.next()) {
                List<String> fields = new ArrayList<>();
                for (int i = 1; i <= ANSWER.size(); i++) {
                    fields.add(String.valueOf(found.getObject(i)));
                }
                rows.add(fields);
            }
        }
        return rows;
    }
}
