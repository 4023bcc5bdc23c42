package dev.stet.ingest.files;

import dev.stet.ingest.ByteOrderMark;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * The lines of one file, blank ones left out. A line ends at {@code \n}, a {@code \r} before it
 * belongs to the end; the last line needs none. Before a line, a byte order mark and a run of zero
 * bytes, as a power cut or a truncated file leaves them, are skipped.
 *
 * <p>Memory stays near the limit whatever the length of a line.
 */
final class LineReader implements RecordReader {

    private static final int FIRST_BUFFER_BYTES = 32 * 1024;

    /** A schema registry's frame: fewer zeros than this may belong to one. */
    private static final int FRAME_BYTES = 5;

    private final InputStream in;
    private final int limit;
    private final long mostBytes;
    private byte[] buffer;

    /** Unread bytes: {@code buffer[from, to)}. */
    private int from;

    private int to;
    private boolean ended;

    private long offset;
    private long start;
    private long zeros;
    private long line;
    private byte[] record = {};
    private long length;

    /**
     * @param in stands at {@code offset}; closed with this reader
     * @param limit bytes of a line that are kept at the most
     * @param offset bytes of the (uncompressed) file before {@code in}
     * @param line lines before {@code in}
     */
    LineReader(InputStream in, int limit, long offset, long line) {
        this.in = in;
        this.limit = limit;
        this.mostBytes = Math.max(limit + 2L, FRAME_BYTES + 1L);
        this.buffer = new byte[(int) Math.min(FIRST_BUFFER_BYTES, mostBytes)];
        this.offset = offset;
        this.line = line;
    }

    /** Goes to the next line that is not blank; false at the end of the file. */
    @Override
    public boolean advance() throws IOException {
        zeros = 0;
        while (readLine()) {
            if (length > record.length || !isBlank(record)) {
                return true;
            }
        }
        return false;
    }

    /** As {@link #advance}, but stops at blank lines, too. */
    boolean advanceToAny() throws IOException {
        zeros = 0;
        return readLine();
    }

    /** The line without its end; only the first {@code limit} bytes of a longer one. */
    @Override
    public byte[] record() {
        return record;
    }

    /** Bytes of the whole line without its end, also past the limit. */
    @Override
    public long length() {
        return length;
    }

    /** The number of the line last read, from 1; blank lines count. */
    @Override
    public long line() {
        return line;
    }

    @Override
    public long lastLine() {
        return line;
    }

    @Override
    public long start() {
        return start;
    }

    @Override
    public long zeros() {
        return zeros;
    }

    /** Bytes of the (uncompressed) file up to the end of the line last read. */
    @Override
    public long offset() {
        return offset;
    }

    private boolean readLine() throws IOException {
        skipMarks();
        start = offset;
        int scanned = from;
        while (true) {
            while (scanned < to && buffer[scanned] != '\n') {
                scanned++;
            }
            if (scanned < to) {
                take(scanned, 1);
                return true;
            }
            if (to - from > limit + 1) {
                takeOverlong();
                return true;
            }
            int pending = scanned - from;
            if (!fill()) {
                if (pending == 0) {
                    return false;
                }
                take(to, 0);
                return true;
            }
            scanned = from + pending;
        }
    }

    private void take(int end, int terminator) {
        int last = end > from && buffer[end - 1] == '\r' ? end - 1 : end;
        length = (long) last - from;
        record = Arrays.copyOfRange(buffer, from, Math.min(last, from + limit));
        line++;
        offset += end + terminator - from;
        from = end + terminator;
    }

    /** Keeps the beginning of the line that fills the buffer, skips the rest. */
    private void takeOverlong() throws IOException {
        byte[] kept = Arrays.copyOfRange(buffer, from, from + limit);
        long seen = 0;
        boolean carriageReturn = false;
        int terminator = 0;
        do {
            int end = from;
            while (end < to && buffer[end] != '\n') {
                end++;
            }
            if (end > from) {
                carriageReturn = buffer[end - 1] == '\r';
            }
            seen += end - from;
            terminator = end < to ? 1 : 0;
            from = end + terminator;
        } while (terminator == 0 && fill());
        record = kept;
        length = carriageReturn ? seen - 1 : seen;
        line++;
        offset += seen + terminator;
    }

    /** Reads on behind the unread bytes, which may move; false at the end of the file. */
    private boolean fill() throws IOException {
        if (ended) {
            return false;
        }
        if (from > 0) {
            System.arraycopy(buffer, from, buffer, 0, to - from);
            to -= from;
            from = 0;
        }
        if (to == buffer.length) {
            buffer = Arrays.copyOf(buffer, (int) Math.min(2L * buffer.length, mostBytes));
        }
        int read = in.read(buffer, to, buffer.length - to);
        ended = read < 0;
        to += Math.max(read, 0);
        return !ended;
    }

    private void skipMarks() throws IOException {
        while (from < to || fill()) {
            long before = offset;
            if (buffer[from] == 0) {
                skipZeros();
            } else if (buffer[from] == ByteOrderMark.FIRST) {
                skipByteOrderMark();
            }
            if (offset == before) {
                return;
            }
        }
    }

    private void skipByteOrderMark() throws IOException {
        ensure(ByteOrderMark.LENGTH);
        int end = ByteOrderMark.behind(buffer, from, to);
        offset += end - from;
        from = end;
    }

    /** A frame stays where it is, for the record's refusal to name it. */
    private void skipZeros() throws IOException {
        ensure(FRAME_BYTES + 1);
        int run = 0;
        while (run < FRAME_BYTES && from + run < to && buffer[from + run] == 0) {
            run++;
        }
        if (run < FRAME_BYTES && from + run < to && !mayFollowZeros(buffer[from + run])) {
            return;
        }
        do {
            while (from < to && buffer[from] == 0) {
                from++;
                offset++;
                zeros++;
            }
        } while (from == to && fill());
    }

    private static boolean mayFollowZeros(byte next) {
        return next == '{' || next == '\n' || next == '\r' || next == ByteOrderMark.FIRST;
    }

    /** Has so many unread bytes in the buffer, or all that are left. */
    private void ensure(int bytes) throws IOException {
        while (to - from < bytes && fill()) {}
    }

    /** Whether there is nothing but white space. */
    static boolean isBlank(byte[] line) {
        for (byte b : line) {
            if (b != ' ' && b != '\t' && b != '\r') {
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
