package dev.stet.bench.scale;

import dev.stet.bench.live.Lab;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * {@code ./stet replay} of one log in the order in which it was written, and of the same lines
 * shuffled. Both must write the same rows.
 */
final class DisorderedReplay {

    private static final double MEBIBYTE = 1 << 20;

    private final Lab lab;
    private final Duration limit;

    DisorderedReplay(Lab lab, Duration limit) {
        this.lab = lab;
        this.limit = limit;
    }

    /**
     * A table in Markdown.
     *
     * @throws IOException where a replay fails, or the shuffled log gives other rows
     */
    String run(long events) throws IOException, InterruptedException {
        Path folder = lab.folder("disorder");
        Path log = folder.resolve("events.jsonl");
        lab.say("disorder: %,d events ...", events);
        ReplayedLog.write(log, events, Long.MAX_VALUE);
        Path shuffled = folder.resolve("shuffled.jsonl");
        ShuffledLines.write(log, shuffled, lab.folder("parts"));
        MeasuredReplay inOrder = replay(log, "in order");
        MeasuredReplay inDisorder = replay(shuffled, "shuffled");
        if (!rowsOf(log).equals(rowsOf(shuffled))) {
            throw new IOException("the shuffled log gives other rows than the log in order");
        }
        return "| log of %,d events | peak RSS MiB | CPU µs/event | ÷ in order | s | ÷ in order |%n"
                        .formatted(events)
                + "|---|---|---|---|---|---|%n".formatted()
                + row("in order", inOrder, inOrder, events)
                + row("shuffled", inDisorder, inOrder, events)
                + "%nBoth wrote the same rows, with -Xmx%s.%n".formatted(MeasuredReplay.HEAP);
    }

    private MeasuredReplay replay(Path log, String order) throws IOException, InterruptedException {
        lab.say("disorder: the replay %s ...", order);
        return MeasuredReplay.run(lab, log, Files.createDirectories(outOf(log)), limit);
    }

    private static Path outOf(Path log) {
        return log.resolveSibling("of-" + log.getFileName());
    }

    /** Of every file of rows its digest; files whose names tell the run are not among them. */
    private static SortedMap<String, String> rowsOf(Path log) throws IOException {
        SortedMap<String, String> digests = new TreeMap<>();
        try (Stream<Path> files = Files.walk(outOf(log).resolve("out"))) {
            for (Path file :
                    files.filter(f -> f.getFileName().toString().contains("_kpi.")).toList()) {
                digests.put(file.getFileName().toString(), digest(file));
            }
        }
        if (digests.isEmpty()) {
            throw new IOException("the replay wrote no rows into " + outOf(log));
        }
        return digests;
    }

    private static String digest(Path file) throws IOException {
        try (DigestInputStream in =
                new DigestInputStream(
                        Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String row(
            String order, MeasuredReplay replay, MeasuredReplay inOrder, long events) {
        return String.format(
                Locale.ROOT,
                "| %s | %,.0f | %.2f | %.2f | %,.0f | %.2f |%n",
                order,
                replay.peakBytes() / MEBIBYTE,
                replay.cpu().toNanos() / 1e3 / events,
                (double) replay.cpu().toNanos() / inOrder.cpu().toNanos(),
                replay.seconds(),
                replay.seconds() / inOrder.seconds());
    }
}
