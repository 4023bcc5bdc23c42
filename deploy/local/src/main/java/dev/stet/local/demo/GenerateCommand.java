package dev.stet.local.demo;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.zip.GZIPOutputStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Writes made-up traffic to a file, for a replay or a measurement. */
@Command(
        name = "generate",
        mixinStandardHelpOptions = true,
        description = {
            "Writes made-up events to a file, for a replay or a measurement.",
            "They are the demo's: equal for equal options, out of order, repeated, malformed",
            "and late as in life."
        })
public final class GenerateCommand implements Callable<Integer> {

    private static final long START_MILLIS = Instant.parse("2026-01-05T00:00:00Z").toEpochMilli();
    private static final int BUFFER_BYTES = 1 << 20;
    private static final long TOLD_EVERY = 1_000_000;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "FILE",
            description = "A .jsonl or .jsonl.gz file; replaced if it is there.")
    @SuppressWarnings("NullAway.Init")
    private Path file;

    @Option(
            names = "--events",
            defaultValue = "1000000",
            paramLabel = "N",
            description = "How many records. Default: ${DEFAULT-VALUE}")
    private long events;

    @Option(
            names = "--rate",
            defaultValue = "300",
            paramLabel = "PER_SECOND",
            description =
                    "Records a second of event time, on the average. Default: ${DEFAULT-VALUE}")
    private double rate;

    @Option(
            names = "--seed",
            defaultValue = "1",
            description = "Makes other people. Default: ${DEFAULT-VALUE}")
    private long seed;

    @Override
    public Integer call() throws IOException {
        String name = String.valueOf(file.getFileName());
        if (!name.endsWith(".jsonl") && !name.endsWith(".jsonl.gz")) {
            throw wrong("--out %s: the name must end in .jsonl or .jsonl.gz".formatted(file));
        }
        if (events < 1) {
            throw wrong("--events %d: must be at least 1".formatted(events));
        }
        if (!(rate > 0)) {
            throw wrong("--rate %s: must be more than 0".formatted(rate));
        }
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw wrong("--out %s: there is no folder %s".formatted(file, folder));
        }
        Path unfinished = folder.resolve("." + name + ".tmp");
        try {
            write(unfinished, name.endsWith(".gz"));
            Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(unfinished);
        }
        spec.commandLine()
                .getOut()
                .printf(
                        Locale.ROOT,
                        "%,d records, %,d bytes: %s%n",
                        events,
                        Files.size(file),
                        file);
        return 0;
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    private void write(Path target, boolean compressed) throws IOException {
        PrintWriter progress = spec.commandLine().getErr();
        Traffic traffic =
                new Traffic(
                        TrafficSettings.bounded(
                                seed,
                                START_MILLIS,
                                START_MILLIS + 2 * (long) (events / rate * 1_000) + 3_600_000,
                                rate,
                                1));
        try (OutputStream out =
                new BufferedOutputStream(
                        compressed
                                ? new GZIPOutputStream(Files.newOutputStream(target), BUFFER_BYTES)
                                : Files.newOutputStream(target),
                        BUFFER_BYTES)) {
            for (long written = 1; written <= events; written++) {
                Sent sent = traffic.next();
                if (sent == null) {
                    throw new IllegalStateException(
                            "the traffic ended after %d records".formatted(written - 1));
                }
                out.write(sent.value());
                out.write('\n');
                if (written % TOLD_EVERY == 0 && written < events) {
                    progress.printf(Locale.ROOT, "%,d of %,d records%n", written, events);
                    progress.flush();
                }
            }
        }
    }
}
