package dev.stet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.JobLives.Life;
import dev.stet.config.StetConfig;
import dev.stet.config.StetOptions;
import dev.stet.contract.KpiRow;
import dev.stet.oracle.Event;
import dev.stet.savepoint.Savepoint;
import dev.stet.testkit.CollectedRows;
import dev.stet.testkit.Docs;
import dev.stet.testkit.KpiRowMaps;
import dev.stet.testkit.MiniClusters;
import dev.stet.testkit.SuggestionHistories;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.flink.client.cli.CliFrontend;
import org.apache.flink.client.cli.CliFrontendParser;
import org.apache.flink.client.cli.DefaultCLI;
import org.apache.flink.client.cli.ProgramOptions;
import org.apache.flink.client.program.rest.RestClusterClient;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.test.junit5.InjectClusterClient;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.flink.testutils.junit.SharedObjectsExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * The commands of Flink in docs/operations.md, as they stand there: a job is stopped by the one,
 * and goes on from where and how the other says.
 */
final class OperationsPageITCase {

    private static final Pattern COMMAND = Pattern.compile("(?m)^flink (stop|run) (.*)$");

    @RegisterExtension static final MiniClusterExtension FLINK = MiniClusters.withSlots(4);

    @RegisterExtension final SharedObjectsExtension shared = SharedObjectsExtension.create();

    @TempDir private Path folder = Path.of("");

    @Test
    void stopsAndGoesOn(@InjectClusterClient RestClusterClient<?> cluster) throws Exception {
        List<Event> history = SuggestionHistories.random(1);
        Path events =
                Files.write(
                        folder.resolve("events.jsonl"),
                        history.stream().sorted(Event.EARLIER_FIRST).map(Event::toJson).toList());
        JobLives lives = new JobLives(shared, events, "rocksdb");

        JobClient job = lives.reach(history.size() / 2, new Life(config(), 1, null), null);
        String[] stop =
                arguments(
                        "stop",
                        "s3://quality/savepoints",
                        folder.toUri().toString(),
                        "$JOB",
                        job.getJobID().toHexString());
        long deadline = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        while (cli(cluster).parseAndRun(stop) != 0) { // not every task has started yet
            assertThat(System.nanoTime()).isLessThan(deadline);
        }
        String savepoint = onlySavepoint();
        assertThat(Savepoint.open(savepoint).operators()).isNotEmpty();

        ProgramOptions run =
                ProgramOptions.create(
                        CliFrontendParser.parse(
                                CliFrontendParser.getRunCommandOptions(),
                                withoutAction(arguments("run", "$SAVEPOINT", savepoint)),
                                true));
        assertThat(JobArguments.parse(run.getProgramArgs()).config()).isPresent();
        assertThat(run.getDetachedMode()).isTrue();
        lives.runToTheEnd(
                new Life(
                        config(),
                        run.getParallelism(),
                        Path.of(
                                URI.create(
                                        "file://"
                                                + run.getSavepointRestoreSettings()
                                                        .getRestorePath()))));

        CollectedRows.assertNoReaderGoesBack(lives.rows());
        JobLives uninterrupted = new JobLives(shared, events, "hashmap");
        uninterrupted.runToTheEnd(new Life(config(), 1, null));
        assertThat(KpiRowMaps.of(lives.rows()))
                .isEqualTo(KpiRowMaps.of(uninterrupted.rows()))
                .isNotEmpty();
        assertThat(lives.rows()).anyMatch(KpiRow::last);
    }

    private String onlySavepoint() throws Exception {
        try (Stream<Path> found = Files.list(folder)) {
            return found.filter(Files::isDirectory).map(Path::toString).findFirst().orElseThrow();
        }
    }

    private static CliFrontend cli(RestClusterClient<?> cluster) {
        URI rest = URI.create(cluster.getWebInterfaceURL());
        return new CliFrontend(
                new Configuration()
                        .set(JobManagerOptions.ADDRESS, rest.getHost())
                        .set(RestOptions.ADDRESS, rest.getHost())
                        .set(RestOptions.PORT, rest.getPort()),
                List.of(new DefaultCLI()));
    }

    private static String[] withoutAction(String[] arguments) {
        return Arrays.copyOfRange(arguments, 1, arguments.length);
    }

    /**
     * Of the command on the page with that action and the first of these words.
     *
     * @param words each to be replaced, followed by what replaces it
     */
    private static String[] arguments(String action, String... words) throws Exception {
        String page = Files.readString(Docs.folder().resolve("operations.md"));
        MatchResult command =
                COMMAND.matcher(page)
                        .results()
                        .filter(found -> found.group(1).equals(action))
                        .filter(found -> found.group(2).contains(words[0]))
                        .findFirst()
                        .orElseThrow();
        String line = action + " " + command.group(2).replace("\"", "");
        for (int word = 0; word < words.length; word += 2) {
            assertThat(line).contains(words[word]);
            line = line.replace(words[word], words[word + 1]);
        }
        return line.split(" ");
    }

    private static StetConfig config() {
        return StetConfig.from(
                new Configuration()
                        .set(StetOptions.IDLENESS, Duration.ofMillis(100))
                        .set(StetOptions.REFRESH_INTERVAL, Duration.ofMillis(50)));
    }
}
