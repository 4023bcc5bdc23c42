package dev.stet.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.local.embedded.FreePorts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A cluster for one job, begun by the command that docs/operations.md shows: with what Flink's
 * {@code standalone-job.sh} starts, as it starts it, since the script itself is not on Maven
 * Central.
 */
final class ApplicationModeITCase {

    private static final Pattern COMMAND =
            Pattern.compile("(?m)^bin/standalone-job\\.sh start-foreground (.+)$");

    private static final String OF_SESSIONS =
            "org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint";
    private static final String OF_ONE_JOB =
            "org.apache.flink.container.entrypoint.StandaloneApplicationClusterEntryPoint";

    @TempDir private Path folder;

    private final List<Process> begun = new ArrayList<>();
    private Home home;
    private Commands commands;

    @BeforeEach
    void layOut() throws Exception {
        home = new Home(folder.resolve("flink"));
        home.create();
        Distribution.linkInto(home);
        Files.createSymbolicLink(
                Files.createDirectory(home.root().resolve("usrlib")).resolve("stet-job.jar"),
                Home.project().resolve("job/target/stet-job.jar"));
        int[] free = FreePorts.find(2);
        Ports ports = new Ports(free[0], 0, 0, 0, 0, free[1]);
        new FlinkFiles(home).write(ports);
        commands = new Commands(home, ports);
    }

    @AfterEach
    void end() {
        begun.forEach(Process::destroyForcibly);
    }

    @Test
    @Timeout(120)
    void runsTheJobToItsEnd() throws Exception {
        Path events =
                Files.writeString(
                        folder.resolve("events.jsonl"),
                        """
                        {"event_id":"e1","event_type":"suggestion.shown","event_time":"2026-03-02T10:00:00Z","user_id":"ada","suggestion_id":"s1","text":"the rest"}
                        """);
        writeOptions(events);

        Process jobManager = begin(jobManager());
        begin(commands.of(Member.TASK_MANAGER_1));

        assertThat(jobManager.waitFor()).as(output(jobManager)).isZero();
        try (Stream<Path> files = Files.walk(folder.resolve("rows"))) {
            assertThat(files.filter(Files::isRegularFile).map(Path::getParent).distinct())
                    .containsExactlyInAnyOrder(
                            folder.resolve("rows/suggestion_kpi/day=2026-03-02"),
                            folder.resolve("rows/ingest_kpi/day=2026-03-02"));
        }
    }

    @Test
    @Timeout(30)
    void endsInOneLineWhereItCannotWork() throws Exception {
        writeOptions(Path.of("/no/such/file"));

        Process jobManager = begin(jobManager());

        assertThat(jobManager.waitFor()).isNotZero();
        assertThat(output(jobManager))
                .isEqualTo(
                        "stet: stet.yaml:3:3: stet.files.paths: /no/such/file: no such file or"
                                + " folder\n");
    }

    private void writeOptions(Path events) throws IOException {
        Files.writeString(
                home.root().resolve("stet.yaml"),
                """
                stet:
                  source: files
                  files.paths: "%s"
                  rollup.grains: 1d
                  sinks:
                    enabled: files
                    files.path: "%s"
                """
                        .formatted(events, folder.resolve("rows")));
    }

    /** As the script puts it together: where the settings lie, then what it was given. */
    private List<String> jobManager() throws IOException {
        Matcher named =
                COMMAND.matcher(Files.readString(Home.project().resolve("docs/operations.md")));
        assertThat(named.find()).as("standalone-job.sh in docs/operations.md").isTrue();
        List<String> ofSessions = commands.of(Member.JOB_MANAGER);
        List<String> command =
                new ArrayList<>(ofSessions.subList(0, ofSessions.indexOf(OF_SESSIONS)));
        command.addAll(List.of(OF_ONE_JOB, "--configDir", home.configuration().toString()));
        command.addAll(List.of(named.group(1).split(" ")));
        return command;
    }

    private Process begin(List<String> command) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .directory(home.root().toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve(begun.size() + ".out").toFile());
        builder.environment().putAll(Commands.environment(home));
        builder.environment().put("STET_PSEUDONYM_KEY", "a key for this test alone");
        Process process = builder.start();
        begun.add(process);
        return process;
    }

    private String output(Process process) throws IOException {
        return Files.readString(folder.resolve(begun.indexOf(process) + ".out"));
    }
}
