package dev.stet.bench.scale;

import dev.stet.bench.contest.Children;
import dev.stet.bench.live.Lab;
import dev.stet.bench.live.Memory;
import dev.stet.local.Stet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What one {@code ./stet replay} cost, in a process of its own, its start and the final rows
 * included.
 *
 * @param cpu of the process
 * @param peakBytes resident at most; 0 where the system does not tell
 * @param seconds of wall time
 */
record MeasuredReplay(Duration cpu, long peakBytes, double seconds) {

    static final String HEAP = "1g";

    private static final long LOOK_MILLIS = 200;

    /**
     * Replays a log with one task on RocksDB.
     *
     * @param folder what the replay writes goes into {@code out} below it, what it prints into
     *     {@code printed.txt}
     * @throws IOException where the replay fails, with what it printed, or passes the limit
     */
    static MeasuredReplay run(Lab lab, Path log, Path folder, Duration limit)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(lab.jvms().command("bench", HEAP, Stet.class));
        command.addAll(List.of("replay", "--events", log.toString()));
        command.addAll(List.of("--out", folder.resolve("out").toString()));
        command.addAll(List.of("--state", "rocksdb", "--parallelism", "1", "--no-progress"));
        command.addAll(List.of("--pseudonym-key-file", key(folder).toString()));
        Path printed = folder.resolve("printed.txt");
        long began = System.nanoTime();
        Process process =
                lab.children()
                        .start(
                                new ProcessBuilder(command)
                                        .redirectErrorStream(true)
                                        .redirectOutput(printed.toFile()));
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
                throw new IOException("the replay failed: " + Files.readString(printed).strip());
            }
            return new MeasuredReplay(cpu, peak, (System.nanoTime() - began) / 1e9);
        } finally {
            Children.end(process);
        }
    }

    /** The same for every replay: rows hold sketches of pseudonyms. */
    private static Path key(Path folder) throws IOException {
        return Files.writeString(folder.resolve("pseudonym-key"), "of no user but made-up ones");
    }
}
