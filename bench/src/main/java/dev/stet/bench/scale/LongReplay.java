package dev.stet.bench.scale;

import dev.stet.bench.contest.Children;
import dev.stet.bench.live.Lab;
import dev.stet.bench.live.Memory;
import dev.stet.bench.load.JsonLines;
import dev.stet.bench.load.LoadEvent;
import dev.stet.bench.load.LoadGenerator;
import dev.stet.bench.load.LoadSettings;
import dev.stet.local.Stet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * {@code ./stet replay} of a file much larger than its memory: the usual load for as many days as
 * it takes, on RocksDB.
 */
final class LongReplay {

    private static final double GIBIBYTE = 1L << 30;
    private static final double MEBIBYTE = 1 << 20;
    private static final String HEAP = "1g";
    private static final long LOOK_MILLIS = 200;

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
        long events = write(file, wanted);
        return replay(file, events, folder);
    }

    private static long write(Path file, long wanted) throws IOException {
        long events = 0;
        long bytes = 0;
        try (JsonLines lines = JsonLines.to(file)) {
            LoadGenerator load =
                    new LoadGenerator(
                            LoadSettings.DEFAULT.with(
                                    settings -> settings.events = Math.max(1, wanted / 100)));
            while (bytes < wanted && load.hasNext()) {
                LoadEvent event = load.next();
                lines.write(event);
                bytes += event.value().length + 1;
                events++;
            }
            lines.complete();
        }
        return events;
    }

    private String replay(Path file, long events, Path folder)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(lab.jvms().command("bench", HEAP, Stet.class));
        command.addAll(List.of("replay", "--events", file.toString()));
        command.addAll(List.of("--out", folder.resolve("out").toString()));
        command.addAll(List.of("--state", "rocksdb", "--parallelism", "1", "--no-progress"));
        Path said = folder.resolve("said.txt");
        long began = System.nanoTime();
        Process process =
                lab.children()
                        .start(
                                new ProcessBuilder(command)
                                        .redirectErrorStream(true)
                                        .redirectOutput(said.toFile()));
        try {
            Duration cpu = Duration.ZERO;
            long peak = 0;
            while (!process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                cpu = process.info().totalCpuDuration().orElse(cpu);
                peak = Math.max(peak, Memory.peakBytes(process.pid()));
                if (System.nanoTime() - began > limit.toNanos()) {
                    throw new IOException(
                            "the replay took longer than " + limit.toSeconds() + " s");
                }
            }
            if (process.exitValue() != 0) {
                throw new IOException("the replay failed: " + Files.readString(said).strip());
            }
            double seconds = (System.nanoTime() - began) / 1e9;
            return table(file, events, cpu, peak, seconds);
        } finally {
            Children.end(process);
        }
    }

    /** CPU is of the whole process, its start and the final rows included. */
    private static String table(Path file, long events, Duration cpu, long peak, double seconds)
            throws IOException {
        return String.format(
                Locale.ROOT,
                "| GiB | events | days | -Xmx | peak RSS MiB | CPU µs/event | s |%n"
                        + "|---|---|---|---|---|---|---|%n"
                        + "| %.1f | %,d | %.1f | %s | %,.0f | %.2f | %,.0f |%n",
                Files.size(file) / GIBIBYTE,
                events,
                events / LoadSettings.DEFAULT.rate() / TimeUnit.DAYS.toSeconds(1),
                HEAP,
                peak / MEBIBYTE,
                cpu.toNanos() / 1e3 / events,
                seconds);
    }
}
