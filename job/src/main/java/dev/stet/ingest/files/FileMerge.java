package dev.stet.ingest.files;

import dev.stet.contract.Decoded;
import dev.stet.contract.PassedOver;
import dev.stet.contract.Received;
import dev.stet.contract.Refusal;
import dev.stet.contract.SuggestionEvent;
import dev.stet.contract.ValidEvent;
import dev.stet.ingest.ArrivalClock;
import dev.stet.ingest.RecordDecoder;
import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
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
 * on exactly where it stood.
 */
final class FileMerge implements Closeable {

    /** Least event time first; a file already begun before another, then by name. */
    private static final Comparator<FileCursor> NEXT =
            Comparator.comparingLong(FileCursor::newest)
                    .thenComparing(file -> !file.isStarted())
                    .thenComparingInt(file -> file.index);

    private final ArrivalClock clock;
    private final ReplayProgress progress;
    private final long slackMillis;
    private final long outOfOrdernessMillis;
    private final List<FileCursor> files = new ArrayList<>();
    private final Queue<FileCursor> unseen = new ArrayDeque<>();
    private final PriorityQueue<FileCursor> waiting = new PriorityQueue<>(NEXT);
    private @Nullable FileCursor current;
    private long records;
    private long refused;
    private long late;

    FileMerge(
            ReplaySplit split,
            ReplaySettings settings,
            RecordDecoder decoder,
            ArrivalClock clock,
            ReplayProgress progress) {
        this.clock = clock;
        this.progress = progress;
        this.slackMillis = settings.slackMillis();
        this.outOfOrdernessMillis = settings.outOfOrderness().toMillis();
        this.records = split.records();
        this.refused = split.refused();
        this.late = split.late();
        long total = 0;
        long done = 0;
        for (ReplayFile state : split.files()) {
            FileCursor file = new FileCursor(state, files.size(), settings.recordBytes(), decoder);
            files.add(file);
            long size = new File(file.path).length();
            total += size;
            switch (file.phase()) {
                case UNSEEN -> unseen.add(file);
                case READING -> waiting.add(file);
                case DONE -> done += size;
            }
        }
        progress.start(total, done);
        progress.set(records, refused, late);
    }

    ReplaySplit snapshot() {
        return new ReplaySplit(
                files.stream().map(FileCursor::state).toList(), records, refused, late);
    }

    /**
     * Looks into one more file for its first event; false when all are known. Comes before {@link
     * #next()}.
     */
    boolean peek() throws IOException {
        FileCursor file = unseen.poll();
        if (file == null) {
            return false;
        }
        file.peek(clock.millis());
        waiting.add(file);
        return true;
    }

    /**
     * The next record; null at the end of all files.
     *
     * @throws IOException naming the file and the line
     */
    @Nullable Received next() throws IOException {
        while (true) {
            FileCursor file = current == null ? waiting.poll() : current;
            if (file == null) {
                return null;
            }
            current = file;
            long now = clock.millis();
            Decoded decoded = file.next(now, progress.bytesRead());
            if (decoded != null) {
                return received(file, decoded, now);
            }
            current = null;
        }
    }

    /** Whether the next event is of the same record as the last one. */
    boolean isWithinRecord() {
        return current != null && current.isWithinRecord();
    }

    private Received received(FileCursor file, Decoded decoded, long now) {
        FileCursor other = waiting.peek();
        long frontier = other == null ? file.newest() : Math.min(file.newest(), other.newest());
        boolean isLate =
                decoded instanceof ValidEvent event
                        && file.newest() - event.header().eventTimeMillis() > slackMillis;
        note(file, decoded, isLate);
        records++;
        refused += decoded instanceof Refusal ? 1 : 0;
        late += isLate ? 1 : 0;
        progress.set(records, refused, late);
        if (other != null && !file.isWithinRecord() && NEXT.compare(other, file) < 0) {
            waiting.add(file);
            current = null;
        }
        return new Received(
                decoded, file.origin(), now, file.arrivedAt(), file.record(), frontier, isLate);
    }

    private void note(FileCursor file, Decoded decoded, boolean isLate) {
        ReplayFindings findings = progress.findings();
        if (decoded instanceof Refusal refusal) {
            findings.refused(refusal, file.origin());
        } else if (decoded instanceof PassedOver passed) {
            findings.passedOver(passed);
        } else if (decoded instanceof ValidEvent event) {
            long eventTime = event.header().eventTimeMillis();
            if (isLate) {
                findings.late(file.origin(), file.newest() - eventTime - outOfOrdernessMillis);
            } else {
                findings.counted(eventTime);
                if (event.hot() instanceof SuggestionEvent suggestion) {
                    findings.counted(suggestion, file.origin());
                }
            }
        }
    }

    @Override
    public void close() throws IOException {
        for (FileCursor file : files) {
            file.close();
        }
    }
}
