package dev.stet.iceberg;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.contract.View;
import dev.stet.testkit.JavaProcess;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The two jars as a cluster has them: that of the job in a class loader of its own, that of Iceberg
 * in Flink's lib. Parquet files and Iceberg are written at once, each by its own Parquet.
 */
final class JarsITCase {

    private static final Path JOB = Path.of("../../job/target/stet-job.jar").toAbsolutePath();

    private static final Path LIBRARY = Path.of("target/stet-iceberg.jar").toAbsolutePath();

    private static final Path NOTHING = Path.of("target/no-library.jar").toAbsolutePath();

    /** What does not stand in a cluster's lib folder. */
    private static final Pattern NOT_OF_FLINK =
            Pattern.compile(
                    "(stet-|flink-connector-kafka|kafka-clients|postgresql|datasketches|commons-(numbers|statistics)|parquet"
                        + "|iceberg|hadoop|h2-|junit|assertj).*");

    @TempDir private Path folder = Path.of("");

    @Test
    void runTogether() throws Exception {
        Warehouse warehouse = Warehouse.of("hadoop", folder);
        Path options = options(warehouse);

        String said = submit(LIBRARY, options);

        assertThat(said).contains("has been submitted", "Job Runtime").doesNotContain("Exception");
        assertThat(warehouse.records(View.SUGGESTION))
                .singleElement()
                .satisfies(row -> assertThat(row.getField("accepted")).isEqualTo(1L));
        try (Stream<Path> files = Files.walk(folder.resolve("rows/suggestion_kpi"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".parquet"))).hasSize(1);
        }
    }

    @Test
    void sayWhatIsMissingWithoutTheLibrary() throws Exception {
        String said = submit(NOTHING, options(Warehouse.of("hadoop", folder)));

        assertThat(said)
                .contains(
                        "stet.sinks.enabled: names iceberg, but there is no Iceberg: put"
                                + " stet-iceberg.jar into Flink's lib folder");
    }

    private Path options(Warehouse warehouse) throws Exception {
        Path events =
                Files.writeString(
                        folder.resolve("events.jsonl"),
                        """
                        {"event_id":"e1","event_type":"suggestion.shown","event_time":"2026-03-02T10:00:00Z","user_id":"ada","suggestion_id":"s1","text":"the rest"}
                        {"event_id":"e2","event_type":"suggestion.accepted","event_time":"2026-03-02T10:00:10Z","user_id":"ada","suggestion_id":"s1"}
                        """);
        return Files.writeString(
                folder.resolve("stet.yaml"),
                """
                stet:
                  source: files
                  files.paths: %s
                  families: [signal]
                  rollup:
                    grains: 1d
                    segment-sets: all
                  sinks:
                    enabled: [files, iceberg]
                    files.path: %s
                    iceberg.catalog:
                %s\
                """
                        .formatted(events, folder.resolve("rows"), warehouse.yaml("      ")));
    }

    /** As {@code flink run} does. */
    private String submit(Path library, Path options) throws Exception {
        Path home = Files.createDirectories(folder.resolve("conf"));
        Files.writeString(home.resolve("config.yaml"), "restart-strategy.type: none\n");
        Path output = folder.resolve("output");
        List<String> command =
                JavaProcess.command(
                        "-Xmx768m",
                        "--add-opens=java.base/java.nio=ALL-UNNAMED",
                        "--add-opens=java.base/java.util=ALL-UNNAMED",
                        "-cp",
                        classPath(library),
                        "org.apache.flink.client.cli.CliFrontend",
                        "run",
                        "--target",
                        "local",
                        JOB.toString(),
                        "--config",
                        options.toString());
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile());
        builder.environment().put("FLINK_CONF_DIR", home.toString());
        builder.environment().put("STET_PSEUDONYM_KEY", "a key for this test alone");
        Process process = builder.start();
        try {
            assertThat(process.waitFor(120, TimeUnit.SECONDS)).as("ended in time").isTrue();
        } finally {
            process.destroyForcibly();
        }
        return Files.readString(output);
    }

    private static String classPath(Path library) {
        String own =
                System.getProperty(
                        "surefire.test.class.path", System.getProperty("java.class.path"));
        return Stream.concat(
                        Stream.of(library.toString()),
                        Arrays.stream(own.split(File.pathSeparator))
                                .filter(entry -> entry.endsWith(".jar"))
                                .filter(
                                        entry ->
                                                !NOT_OF_FLINK
                                                        .matcher(new File(entry).getName())
                                                        .matches()))
                .collect(Collectors.joining(File.pathSeparator));
    }
}
