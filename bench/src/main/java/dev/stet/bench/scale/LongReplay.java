package dev.stet.bench.scale;

import dev.stet.bench.live.Lab;
import dev.stet.bench.load.LoadSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * {@code ./stet replay} of a file much larger than its memory: the usual load for as many days as
 * it takes, on RocksDB.
 */
final class LongReplay {

    private static final double GIBIBYTE = 1L << 30;
    private static final double MEBIBYTE = 1 << 20;

    /** Left on the disk for what the replay writes. */
    private static final long SPARE_BYTES = 10L << 30;

    private final Lab lab;
    private final Duration limit;

    LongReplay(Lab lab, Duration limit) {
        this.lab = lab;
        this.limit = limit;
    }

    /** A table in Markdown. */
    String run(double gigabytes) throws IOException, InterruptedException {
        Path folder = lab.folder("replay");
        long wanted = (long) (gigabytes * GIBIBYTE);
        long usable = Files.getFileStore(folder).getUsableSpace();
        if (usable < wanted + SPARE_BYTES) {
            throw new IOException(
                    String.format(
                            Locale.ROOT,
                            "%s has %.0f GiB left; %.0f are needed: choose less by --gigabytes",
                            folder,
                            usable / GIBIBYTE,
                            (wanted + SPARE_BYTES) / GIBIBYTE));
        }
        lab.say("replay: %.1f GiB ...", gigabytes);
        Path file = folder.resolve("events.jsonl");
        long events = ReplayedLog.write(file, Math.max(1, wanted / 100), wanted);
        return table(file, events, MeasuredReplay.run(lab, file, folder, limit));
    }

    private static String table(Path file, long events, MeasuredReplay replay) throws IOException {
        return String.format(
                Locale.ROOT,
                "| GiB | events | days | -Xmx | peak RSS MiB | CPU µs/event | s |%n"
                        + "|---|---|---|---|---|---|---|%n"
                        + "| %.1f | %,d | %.1f | %s | %,.0f | %.2f | %,.0f |%n",
                Files.size(file) / GIBIBYTE,
                events,
                events / LoadSettings.DEFAULT.rate() / TimeUnit.DAYS.toSeconds(1),
                MeasuredReplay.HEAP,
                replay.peakBytes() / MEBIBYTE,
                replay.cpu().toNanos() / 1e3 / events,
                replay.seconds());
    }
}
