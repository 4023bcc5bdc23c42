package dev.stet.ingest.files;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * The objects of a file that does not hold one a line: the elements of a JSON array, or
 * pretty-printed objects one after the other. What stands between objects (brackets, commas, white
 * space, byte order marks, zero bytes) is skipped; anything else is a record up to the end of its
 * line, to be refused.
 *
 * <p>An object that begins at the start of a line ends at the latest where another one begins so: a
 * torn object costs no more than itself. Where reading goes on is the offset alone.
 */
final class JsonValueReader implements RecordReader {

    private static final int BUFFER_BYTES = 32 * 1024;
    private static final int END = -1;

    private final InputStream in;
    private final int limit;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();

    private int at;
    private int filled;
    private long offset;
    private long start;
    private long line;
    private long firstLine;
    private long length;
    private long zeros;

    /** Whether nothing but the beginning of the line lies before the next byte. */
    private boolean lineStart = true;

    /**
     * @param in stands at {@code offset}; closed with this reader
     * @param limit bytes of an object that are kept at the most
     * @param offset bytes of the (decompressed) file before {@code in}
     * @param line lines that {@code in} has begun; 0 at its start
     */
    JsonValueReader(InputStream in, int limit, long offset, long line) {
        this.in = in;
        this.limit = limit;
        this.offset = offset;
        this.line = Math.max(1, line);
        this.lineStart = offset == 0;
    }

    @Override
    public boolean advance() throws IOException {
        zeros = 0;
        int next = peek();
        while (next != END && isBetween(next)) {
            zeros += next == 0 ? 1 : 0;
            take();
            next = peek();
        }
        if (next == END) {
            return false;
        }
        kept.reset();
        length = 0;
        start = offset;
        firstLine = line;
        if (next == '{') {
            readObject();
        } else {
            readLine();
        }
        return true;
    }

    private static boolean isBetween(int next) {
        return switch (next) {
            case ' ', '\t', '\r', '\n', ',', '[', ']', 0, 0xEF, 0xBB, 0xBF -> true;
            default -> false;
        };
    }

    private void readObject() throws IOException {
        boolean resynchronizes = lineStart;
        boolean inString = false;
        boolean escaped = false;
        int depth = 0;
        do {
            int next = peek();
            if (next == END || next == '{' && depth > 0 && lineStart && resynchronizes) {
                return;
            }
            keep(take());
            if (next == '\n') {
                inString = false; // no string of JSON holds one: this one is torn
                escaped = false;
            } else if (inString) {
                inString = escaped || next != '"';
                escaped = !escaped && next == '\\';
            } else if (next == '"') {
                inString = true;
            } else if (next == '{' || next == '[') {
                depth++;
            } else if (next == '}' || next == ']') {
                depth--;
            }
        } while (depth > 0);
    }

    /** To the end of the line, or to the next object of an array. */
    private void readLine() throws IOException {
        int last = 0; // the last byte that is no space
        for (int next = peek();
                next != END && next != '\n' && !(next == '{' && last == ',');
                next = peek()) {
            keep(take());
            last = next == ' ' || next == '\t' ? last : next;
        }
    }

    private void keep(int next) {
        if (length++ < limit) {
            kept.write(next);
        }
    }

    private int peek() throws IOException {
        if (at == filled) {
            at = 0;
            filled = Math.max(0, in.read(buffer, 0, buffer.length));
        }
        return filled == 0 ? END : buffer[at] & 0xFF;
    }

    /** The byte last peeked at. */
    private int take() {
        int next = buffer[at++] & 0xFF;
        offset++;
        lineStart = next == '\n';
        line += next == '\n' ? 1 : 0;
        return next;
    }

    @Override
    public byte[] record() {
        return kept.toByteArray();
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public long line() {
        return firstLine;
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
    public long offset() {
        return offset;
    }

    @Override
    public long zeros() {
        return zeros;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
