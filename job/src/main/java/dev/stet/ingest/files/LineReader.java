package dev.stet.ingest.files;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * The lines of one file, blank ones left out. A line ends at {@code \n}, a {@code \r} before it
 * belongs to the end; the last line needs none. A byte order mark at the very start is skipped.
 *
 * <p>Memory stays near the limit whatever the length of a line.
 */
final class LineReader implements Closeable {

    private static final int FIRST_BUFFER_BYTES = 32 * 1024;
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final InputStream in;
    private final int limit;
    private byte[] buffer;

    /** Unread bytes: {@code buffer[from, to)}. */
    private int from;

    private int to;
    private boolean ended;

    private long offset;
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
        this.buffer = new byte[Math.min(FIRST_BUFFER_BYTES, limit + 2)];
        this.offset = offset;
        this.line = line;
    }

    /** Goes to the next line that is not blank; false at the end of the file. */
    boolean advance() throws IOException {
        if (offset == 0) {
            skipByteOrderMark();
        }
        while (readLine()) {
            if (length > record.length || !isBlank(record)) {
                return true;
            }
        }
        return false;
    }

    /** The line without its end; only the first {@code limit} bytes of a longer one. */
    byte[] record() {
        return record;
    }

    /** Bytes of the whole line without its end, also past the limit. */
    long length() {
        return length;
    }

    /** The number of the line last read, from 1; blank lines count. */
    long line() {
        return line;
    }

    /** Bytes of the (uncompressed) file up to the end of the line last read. */
    long offset() {
        return offset;
    }

    private boolean readLine() throws IOException {
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
            buffer = Arrays.copyOf(buffer, (int) Math.min(2L * buffer.length, limit + 2L));
        }
        int read = in.read(buffer, to, buffer.length - to);
        ended = read < 0;
        to += Math.max(read, 0);
        return !ended;
    }

    private void skipByteOrderMark() throws IOException {
        while (to - from < BYTE_ORDER_MARK.length && fill()) {}
        int end = from + BYTE_ORDER_MARK.length;
        if (end <= to && Arrays.equals(buffer, from, end, BYTE_ORDER_MARK, 0, end - from)) {
            offset += end - from;
            from = end;
        }
    }

    private static boolean isBlank(byte[] line) {
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
