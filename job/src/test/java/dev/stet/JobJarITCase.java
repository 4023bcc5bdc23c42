package dev.stet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.testkit.JavaProcess;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The jar that goes to a cluster: what is in it, and that it runs beside Flink and nothing else.
 */
final class JobJarITCase {

    private static final Path JAR = Path.of("target/stet-job.jar").toAbsolutePath();

    /** What the jar brings along, or nobody needs there. */
    private static final Pattern BROUGHT =
            Pattern.compile(
                    "(stet-|flink-connector-(base|kafka)|kafka-clients|postgresql|datasketches|commons-(numbers|statistics)"
                        + "|parquet|fastcsv|iceberg|snakeyaml|zstd|avro|jackson|archunit|junit|assertj).*");

    @TempDir private Path folder = Path.of("");

    private record Ended(int exitCode, List<String> out, List<String> errors) {}

    @Test
    void holdsWhatFlinkLacksAndNothingOfFlink() throws Exception {
        try (JarFile jar = new JarFile(JAR.toFile())) {
            List<String> names = jar.stream().map(ZipEntry::getName).toList();
            assertThat(jar.getManifest().getMainAttributes().getValue("Main-Class"))
                    .isEqualTo("dev.stet.StetJob");
            assertThat(names)
                    .contains(
                            "dev/stet/StetJob.class",
                            "sql/views/suggestion_kpi.sql",
                            "postgres/migration.sql",
                            "org/apache/flink/connector/kafka/source/KafkaSource.class",
                            "org/apache/kafka/clients/admin/Admin.class",
                            "org/postgresql/Driver.class",
                            "org/apache/datasketches/theta/Sketch.class",
                            "org/apache/commons/statistics/distribution/TDistribution.class",
                            "org/apache/commons/numbers/rootfinder/BrentSolver.class",
                            "org/apache/avro/Schema.class",
                            "com/fasterxml/jackson/databind/ObjectMapper.class",
                            "org/apache/parquet/hadoop/ParquetWriter.class",
                            "de/siegmar/fastcsv/reader/CsvReader.class",
                            "org/snakeyaml/engine/v2/api/lowlevel/Compose.class")
                    .noneMatch(name -> name.matches("META-INF/[^/]*\\.(SF|DSA|RSA)"))
                    .noneMatch(name -> name.startsWith("org/slf4j/"))
                    .noneMatch(name -> name.matches("org/apache/(log4j|logging)/.*"))
                    .noneMatch(name -> name.startsWith("org/apache/flink/runtime/"))
                    .noneMatch(
                            name -> name.startsWith("org/apache/flink/streaming/api/environment"))
                    .noneMatch(name -> name.startsWith("org/apache/flink/table/api/Table"))
                    .doesNotHaveDuplicates();
            String factories =
                    text(jar, "META-INF/services/org.apache.flink.table.factories.Factory");
            assertThat(factories).contains("KafkaDynamicTableFactory");
        }
    }

    /** What is redistributed has its licence told. */
    @Test
    void everyPackageInItIsOfALibraryThatTheDocumentsName() throws Exception {
        List<String> named =
                Pattern.compile("^\\| (`.+?) \\|", Pattern.MULTILINE)
                        .matcher(Files.readString(Path.of("../docs/third-party.md")))
                        .results()
                        .flatMap(row -> Arrays.stream(row.group(1).split(" ")))
                        .map(name -> name.replace("`", "") + "/")
                        .toList();
        try (JarFile jar = new JarFile(JAR.toFile())) {
            List<String> classes =
                    jar.stream()
                            .map(ZipEntry::getName)
                            .filter(name -> name.endsWith(".class"))
                            .filter(name -> !name.startsWith("dev/stet/"))
                            .map(name -> name.replaceFirst("^META-INF/versions/[0-9]+/", ""))
                            .toList();
            assertThat(classes)
                    .isNotEmpty()
                    .allMatch(
                            name -> named.stream().anyMatch(name::startsWith),
                            "is of a package that docs/third-party.md names");
            assertThat(named)
                    .hasSizeGreaterThan(15)
                    .allMatch(name -> classes.stream().anyMatch(each -> each.startsWith(name)));
        }
    }

    private static String text(JarFile jar, String name) throws IOException {
        return new String(
                jar.getInputStream(jar.getEntry(name)).readAllBytes(),
                java.nio.charset.StandardCharsets.UTF_8);
    }

    @Test
    void runsBesideFlinkAlone() throws Exception {
        Path events =
                Files.writeString(
                        folder.resolve("events.jsonl"),
                        """
                        {"event_id":"e1","event_type":"suggestion.shown","event_time":"2026-03-02T10:00:00Z","user_id":"ada","suggestion_id":"s1","text":"the rest"}
                        {"event_id":"e2","event_type":"suggestion.accepted","event_time":"2026-03-02T10:00:10Z","user_id":"ada","suggestion_id":"s1"}
                        """);
        Path options =
                Files.writeString(
                        folder.resolve("stet.yaml"),
                        """
                        stet:
                          source: files
                          files.paths: %s
                          sinks:
                            enabled: files
                            files.path: %s
                        """
                                .formatted(events, folder.resolve("rows")));

        Ended ended = run("--config", options.toString(), "-Dstet.rollup.grains=1d");

        assertThat(ended.errors()).isEmpty();
        assertThat(ended.exitCode()).isZero();
        try (Stream<Path> files = Files.walk(folder.resolve("rows"))) {
            assertThat(
                            files.filter(Files::isRegularFile)
                                    .map(
                                            file ->
                                                    folder.resolve("rows")
                                                            .relativize(file.getParent()))
                                    .map(Path::toString)
                                    .distinct())
                    .containsExactlyInAnyOrder(
                            "suggestion_kpi/day=2026-03-02",
                            "usage_kpi/day=2026-03-02",
                            "retention_kpi/day=2026-03-02",
                            "ingest_kpi/day=2026-03-02");
        }
    }

    @Test
    void checksItsOptions() throws Exception {
        Path events = Files.writeString(folder.resolve("events.jsonl"), "");
        Path options =
                Files.writeString(
                        folder.resolve("stet.yaml"),
                        "stet:\n  source: files\n  files.paths: "
                                + events
                                + "\n  sinks.enabled: files\n  sinks.files.path: y\n");
        Ended checked = run("--check", "--config", options.toString());
        assertThat(checked.errors()).isEmpty();
        assertThat(checked.out().get(0)).isEqualTo("ok");
        assertThat(checked.out())
                .contains("stet.source: files  # %s:2:3".formatted(options))
                .contains("stet.rollup.grains: 1m;1h;1d  # default");
    }

    @Test
    void saysAtOnceAllThatIsWrong() throws Exception {
        Path options = Files.writeString(folder.resolve("stet.yaml"), "stet:\n  sauce: files\n");
        Ended wrong = run("--config", options.toString());
        assertThat(wrong.exitCode()).isEqualTo(1);
        assertThat(wrong.out()).isEmpty();
        assertThat(wrong.errors())
                .containsExactly(
                        "stet: %s:2:3: stet.sauce: no such option; did you mean stet.source?"
                                .formatted(options),
                        "stet: %s: stet.kafka.bootstrap-servers: must be set, since stet.source is kafka"
                                .formatted(options),
                        "stet: %s: stet.sinks.enabled: must name at least one of postgres, kafka, files, iceberg"
                                .formatted(options));
    }

    /** In a process of its own, with the libraries that a cluster has. */
    private Ended run(String... arguments) throws Exception {
        String classPath =
                Stream.concat(
                                Stream.of(JAR.toString()),
                                Arrays.stream(testClassPath().split(File.pathSeparator))
                                        .filter(entry -> entry.endsWith(".jar"))
                                        .filter(entry -> !isBrought(entry)))
                        .collect(Collectors.joining(File.pathSeparator));
        Path out = folder.resolve("out");
        Path errors = folder.resolve("errors");
        List<String> command =
                JavaProcess.command("-Dlog4j2.level=ERROR", "-cp", classPath, "dev.stet.StetJob");
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .redirectOutput(out.toFile())
                        .redirectError(errors.toFile());
        builder.environment().put("STET_PSEUDONYM_KEY", "a key for this test alone");
        Process process = builder.start();
        try {
            assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        return new Ended(process.exitValue(), Files.readAllLines(out), Files.readAllLines(errors));
    }

    private static String testClassPath() {
        return System.getProperty(
                "surefire.test.class.path", System.getProperty("java.class.path"));
    }

    private static boolean isBrought(String entry) {
        return BROUGHT.matcher(new File(entry).getName()).matches();
    }
}
