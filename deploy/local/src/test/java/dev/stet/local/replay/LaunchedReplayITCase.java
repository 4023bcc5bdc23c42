package dev.stet.local.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.local.BuiltCheckout;
import dev.stet.testkit.SharedData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * {@code ./stet replay} as a shell begins it: under another locale, and with few file descriptors.
 */
final class LaunchedReplayITCase {

    private static final long START = 1_772_442_000_000L;
    private static final long DAY = 86_400_000;

    @TempDir private Path folder = Path.of("");

    /** Trial 11: as in cron, systemd and slim containers. */
    @Test
    void namesOutsideAsciiNeedNoLocale() throws Exception {
        Path logs = SharedData.trial("11-posix-locale", "logs");

        String said =
                launch(
                        """
                        export LC_ALL=C
                        replay --events '%1$s' --out 'sortie-été'
                        mv 'sortie-été' of-folder
                        replay --events '%1$s/événements-été-東京.jsonl' --out of-file
                        """
                                .formatted(logs));

        for (String out : List.of("of-folder", "of-file")) {
            assertThat(TrialsITCase.sums(folder.resolve(out)))
                    .as("%s: %s", out, said)
                    .isEqualTo(TrialsITCase.LITTLE);
        }
    }

    /** Trial 01: all span the same three days. */
    @ParameterizedTest
    @ValueSource(ints = {1_500, 20_000})
    void readsMoreFilesThanMayBeOpen(int files) throws Exception {
        Assumptions.assumeTrue(
                files <= 1_500 || Boolean.getBoolean("stet.strict"),
                "Skipped: needs -Dstet.strict=true, since it takes long");
        Path log = SharedData.trial("01-part-files", "whole/log.jsonl");
        deal(log, Files.createDirectory(folder.resolve("parts")), files);

        String said =
                launch(
                        """
                        ulimit -n 1024
                        replay --events parts --out out
                        """);

        assertThat(said)
                .containsPattern("events read +%,d ".formatted(1_581 + 2 * files))
                .containsPattern("refused +0\n")
                .containsPattern("late +0\n");
        assertThat(TrialsITCase.sums(folder.resolve("out")))
                .isEqualTo("720 480 120 120 420 360 18");
    }

    /** Of the events each file has some, and one before and one behind all of them. */
    private static void deal(Path log, Path into, int files) throws IOException {
        List<String> events = Files.readAllLines(log);
        for (int n = 0; n < files; n++) {
            StringBuilder lines = new StringBuilder(active(n, "a", START + n));
            for (int at = n; at < events.size(); at += files) {
                lines.append(events.get(at)).append('\n');
            }
            lines.append(active(n, "z", START + 3 * DAY + n));
            Files.writeString(into.resolve("part-%05d.jsonl".formatted(n)), lines);
        }
    }

    private static String active(int file, String suffix, long millis) {
        return ("{\"event_id\":\"p%d%s\",\"event_type\":\"user.active\",\"event_time\":%d,"
                        + "\"user_id\":\"x\",\"feature\":\"editor\"}%n")
                .formatted(file, suffix, millis);
    }

    /** Runs a script in which {@code replay} is the launcher's; what it says. */
    private String launch(String script) throws Exception {
        Path home = Files.createDirectory(folder.resolve("home")).toRealPath();
        BuiltCheckout.begin(home, System.getProperty("java.class.path"));
        BuiltCheckout.finish(home);
        BuiltCheckout.makeNoArchive(home);
        Path file =
                Files.writeString(
                        folder.resolve("script"),
                        """
                        set -e
                        replay() {
                            '%s/stet' replay --no-progress --parallelism 1 --grains 1d \
                                --segments all --format jsonl "$@"
                        }
                        %s\
                        """
                                .formatted(home, script));
        ProcessBuilder builder = new ProcessBuilder("bash", file.toString());
        builder.directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("STET_JAVA_OPTS", "-XX:TieredStopAtLevel=1");
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }
}
