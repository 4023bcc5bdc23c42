package dev.stet.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.bench.load.LoadCommand;
import dev.stet.contract.View;
import dev.stet.local.DocumentedCommands;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/**
 * A newcomer's way to {@code docs/analysts.md}: a cluster, the job, the load as the documentation
 * has it typed, and then every query of the page as printed, by {@code stet sql}.
 */
final class AnalystsLoadITCase {

    /** What {@code stet sql} prints under each result. */
    private static final Pattern ROWS = Pattern.compile("(?m)^(\\d+) rows?$");

    /** The segment sets of the page's queries. */
    private static final List<String> SETS =
            List.of("all", "feature|model", "model", "variant", "workflow");

    @TempDir private Path folder = Path.of("");

    @Test
    @Timeout(600)
    void everyQueryReturnsRows() throws Exception {
        List<AnalystsPage.Question> questions = AnalystsPage.read().questions();
        assertThat(questions).hasSize(10);
        try (TestCluster cluster = new TestCluster(folder.resolve("cluster"))) {
            cluster.up();
            new SubmittedJob(cluster, cluster.succeed("submit").strip()).awaitRunning(2);
            Console load =
                    Console.run(
                            new CommandLine(new LoadCommand()),
                            load(cluster.ports().bootstrapServers()).toArray(String[]::new));
            assertThat(load.exit()).as(load.out()).isZero();
            Await.until("hours are final", () -> hoursAreFinal(cluster));

            Path script =
                    Files.writeString(
                            folder.resolve("queries.sql"),
                            questions.stream()
                                    .map(question -> question.query().strip() + ";\n")
                                    .collect(Collectors.joining("\n")));
            Console sql =
                    Console.run(
                            SqlCommand.commandLine(),
                            "--home",
                            cluster.home().root().toString(),
                            "-f",
                            script.toString());
            assertThat(sql.exit()).as(sql.out()).isZero();
            assertThat(ROWS.matcher(sql.out()).results().map(rows -> rows.group(1)))
                    .as(sql.out())
                    .hasSize(questions.size())
                    .doesNotContain("0");
        }
    }

    /** The first command that fills a topic, without {@code ./stet bench load}. */
    private static List<String> load(String bootstrapServers) throws Exception {
        List<String> typed =
                DocumentedCommands.inBlocks().stream()
                        .map(command -> command.subList(1, command.size()))
                        .filter(command -> String.join(" ", command).startsWith("bench load"))
                        .filter(command -> !command.contains("--out"))
                        .findFirst()
                        .orElseThrow();
        List<String> load = new ArrayList<>(typed.subList(2, typed.size()));
        if (!load.contains("--bootstrap-servers")) {
            load.addAll(List.of("--bootstrap-servers", "KAFKA"));
        }
        load.replaceAll(word -> word.equals("KAFKA") ? bootstrapServers : word);
        return load;
    }

    /** In PostgreSQL, which the job writes to as well and which answers at once. */
    private static boolean hoursAreFinal(TestCluster cluster) throws Exception {
        try (Connection connection = new Probes(cluster.ports()).postgres();
                Statement statement = connection.createStatement()) {
            return finalSets(statement, View.SUGGESTION).containsAll(SETS)
                    && finalSets(statement, View.QUESTION).containsAll(SETS)
                    && finalSets(statement, View.INGEST).contains("all");
        }
    }

    private static List<String> finalSets(Statement statement, View view) throws SQLException {
        List<String> sets = new ArrayList<>();
        String query =
                "SELECT DISTINCT segment_by FROM %s WHERE maturity = 'final' AND grain = '1h'"
                        .formatted(view.table());
        try (ResultSet found = statement.executeQuery(query)) {
            while (found.next()) {
                sets.add(found.getString(1));
            }
        }
        return sets;
    }
}
