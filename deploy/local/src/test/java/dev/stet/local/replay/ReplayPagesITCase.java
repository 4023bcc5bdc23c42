package dev.stet.local.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.local.Stet;
import dev.stet.local.Typed;
import dev.stet.testkit.JavaProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages beside the rows of a replay: written, out of date, failed, interrupted. */
class ReplayPagesITCase {

    private static final long DEADLINE_SECONDS = 120;

    private static final String LOG =
            """
            {"event_id":"1","event_type":"suggestion.shown","event_time":"2026-03-02T10:00:00Z","user_id":"u","suggestion_id":"s"}
            {"event_id":"2","event_type":"suggestion.accepted","event_time":"2026-03-02T10:00:05Z","user_id":"u","suggestion_id":"s"}
            """;

    @TempDir Path folder;

    private Path events = Path.of("");
    private Path out = Path.of("");

    @BeforeEach
    void write() throws IOException {
        events = Files.writeString(folder.resolve("events.jsonl"), LOG);
        out = folder.resolve("out");
    }

    private Typed replay(String... more) {
        String[] arguments = {"replay", "--events", events.toString(), "--out", out.toString()};
        return Typed.run(Stream.of(arguments, more).flatMap(Arrays::stream).toArray(String[]::new));
    }

    @Test
    void anOlderReportDoesNotStayBesideNewRows() throws Exception {
        opensItsPages();
        Path notes = Files.writeString(out.resolve("report/notes.txt"), "mine");

        Typed second = replay();

        assertThat(second.exitCode()).as(second.errors()).isZero();
        assertThat(out.resolve("report/index.html")).doesNotExist();
        assertThat(out.resolve("report/data.js")).doesNotExist();
        assertThat(notes).hasContent("mine");
    }

    /** A process of its own, whose xdg-open is one that writes down what it was to open. */
    private void opensItsPages() throws Exception {
        Path opened = folder.resolve("opened");
        Path programs = Files.createDirectory(folder.resolve("bin"));
        Path fake = programs.resolve("xdg-open");
        Files.writeString(
                fake,
                "#!/bin/sh\nprintf %%s \"$*\" > '%1$s.part' && mv '%1$s.part' '%1$s'\n"
                        .formatted(opened));
        assertThat(fake.toFile().setExecutable(true)).isTrue();
        Path said = folder.resolve("said");
        ProcessBuilder builder =
                new ProcessBuilder(
                                JavaProcess.command(
                                        "-cp",
                                        System.getProperty("java.class.path"),
                                        Stet.class.getName(),
                                        "replay",
                                        "--no-progress",
                                        "--open",
                                        "--events",
                                        events.toString(),
                                        "--out",
                                        out.toString()))
                        .redirectErrorStream(true)
                        .redirectOutput(said.toFile());
        builder.environment()
                .merge("PATH", programs.toString(), (path, first) -> first + ":" + path);
        Process process = builder.start();
        try {
            assertThat(process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).as(Files.readString(said)).isZero();
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(DEADLINE_SECONDS);
            while (!Files.exists(opened) && System.nanoTime() < deadline) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
            }
        } finally {
            process.destroyForcibly();
        }
        Path page = out.resolve("report/index.html");
        assertThat(page).exists();
        assertThat(opened).hasContent(page.toAbsolutePath().toUri().toString());
        assertThat(Files.readString(said)).contains("pages to open in a browser: " + page);
    }

    @Test
    void aReplayIsDoneWhereItsReportFails() throws Exception {
        Files.createDirectories(out);
        Files.writeString(out.resolve("report"), "a file");

        Typed typed = replay("--report");

        assertThat(typed.exitCode()).as(typed.errors()).isZero();
        assertThat(typed.errors().lines())
                .filteredOn(line -> line.startsWith("stet replay: the rows are written, "))
                .singleElement()
                .asString()
                .contains("report is not");
        assertThat(typed.out()).doesNotContain("pages to open");
        assertThat(out.resolve("suggestion_kpi.csv")).exists();
    }

    /** As Ctrl-C does, but for PostgreSQL, which a terminal would interrupt too. */
    @Test
    void anInterruptEndsTheServerOfTheReport() throws Exception {
        Path err = folder.resolve("err");
        Path temporary = Files.createDirectory(folder.resolve("temporary"));
        Process process =
                new ProcessBuilder(
                                JavaProcess.command(
                                        "-Djava.io.tmpdir=" + temporary,
                                        "-cp",
                                        System.getProperty("java.class.path"),
                                        Stet.class.getName(),
                                        "replay",
                                        "--no-progress",
                                        "--report",
                                        "--events",
                                        events.toString(),
                                        "--out",
                                        out.toString()))
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(err.toFile())
                        .start();
        try {
            ProcessHandle server = awaitServer(process, temporary);
            new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();

            assertThat(process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(Replay.INTERRUPTED);
            assertThat(server.isAlive()).as("PostgreSQL survives the replay").isFalse();
            boolean written = Files.exists(out.resolve("suggestion_kpi.csv"));
            assertThat(Files.readString(err))
                    .contains("stet replay: stopped")
                    .doesNotContain(written ? "nothing was written" : "the rows were written");
        } finally {
            process.destroyForcibly();
        }
    }

    /** The process that has its data directory: those that make it end by themselves. */
    private static ProcessHandle awaitServer(Process process, Path temporary) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(DEADLINE_SECONDS);
        while (process.isAlive() && System.nanoTime() < deadline) {
            List<ProcessHandle> found =
                    ProcessHandle.allProcesses()
                            .filter(
                                    handle ->
                                            handle.info()
                                                    .commandLine()
                                                    .filter(line -> line.contains("bin/postgres"))
                                                    .filter(
                                                            line ->
                                                                    line.contains(
                                                                            temporary.toString()))
                                                    .isPresent())
                            .toList();
            if (!found.isEmpty()) {
                return found.get(0);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
        throw new AssertionError("the replay did not come to start PostgreSQL");
    }
}
