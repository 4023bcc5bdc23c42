package dev.stet.ingest.files;

import dev.stet.contract.Decoded;
import dev.stet.contract.Received;
import dev.stet.contract.ValidEvent;
import dev.stet.ingest.ArrivalClock;
import dev.stet.ingest.RecordDecoder;
import java.io.File;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Reads several files as one stream, always on from the file whose own newest event time is least.
 *
 * <p>A file counts with its first event time until it is opened, which happens when the others have
 * come that far: files cut by time are read one after the other, files cut by hash side by side.
 * Which file comes next depends on nothing but how far each has been read, so a restored merge goes
 * on exactly where it stood. Of many files read side by side, those that were read longest ago are
 * closed, and opened again at their offset.
 */
final class FileMerge implements ReplayInput {

    /** A process may have 1,024 at many a shell's limit, and Flink needs some. */
    static final int MOST_OPEN = 256;

    /** Least event time first; a file already begun before another, then by name. */
    private static final Comparator<FileCursor> NEXT =
            Comparator.comparingLong(FileCursor::newest)
                    .thenComparing(file -> !file.isStarted())
                    .thenComparingInt(file -> file.index);

    private final ArrivalClock clock;
    private final ReplayProgress progress;
    private final ReplaySettings settings;
    private final ReplayCounts counts;
    private final BadFiles badFiles;
    private final List<FileCursor> files = new ArrayList<>();
    private final Queue<FileCursor> unseen = new ArrayDeque<>();
    private final PriorityQueue<FileCursor> waiting = new PriorityQueue<>(NEXT);

    /** In the order in which they were read last. */
    private final LinkedHashSet<FileCursor> open = new LinkedHashSet<>();

    private @Nullable FileCursor current;

    FileMerge(
            ReplaySplit split,
            ReplaySettings settings,
            RecordDecoder decoder,
            ArrivalClock clock,
            ReplayProgress progress) {
        this.clock = clock;
        this.progress = progress;
        this.settings = settings;
        this.counts = new ReplayCounts(split, settings, progress);
        this.badFiles = new BadFiles(settings, progress.findings());
        long total = 0;
        long done = 0;
        for (ReplayFile state : split.files()) {
            FileCursor file = new FileCursor(state, files.size(), settings, decoder);
            files.add(file);
            long size = new File(settings.place(file.path)).length();
            total += size;
            switch (file.phase()) {
                case UNSEEN -> unseen.add(file);
                case READING -> waiting.add(file);
                case DONE -> done += size;
            }
        }
        progress.start(total, done);
    }

    @Override
    public ReplaySplit snapshot() {
        return new ReplaySplit(
                files.stream().map(FileCursor::state).toList(),
                counts.records(),
                counts.refused(),
                counts.late());
    }

    /** Looks into one more file for its first event. */
    @Override
    public boolean prepare() throws IOException {
        FileCursor file = unseen.poll();
        if (file == null) {
            return false;
        }
        if (badFiles.peek(file, clock.millis())) {
            waiting.add(file);
        }
        return true;
    }

    @Override
    public @Nullable Received next() throws IOException {
        while (true) {
            FileCursor file = current == null ? waiting.poll() : current;
            if (file == null) {
                return null;
            }
            if (file != current) {
                current = file;
                use(file);
            }
            long now = clock.millis();
            Decoded decoded = badFiles.next(file, now, progress.bytesRead());
            if (decoded != null) {
                return received(file, decoded, now);
            }
            open.remove(file);
            current = null;
        }
    }

    @Override
    public boolean isWithinRecord() {
        return current != null && current.isWithinRecord();
    }

    private void use(FileCursor file) throws IOException {
        open.remove(file);
        open.add(file);
        if (open.size() <= MOST_OPEN) {
            return;
        }
        failIfOrdered("more than %d files overlap in time".formatted(MOST_OPEN));
        Iterator<FileCursor> oldest = open.iterator();
        oldest.next().close();
        oldest.remove();
    }

    private Received received(FileCursor file, Decoded decoded, long now) throws IOException {
        FileCursor other = waiting.peek();
        long frontier = other == null ? file.newest() : Math.min(file.newest(), other.newest());
        boolean isLate =
                decoded instanceof ValidEvent event
                        && file.newest() - event.header().eventTimeMillis()
                                > settings.slackMillis();
        if (isLate) {
            failIfOrdered(
                    "%s is out of time order at line %d"
                            .formatted(file.path, file.origin().position()));
        }
        counts.add(decoded, file.origin(), file.newest(), isLate);
        if (other != null && !file.isWithinRecord() && NEXT.compare(other, file) < 0) {
            waiting.add(file);
            current = null;
        }
        return new Received(
                decoded, file.origin(), now, file.arrivedAt(), file.record(), frontier, isLate);
    }

    private void failIfOrdered(String reason) throws IOException {
        if (settings.order() == ReplaySettings.Order.AS_READ_IF_ORDERED) {
            progress.findings().outOfOrder(reason);
            throw new OutOfOrderException(reason);
        }
    }

    @Override
    public void close() throws IOException {
        for (FileCursor file : files) {
            file.close();
        }
    }
}
