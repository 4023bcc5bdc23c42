package dev.stet.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.bench.load.LoadCommand;
import dev.stet.local.DocumentedCommands;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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

    /** As long as a machine may take on which other builds run. */
    private static final Duration FINAL_WITHIN = Duration.ofMinutes(4);

    @TempDir private Path folder = Path.of("");

    @Test
    @Timeout(1200)
    void everyQueryReturnsRows() throws Exception {
        AnalystsPage page = AnalystsPage.read();
        List<AnalystsPage.Question> questions = page.questions();
        assertThat(questions).hasSize(10);
        try (TestCluster cluster = new TestCluster(folder.resolve("cluster"))) {
            cluster.up();
            new SubmittedJob(cluster, cluster.succeed("submit").strip()).awaitRunning(2);
            Console load =
                    Console.run(
                            new CommandLine(new LoadCommand()),
                            load(cluster.ports().bootstrapServers()).toArray(String[]::new));
            assertThat(load.exit()).as(load.out()).isZero();
            assertThat(load.out()).startsWith("50,000 records");
            AnalystsPage.Ready ready = page.ready();
            Path script = Files.writeString(folder.resolve("ready.sql"), ready.query() + ";\n");
            Pattern count = Pattern.compile("\\| +" + ready.count() + " \\|");
            Await.until(
                    ready.count() + " hours are final",
                    FINAL_WITHIN,
                    () -> count.matcher(sql(cluster, script)).find());

            Files.writeString(
                    script,
                    questions.stream()
                            .map(question -> question.query().strip() + ";\n")
                            .collect(Collectors.joining("\n")));
            String answers = sql(cluster, script);
            assertThat(ROWS.matcher(answers).results().map(rows -> rows.group(1)))
                    .as(answers)
                    .hasSize(questions.size())
                    .doesNotContain("0");
        }
    }

    /** What a script prints that ends well. */
    private static String sql(TestCluster cluster, Path script) {
        Console sql =
                Console.run(
                        SqlCommand.commandLine(),
                        "--home",
                        cluster.home().root().toString(),
                        "-f",
                        script.toString());
        assertThat(sql.exit()).as(sql.out()).isZero();
        return sql.out();
    }

    /** The load of the page on the cluster, without {@code ./stet bench load}, to this broker. */
    private static List<String> load(String bootstrapServers) throws Exception {
        List<String> typed =
                DocumentedCommands.inBlockWith("docs/cluster.md", "bench load").stream()
                        .filter(words -> String.join(" ", words).startsWith("./stet bench load"))
                        .findFirst()
                        .orElseThrow();
        List<String> load = new ArrayList<>(typed.subList(3, typed.size()));
        load.addAll(List.of("--bootstrap-servers", bootstrapServers));
        return load;
    }
}
