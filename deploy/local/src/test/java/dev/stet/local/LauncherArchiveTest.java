package dev.stet.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Starts a replay fast: reads classes from an archive, makes one in the background where there is
 * none, and compiles only as far as the length of the replay is worth it.
 */
class LauncherArchiveTest {

    private static final String JAVA =
            """
            #!/usr/bin/env bash
            [[ $1 != -version ]] || exec echo 'openjdk version "17.0.1"'
            echo "$*" >>"$STET_TEST_HOME/calls"
            if [[ -n $STET_TEST_FAILING && $* == *"$STET_TEST_FAILING"* ]]; then
                touch "$STET_TEST_HOME/failed"
                exit 1
            fi
            for argument; do
                [[ $argument != -XX:ArchiveClassesAtExit=* ]] || touch "${argument#*=}"
            done
            """;

    @TempDir Path folder;

    @Test
    void readsClassesFromAnArchiveThatAnEarlierReplayMadeInTheBackground() throws Exception {
        Path home = builtCheckout();
        Path archive = home.resolve("target/stet.jsa");

        assertThat(replay(home, "")).isEmpty();
        awaitFile(archive);
        assertThat(replay(home, "")).isEmpty();

        List<String> calls = Files.readAllLines(home.resolve("calls"));
        assertThat(calls.get(calls.size() - 1))
                .contains("-XX:SharedArchiveFile=" + archive, "stet-local-1.jar:", "--events a");
        assertThat(calls.stream().filter(call -> call.contains("ArchiveClassesAtExit")))
                .as("once a build")
                .hasSize(1);
    }

    /** As a build of other modules leaves it, which makes the jars below them anew. */
    @Test
    void makesTheArchiveAnewWhereAJarIsNewer() throws Exception {
        Path home = builtCheckout();
        Path archive = home.resolve("target/stet.jsa");
        assertThat(replay(home, "")).isEmpty();
        awaitFile(archive);
        Files.delete(archive);

        Files.setLastModifiedTime(
                home.resolve("deploy/local/target/stet-local-1.jar"),
                FileTime.from(Instant.now().plusSeconds(1)));
        assertThat(replay(home, "")).isEmpty();

        awaitFile(archive);
        List<String> calls = Files.readAllLines(home.resolve("calls"));
        assertThat(calls.stream().filter(call -> call.contains("SharedArchiveFile"))).isEmpty();
    }

    @Test
    void startsWithoutAnArchiveWhereNoneCanBeMade() throws Exception {
        Path home = builtCheckout();

        assertThat(replay(home, "target/archive/events.jsonl")).isEmpty();
        awaitFile(home.resolve("failed"));
        assertThat(replay(home, "")).isEmpty();

        assertThat(Files.readString(home.resolve("calls"))).doesNotContain("ArchiveFile");
        assertThat(home.resolve("target/stet.jsa")).doesNotExist();
    }

    @Test
    void compilesLessThoroughlyWhereEveryFileIsSmall() throws Exception {
        Path home = builtCheckout();
        String small = file("a b.jsonl", 63_000_000);
        String large = file("large.jsonl", 64_000_000);
        String compressed = file("a.jsonl.gz", 6_300_000);
        for (List<String> words :
                List.of(
                        List.of("--events", small),
                        List.of("--force", "--events", small, "--out", large),
                        List.of("--events", compressed, "--out", "out"))) {
            assertThat(lastCall(home, words)).as("%s", words).contains("TieredStopAtLevel=1");
        }
        for (List<String> words :
                List.of(
                        List.of("--events", large),
                        List.of("--events", small, file("c.jsonl", 1_000_000)),
                        List.of("--events", small, "--force", "--events", large),
                        List.of("--events", small, "--events=" + large),
                        List.of("--events", small, compressed),
                        List.of("--events", file("large.jsonl.gz", 6_400_000)),
                        List.of("--events", small, folder.toString()),
                        List.of("--events", "*.jsonl"),
                        List.of("--events", small, "@more"),
                        List.of("--out", small))) {
            assertThat(lastCall(home, words)).as("%s", words).doesNotContain("TieredStopAtLevel");
        }
    }

    /** With so many bytes, none of them written. */
    private String file(String name, long bytes) throws IOException {
        Path file = folder.resolve(name);
        try (RandomAccessFile made = new RandomAccessFile(file.toFile(), "rw")) {
            made.setLength(bytes);
        }
        return file.toString();
    }

    /** Of java by a replay with these words; it makes no archive beside it. */
    private static String lastCall(Path home, List<String> words) throws Exception {
        BuiltCheckout.makeNoArchive(home);
        assertThat(output(process(home, "", words), 0)).isEmpty();
        List<String> calls = Files.readAllLines(home.resolve("calls"));
        return calls.get(calls.size() - 1);
    }

    /** What a build leaves, with a java that only writes down what it is called with. */
    private Path builtCheckout() throws IOException {
        Path home = folder.toRealPath();
        Path target = home.resolve("deploy/local/target");
        BuiltCheckout.begin(home, target.resolve("stet-local-1.jar").toString());
        Files.writeString(target.resolve("stet-local-1.jar"), "");
        Files.writeString(target.resolve("stet-local-1-tests.jar"), "");
        Files.createDirectories(home.resolve("java/bin"));
        Path java = Files.writeString(home.resolve("java/bin/java"), JAVA);
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
        BuiltCheckout.finish(home);
        return home;
    }

    private static String replay(Path home, String failing)
            throws IOException, InterruptedException {
        return output(process(home, failing, List.of("--events", "a", "--out", "b")), 0);
    }

    private static ProcessBuilder process(Path home, String failing, List<String> words) {
        List<String> command = new ArrayList<>(List.of(home.resolve("stet").toString(), "replay"));
        command.addAll(words);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("JAVA_HOME", home.resolve("java").toString());
        builder.environment().put("STET_TEST_HOME", home.toString());
        builder.environment().put("STET_TEST_FAILING", failing);
        return builder;
    }

    private static void awaitFile(Path file) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
        while (!Files.exists(file)) {
            assertThat(System.nanoTime()).as("%s in time", file).isLessThan(deadline);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    private static String output(ProcessBuilder builder, int expectedExit)
            throws IOException, InterruptedException {
        Process process = builder.redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).describedAs(output).isEqualTo(expectedExit);
        return output;
    }
}
