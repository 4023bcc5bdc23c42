package dev.stet.ingest.files;

import dev.stet.contract.Decoded;
import dev.stet.contract.Header;
import dev.stet.contract.Origin;
import dev.stet.contract.Refusal;
import dev.stet.contract.ValidEvent;
import dev.stet.ingest.RecordDecoder;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** One file of a replay while it is being read. */
final class FileCursor implements Closeable {

    final String path;
    final int index;

    private final int recordBytes;
    private final RecordDecoder decoder;
    private ReplayFile.Phase phase;
    private long newest;
    private long offset;
    private long line;
    private @Nullable LineReader lines;

    /** What the record last read gave beside what was handed on. */
    private final Queue<Part> parts = new ArrayDeque<>();

    private byte @Nullable [] part;

    private record Part(Decoded decoded, byte[] raw) {}

    /**
     * @param index its place among the files
     */
    FileCursor(ReplayFile state, int index, int recordBytes, RecordDecoder decoder) {
        this.path = state.path();
        this.index = index;
        this.recordBytes = recordBytes;
        this.decoder = decoder;
        this.phase = state.phase();
        this.newest = state.newestMillis();
        this.offset = state.offset();
        this.line = state.line();
    }

    ReplayFile state() {
        return new ReplayFile(path, phase, newest, offset, line);
    }

    ReplayFile.Phase phase() {
        return phase;
    }

    /** What the files are merged by: the newest event time read, else the first to come. */
    long newest() {
        return newest;
    }

    boolean isStarted() {
        return offset > 0;
    }

    /** Where the record last read came from. */
    Origin origin() {
        return new Origin(path, Origin.NO_PARTITION, line);
    }

    /**
     * Bytes of the record last read, or of the entry of it; the beginning only of one that is too
     * large.
     */
    byte[] record() {
        return part == null ? opened().record() : part;
    }

    /** The cohort in {@code ingest_kpi} of the record last read; 0 in a file without an event. */
    long arrivedAt() {
        return newest == ReplayFile.NONE ? 0 : newest;
    }

    /** Reads up to the first event, for its time, and closes the file again. */
    void peek(long nowMillis) throws IOException {
        try {
            open(new AtomicLong());
            Decoded decoded = null;
            while (!(decoded instanceof ValidEvent) && opened().advance()) {
                line = opened().line();
                decoded = decode(nowMillis);
            }
            if (decoded instanceof ValidEvent event) {
                newest = event.header().eventTimeMillis();
            }
        } catch (IOException e) {
            throw unreadable(e);
        } finally {
            close();
        }
        line = 0;
        phase = ReplayFile.Phase.READING;
    }

    /**
     * The next record, whose event time then counts; null at the end of the file, which is closed.
     *
     * @param bytes grows by what is read of the file
     */
    @Nullable Decoded next(long nowMillis, AtomicLong bytes) throws IOException {
        Part rest = parts.poll();
        while (rest == null && decoder.takesApart()) {
            if (!advance(bytes)) {
                return null;
            }
            takeApart(nowMillis);
            rest = parts.poll();
        }
        if (rest == null && !advance(bytes)) {
            return null;
        }
        part = rest == null ? null : rest.raw();
        Decoded decoded = rest == null ? decode(nowMillis) : rest.decoded();
        if (decoded instanceof ValidEvent event) {
            newest = Math.max(newest, event.header().eventTimeMillis());
            if (rest != null) {
                // It was decoded before what stands in front of it in its record was handed on.
                decoded = event.arrivedAt(newest);
            }
        }
        return decoded;
    }

    /** Whether the record last read gave more than was handed on. */
    boolean isWithinRecord() {
        return !parts.isEmpty();
    }

    /** Whether there is one more record; at the end the file is closed. */
    private boolean advance(AtomicLong bytes) throws IOException {
        try {
            if (lines == null) {
                open(bytes);
            }
            if (!opened().advance()) {
                close();
                phase = ReplayFile.Phase.DONE;
                return false;
            }
        } catch (IOException e) {
            throw unreadable(e);
        }
        line = opened().line();
        offset = opened().offset();
        return true;
    }

    private void takeApart(long nowMillis) {
        byte[] record = opened().record();
        if (opened().length() > recordBytes) {
            parts.add(new Part(decode(nowMillis), record));
            return;
        }
        decoder.decodeAll(
                record,
                Map.of(),
                origin(),
                newest,
                nowMillis,
                (decoded, raw) -> parts.add(new Part(decoded, raw)));
    }

    private Decoded decode(long nowMillis) {
        LineReader reader = opened();
        if (reader.length() > recordBytes) {
            return new Refusal(
                    Refusal.Reason.TOO_LARGE,
                    "the line has %d bytes, at most %d are read; raw holds the first %d"
                            .formatted(reader.length(), recordBytes, reader.record().length),
                    Header.DEFAULT_TENANT);
        }
        byte[] record = reader.record();
        return decoder.decode(record, 0, record.length, origin(), newest, nowMillis);
    }

    private void open(AtomicLong bytes) throws IOException {
        lines = new LineReader(FileBytes.open(path, offset, bytes), recordBytes, offset, line);
    }

    private LineReader opened() {
        LineReader known = lines;
        if (known == null) {
            throw new IllegalStateException(path + " is not open");
        }
        return known;
    }

    private IOException unreadable(IOException e) {
        String reason =
                e instanceof EOFException
                        ? "the compressed data ends too early"
                        : String.valueOf(e.getMessage());
        String message = "%s: cannot be read past line %d: %s".formatted(path, line, reason);
        return new IOException(message, new InputException(message, e));
    }

    @Override
    public void close() throws IOException {
        LineReader known = lines;
        if (known != null) {
            lines = null;
            known.close();
        }
    }
}
