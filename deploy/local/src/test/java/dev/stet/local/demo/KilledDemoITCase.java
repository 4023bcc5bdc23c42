package dev.stet.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.local.Stet;
import dev.stet.local.embedded.EmbeddedDatabase;
import dev.stet.local.embedded.ProcessIdentity;
import dev.stet.testkit.JavaProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Demos as processes of their own, ended from outside. */
final class KilledDemoITCase {

    private static final long DEADLINE_SECONDS = 600;
    private static final Pattern CONSOLE =
            Pattern.compile("(?m)^Console: (http://127\\.0\\.0\\.1:\\d+/)$");

    @TempDir private Path folder;

    private final List<Process> begun = new ArrayList<>();
    private final List<ProcessIdentity> servers = new ArrayList<>();

    @AfterEach
    void end() {
        begun.forEach(Process::destroyForcibly);
        servers.forEach(server -> server.handle().ifPresent(ProcessHandle::destroyForcibly));
    }

    @Test
    void theNextDemoRemovesWhatAKilledOneLeftAndNothingOfALiveOne() throws Exception {
        Path temporary = Files.createDirectory(folder.resolve("temporary"));
        Process killed = start(temporary, "killed");
        Path left = awaitFolder(temporary, List.of());
        ProcessIdentity orphan = awaitOutput("killed", left, "PostgreSQL is ready");
        signal("STOP", killed); // it lives, but leaves the machine to the others
        Process alive = start(temporary, "alive");
        Path used = awaitFolder(temporary, List.of(left));
        awaitOutput("alive", used, "PostgreSQL is ready");
        signal("CONT", killed); // what was sent to it meanwhile takes effect
        assertThat(killed.waitFor(2, TimeUnit.SECONDS)).isFalse();
        killed.destroyForcibly();
        assertThat(killed.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(orphan.isAlive()).as("PostgreSQL survives the demo").isTrue();
        awaitOutput("alive", used, "hour, UTC");
        itsConsoleAnswers("alive");

        Process next = start(temporary, "next", "--duration", "1s");

        assertThat(next.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(next.exitValue()).as(output("next")).isZero();
        assertThat(output("next").lines())
                .startsWith(
                        "Removed what a killed demo left behind: PostgreSQL (process %d) and %s"
                                .formatted(orphan.pid(), left));
        assertThat(orphan.isAlive()).isFalse();
        assertThat(entries(temporary))
                .filteredOn(KilledDemoITCase::isOfADemo)
                .containsExactly(used);
        assertThat(alive.isAlive()).as(output("alive")).isTrue();
        interrupt(alive, "alive", temporary);
    }

    /** At the address that is on the screen, before anything is drawn. */
    private void itsConsoleAnswers(String name) throws Exception {
        String said = output(name);
        Matcher console = CONSOLE.matcher(said);
        assertThat(console.find()).as(said).isTrue();
        assertThat(console.start()).isLessThan(said.indexOf("hour, UTC"));
        HttpResponse<String> page =
                HttpClient.newHttpClient()
                        .send(
                                HttpRequest.newBuilder(URI.create(console.group(1))).build(),
                                BodyHandlers.ofString());
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("<title>Stet</title>");
    }

    /** As Ctrl-C does, but for PostgreSQL, which a terminal would interrupt too. */
    private void interrupt(Process demo, String name, Path temporary) throws Exception {
        ProcessIdentity server = servers.get(servers.size() - 1);
        signal("INT", demo);

        assertThat(demo.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(demo.exitValue()).isEqualTo(130);
        assertThat(output(name).lines())
                .endsWith(
                        "Stopping Kafka, PostgreSQL and Flink …",
                        "Goodbye: Kafka, PostgreSQL and Flink are stopped, and nothing is left"
                                + " behind.");
        assertThat(server.isAlive()).isFalse();
        assertThat(entries(temporary)).filteredOn(KilledDemoITCase::isOfADemo).isEmpty();
    }

    private static void signal(String name, Process to) throws Exception {
        new ProcessBuilder("kill", "-" + name, Long.toString(to.pid())).start().waitFor();
    }

    private Process start(Path temporary, String name, String... arguments) throws IOException {
        List<String> command =
                JavaProcess.command(
                        "-Xmx512m",
                        "-Dfile.encoding=UTF-8",
                        "-Dstdout.encoding=UTF-8",
                        "-Djava.io.tmpdir=" + temporary,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Stet.class.getName(),
                        "demo");
        command.addAll(List.of(arguments));
        Process process =
                new ProcessBuilder(command)
                        .redirectOutput(folder.resolve(name).toFile())
                        .redirectError(folder.resolve(name + ".err").toFile())
                        .start();
        begun.add(process);
        return process;
    }

    private String output(String name) throws IOException {
        return Files.readString(folder.resolve(name))
                + Files.readString(folder.resolve(name + ".err"));
    }

    private Path awaitFolder(Path temporary, List<Path> known) throws IOException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(DEADLINE_SECONDS);
        while (System.nanoTime() < deadline) {
            for (Path path : entries(temporary)) {
                if (isOfADemo(path) && !known.contains(path)) {
                    return path;
                }
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
        throw new AssertionError("no demo made a folder in " + temporary);
    }

    /** Comes back with the demo's PostgreSQL once it printed this. */
    private ProcessIdentity awaitOutput(String name, Path demo, String expected)
            throws IOException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(DEADLINE_SECONDS);
        while (System.nanoTime() < deadline) {
            if (output(name).contains(expected)) {
                ProcessIdentity server =
                        EmbeddedDatabase.running(demo.resolve("postgres")).orElseThrow();
                servers.add(server);
                return server;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
        throw new AssertionError(name + " did not print " + expected + ": " + output(name));
    }

    private static boolean isOfADemo(Path path) {
        return path.getFileName().toString().startsWith(DemoFolder.PREFIX);
    }

    private static List<Path> entries(Path path) throws IOException {
        try (Stream<Path> all = Files.list(path)) {
            return all.toList();
        }
    }
}
