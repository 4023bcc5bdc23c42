package dev.stet.local.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.testkit.JavaProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InterruptedReplayITCase {

    private static final long DEADLINE_SECONDS = 120;

    @TempDir Path folder;

    @Test
    void anInterruptLeavesTheFolderAsItWas() throws Exception {
        Path events = Files.writeString(folder.resolve("events.jsonl"), "{}\n");
        Path out = Files.createDirectory(folder.resolve("out"));
        Files.writeString(out.resolve("late.jsonl"), "of an earlier run");
        Path err = folder.resolve("err");
        Process process =
                new ProcessBuilder(
                                JavaProcess.command(
                                        "-cp",
                                        System.getProperty("java.class.path"),
                                        EndlessReplay.class.getName(),
                                        "replay",
                                        "--no-progress",
                                        "--parallelism=1",
                                        "--events",
                                        events.toString(),
                                        "--out",
                                        out.toString()))
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(err.toFile())
                        .start();
        try {
            awaitRun(out.resolve(".stet-replay.tmp/runs"), process);
            new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();

            assertThat(process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS))
                    .as("ends; a build in the background of a script passes on no interrupts")
                    .isTrue();
            assertThat(process.exitValue()).isEqualTo(Replay.INTERRUPTED);
            assertThat(err).hasContent("stet replay: stopped, nothing was written");
            assertThat(out.resolve("late.jsonl")).hasContent("of an earlier run");
            try (Stream<Path> left = Files.list(out)) {
                assertThat(left).containsExactly(out.resolve("late.jsonl"));
            }
        } finally {
            process.destroyForcibly();
        }
    }

    private static void awaitRun(Path runs, Process process) throws IOException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(DEADLINE_SECONDS);
        while (process.isAlive() && System.nanoTime() < deadline) {
            if (Files.isDirectory(runs)) {
                try (Stream<Path> files = Files.list(runs)) {
                    if (files.findAny().isPresent()) {
                        return;
                    }
                }
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
        throw new AssertionError("the replay did not come to write a run");
    }
}
