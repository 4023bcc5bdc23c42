package dev.stet.bench.scale;

import dev.stet.bench.live.Lab;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

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
        long rows =
                new ReplayedRows(outOf(log).resolve("out"), outOf(shuffled).resolve("out")).same();
        return "| log of %,d events | peak RSS MiB | CPU µs/event | ÷ in order | s | ÷ in order |%n"
                        .formatted(events)
                + "|---|---|---|---|---|---|%n".formatted()
                + row("in order", inOrder, inOrder, events)
                + row("shuffled", inDisorder, inOrder, events)
                + "%nBoth wrote the same %,d rows, but for when they were written and how events arrived (`ingest_kpi`), with -Xmx%s.%n"
                        .formatted(rows, MeasuredReplay.HEAP);
    }

    private MeasuredReplay replay(Path log, String order) throws IOException, InterruptedException {
        lab.say("disorder: the replay %s ...", order);
        return MeasuredReplay.run(lab, log, Files.createDirectories(outOf(log)), limit);
    }

    private static Path outOf(Path log) {
        return log.resolveSibling("of-" + log.getFileName());
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
