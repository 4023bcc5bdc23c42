package dev.stet.ingest.files;

import dev.stet.contract.Decoded;
import dev.stet.contract.Received;
import dev.stet.contract.ValidEvent;
import dev.stet.ingest.ArrivalClock;
import dev.stet.ingest.RecordDecoder;
import java.io.File;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Reads files one after the other, sorts their records by event time, and hands them on as one file
 * in time order would. A refused record goes with the event before it in its file, or with the
 * first one. Equal times keep the order of reading.
 *
 * <p>A restored replay sorts again and leaves out what it handed on before: as long as the files
 * stay as they are, the order is the same.
 */
final class SortedFiles implements ReplayInput {

    private static final byte[] NOT_KEPT = {};

    /** So many records are read in one step, so that a barrier does not wait for long. */
    private static final int RECORDS_A_STEP = 1_000;

    private final ArrivalClock clock;
    private final ReplayProgress progress;
    private final ReplaySplit split;
    private final ReplayCounts counts;
    private final BadFiles badFiles;
    private final Queue<FileCursor> files = new ArrayDeque<>();
    private final EventSort sort;
    private final long bytes;
    private @Nullable FileCursor current;
    private boolean sorted;
    private long toLeaveOut;
    private long handedOn;

    SortedFiles(
            ReplaySplit split,
            ReplaySettings settings,
            RecordDecoder decoder,
            ArrivalClock clock,
            ReplayProgress progress) {
        this.clock = clock;
        this.progress = progress;
        this.split = split;
        this.counts = new ReplayCounts(split, settings, progress);
        this.badFiles = new BadFiles(settings, progress.findings());
        this.sort = new EventSort(settings.scratch(), EventSort.bytesOfHeap());
        this.toLeaveOut = split.records();
        long total = 0;
        for (ReplayFile state : split.files()) {
            files.add(
                    new FileCursor(
                            ReplayFile.unseen(state.path()), files.size(), settings, decoder));
            total += new File(settings.place(state.path())).length();
        }
        this.bytes = total;
        // Each byte is read once, and once more on its way out of the sort.
        progress.start(2 * total, 0);
    }

    @Override
    public ReplaySplit snapshot() {
        List<ReplayFile> unread =
                split.files().stream().map(file -> ReplayFile.unseen(file.path())).toList();
        return new ReplaySplit(unread, counts.records(), counts.refused(), counts.late());
    }

    @Override
    public boolean prepare() throws IOException {
        if (sorted) {
            return leaveOut();
        }
        for (int n = 0; n < RECORDS_A_STEP; n++) {
            FileCursor file = current == null ? begin() : current;
            if (file == null) {
                sort.sort();
                sorted = true;
                return true;
            }
            current = file;
            read(file);
        }
        return true;
    }

    private @Nullable FileCursor begin() throws IOException {
        for (FileCursor file = files.poll(); file != null; file = files.poll()) {
            if (badFiles.peek(file, clock.millis())) {
                return file;
            }
        }
        return null;
    }

    private void read(FileCursor file) throws IOException {
        long now = clock.millis();
        Decoded decoded = badFiles.next(file, now, progress.bytesRead());
        if (decoded == null) {
            current = null;
            return;
        }
        long time = file.arrivedAt();
        byte[] raw = decoded instanceof ValidEvent ? NOT_KEPT : file.record();
        long frontier = decoded instanceof ValidEvent ? time : Long.MIN_VALUE;
        sort.add(time, new Received(decoded, file.origin(), now, time, raw, frontier, false));
    }

    /** What was handed on before a restore. */
    private boolean leaveOut() throws IOException {
        for (int n = 0; n < RECORDS_A_STEP && toLeaveOut > 0; n++) {
            toLeaveOut--;
            handedOn++;
            sort.next();
        }
        return toLeaveOut > 0;
    }

    @Override
    public @Nullable Received next() throws IOException {
        Received received = sort.next();
        if (received != null) {
            handedOn++;
            counts.add(received.decoded(), received.origin(), received.arrivedAtMillis(), false);
            progress.bytesRead().set(bytes + (long) ((double) bytes * handedOn / sort.size()));
        }
        return received;
    }

    @Override
    public void close() throws IOException {
        if (current != null) {
            current.close();
        }
        sort.close();
    }
}
