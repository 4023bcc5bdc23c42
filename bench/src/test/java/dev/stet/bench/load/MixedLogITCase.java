package dev.stet.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.contract.View;
import dev.stet.local.Stet;
import dev.stet.local.replay.ReplayCommand;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The mixed log, counted by {@code ./stet replay}. */
final class MixedLogITCase {

    private static final int EVENTS = 10_000;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void everyViewHasRows() throws Exception {
        Path file = folder.resolve("mixed.jsonl");
        try (JsonLines lines = JsonLines.to(file)) {
            MixedLog log =
                    new MixedLog(
                            LoadSettings.DEFAULT.with(
                                    load -> {
                                        load.events = EVENTS;
                                        load.rate = EVENTS / 7_200.0;
                                        load.users = 500;
                                    }));
            while (log.hasNext()) {
                lines.write(log.next());
            }
            lines.complete();
        }
        Path out = folder.resolve("out");
        StringWriter printed = new StringWriter();

        int code =
                Stet.commandLine(new ReplayCommand())
                        .setOut(new PrintWriter(printed))
                        .setErr(new PrintWriter(printed))
                        .execute(
                                "replay",
                                "--events",
                                file.toString(),
                                "--out",
                                out.toString(),
                                "--families",
                                "all,experiment",
                                "--no-progress");

        assertThat(code).as(printed.toString()).isZero();
        assertThat(Arrays.stream(View.values()).map(view -> out.resolve(view.table() + ".csv")))
                .allSatisfy(rows -> assertThat(rows).isNotEmptyFile());
        assertThat(out.resolve("dead_letters.jsonl")).doesNotExist();
    }
}
