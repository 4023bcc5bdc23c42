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
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** One file of a replay while it is being read. */
final class FileCursor implements Closeable {

    final String path;
    final int index;

    private final ReplaySettings settings;
    private final RecordDecoder decoder;
    private final boolean sorted;
    private ReplayFile.Phase phase;
    private long newest;
    private long offset;
    private long line;
    private long lastLine;
    private long zeros;
    private List<String> ignoredColumns = List.of();
    private @Nullable FileForm form;
    private @Nullable RecordReader records;

    /** What the record last read gave beside what was handed on. */
    private final Queue<Part> parts = new ArrayDeque<>();

    private byte @Nullable [] part;

    private record Part(Decoded decoded, byte[] raw) {}

    /**
     * @param index its place among the files
     */
    FileCursor(ReplayFile state, int index, ReplaySettings settings, RecordDecoder decoder) {
        this.path = state.path();
        this.index = index;
        this.settings = settings;
        this.decoder = decoder;
        this.sorted = settings.order() == ReplaySettings.Order.BY_EVENT_TIME;
        this.phase = state.phase();
        this.newest = state.newestMillis();
        this.offset = state.offset();
        this.line = state.line();
        this.lastLine = line;
    }

    ReplayFile state() {
        return new ReplayFile(path, phase, newest, offset, lastLine);
    }

    ReplayFile.Phase phase() {
        return phase;
    }

    /**
     * What the files are merged by: the newest event time read, else the first to come. Where
     * events are sorted later on, the event time last read.
     */
    long newest() {
        return newest;
    }

    boolean isStarted() {
        return offset > 0;
    }

    boolean isOpen() {
        return records != null;
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

    /** Zero bytes skipped since this was asked last. */
    long takeZeros() {
        long taken = zeros;
        zeros = 0;
        return taken;
    }

    /** Columns that no one reads; known after {@link #peek}. */
    List<String> ignoredColumns() {
        return ignoredColumns;
    }

    /** The cohort in {@code ingest_kpi} of the record last read; 0 in a file without an event. */
    long arrivedAt() {
        return newest == ReplayFile.NONE ? 0 : newest;
    }

    /** Reads up to the first event, for its time, and closes the file again. */
    void peek(long nowMillis) throws IOException {
        try {
            open(new AtomicLong());
            if (!decoder.takesApart()) {
                ignoredColumns = opened().ignoredColumns();
            }
            Decoded decoded = null;
            while (!(decoded instanceof ValidEvent) && opened().advance()) {
                at(opened());
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
        rewind();
    }

    /** Whether anything was read of it. */
    boolean hasRead() {
        return line > 0;
    }

    /** From its beginning. */
    void rewind() {
        line = 0;
        lastLine = 0;
        phase = ReplayFile.Phase.READING;
    }

    /** Passes over what was not read yet. */
    void giveUp() throws IOException {
        close();
        phase = ReplayFile.Phase.DONE;
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
            long eventTime = event.header().eventTimeMillis();
            newest = sorted ? eventTime : Math.max(newest, eventTime);
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
            if (records == null) {
                open(bytes);
            }
            boolean more = opened().advance();
            zeros += opened().zeros();
            if (!more) {
                giveUp();
                return false;
            }
        } catch (IOException e) {
            throw unreadable(e);
        }
        at(opened());
        offset = opened().offset();
        return true;
    }

    private void takeApart(long nowMillis) {
        byte[] record = opened().record();
        if (opened().refusal() != null || opened().length() > settings.recordBytes()) {
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

    private void at(RecordReader reader) {
        line = reader.line();
        lastLine = reader.lastLine();
    }

    private Decoded decode(long nowMillis) {
        RecordReader reader = opened();
        Refusal refusal = reader.refusal();
        if (refusal != null) {
            return refusal;
        }
        byte[] record = reader.record();
        if (reader.length() > settings.recordBytes()) {
            return new Refusal(
                    Refusal.Reason.TOO_LARGE,
                    "the record has %d bytes, at most %d are read; raw holds the first %d; the whole record: %s"
                            .formatted(
                                    reader.length(),
                                    settings.recordBytes(),
                                    record.length,
                                    reader.place()),
                    Header.DEFAULT_TENANT);
        }
        // In a sorted log no earlier record is newer than the event itself.
        long arrivedAt = sorted ? ReplayFile.NONE : newest;
        return decoder.decode(record, 0, record.length, origin(), arrivedAt, nowMillis);
    }

    private void open(AtomicLong bytes) throws IOException {
        String place = settings.place(path);
        FileForm known = form == null ? FileForm.of(Path.of(place), settings.input()) : form;
        form = known;
        records =
                RecordReaders.open(
                        place,
                        known,
                        settings.recordBytes(),
                        offset,
                        lastLine,
                        decoder.takesApart(),
                        bytes);
    }

    private RecordReader opened() {
        RecordReader known = records;
        if (known == null) {
            throw new IllegalStateException(path + " is not open");
        }
        return known;
    }

    private IOException unreadable(IOException e) {
        if (e instanceof UnreadableFileException) {
            return failure("%s %s".formatted(path, e.getMessage()), e);
        }
        String reason =
                e instanceof EOFException || String.valueOf(e.getMessage()).contains("Truncated")
                        ? "the compressed data ends too early"
                        : String.valueOf(e.getMessage());
        String unit = form != null && form.kind() == FileForm.Kind.PARQUET ? "row" : "line";
        return failure(
                "%s: cannot be read past %s %d: %s".formatted(path, unit, lastLine, reason), e);
    }

    private static IOException failure(String message, Exception cause) {
        return new IOException(message, new InputException(message, cause));
    }

    @Override
    public void close() throws IOException {
        RecordReader known = records;
        if (known != null) {
            records = null;
            known.close();
        }
    }
}
