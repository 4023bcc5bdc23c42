package dev.stet.ingest.files;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader.CsvReaderBuilder;
import dev.stet.contract.Header;
import dev.stet.contract.Refusal;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a CSV file as JSON objects, in the names of its header line (RFC 4180). The cells are
 * separated by what separates the names of the header.
 *
 * <p>A row is a line, and those after it as long as a quoted cell is open. A quote that is never
 * closed must not swallow the rows behind it: where the lines make no row, the first of them is
 * read alone.
 */
final class CsvRowReader implements RecordReader {

    private static final String NOT_CLOSED =
            "a quote is opened in the row and not closed; within a cell, a quote is written twice";

    private final LineReader lines;
    private final int limit;
    private final Deque<CsvLine> ahead = new ArrayDeque<>();
    private final CsvReaderBuilder parser;
    private final RowColumns columns;
    private final RowJson json;

    private byte[] record = {};
    private @Nullable Refusal refusal;
    private long length;
    private long line;
    private long lastLine;
    private long start;
    private long offset;
    private long zeros;

    private CsvRowReader(CsvHeader header, LineReader lines, int limit) {
        this.parser = header.parser();
        this.columns = new RowColumns(header.names());
        this.json = new RowJson(columns);
        this.lines = lines;
        this.limit = limit;
        this.offset = lines.offset();
        this.lastLine = lines.lastLine();
    }

    /**
     * @param limit bytes of a row that are kept at the most
     * @param offset bytes of the (decompressed) file to leave out, beyond the header
     * @param line lines within these
     * @param mapped whether a mapping reads the rows, and the names need not be the contract's
     * @param bytes grows by what is read of the file
     * @throws UnreadableFileException where the header is not one of events
     */
    static CsvRowReader open(
            String file, int limit, long offset, long line, boolean mapped, AtomicLong bytes)
            throws IOException {
        CsvHeader header = CsvHeader.read(file, limit);
        if (!header.names().isEmpty()) {
            new RowColumns(header.names()).require(mapped);
        }
        boolean fresh = offset < header.offset();
        long from = fresh ? header.offset() : offset;
        long before = fresh ? header.line() : line;
        var in = FileBytes.open(file, from, bytes);
        return new CsvRowReader(header, new LineReader(in, limit, from, before), limit);
    }

    @Override
    public boolean advance() throws IOException {
        refusal = null;
        zeros = 0;
        CsvLine first = next();
        while (first != null && first.isBlank()) {
            zeros += first.zeros();
            first = next();
        }
        if (first == null) {
            zeros += lines.zeros();
            return false;
        }
        start = first.start();
        line = first.number();
        if (!first.isWhole()) {
            take(List.of(first), first.bytes());
        } else {
            readRow(first);
        }
        return true;
    }

    private @Nullable CsvLine next() throws IOException {
        CsvLine known = ahead.poll();
        return known == null ? read() : known;
    }

    private @Nullable CsvLine read() throws IOException {
        return lines.advanceToAny() ? CsvLine.of(lines) : null;
    }

    private void readRow(CsvLine first) throws IOException {
        List<CsvLine> whole = first.hasOddQuotes() ? quoted(first) : List.of(first);
        if (whole.size() > 1) {
            try {
                byte[] row = row(whole);
                for (int n = 1; n < whole.size(); n++) {
                    ahead.remove();
                }
                take(whole, row);
                return;
            } catch (CsvParseException | CharacterCodingException e) {
                // The quotes that pair are of different rows.
            }
        }
        List<CsvLine> alone = List.of(first);
        try {
            take(alone, row(alone));
        } catch (CharacterCodingException e) {
            take(alone, first.bytes());
            refuse("the row " + CsvHeader.NOT_UTF8);
        } catch (CsvParseException e) {
            take(alone, first.bytes());
            refuse(first.hasOddQuotes() ? NOT_CLOSED : String.valueOf(e.getMessage()));
        }
    }

    /** The lines up to the one that closes the quote; the first alone where none does in time. */
    private List<CsvLine> quoted(CsvLine first) throws IOException {
        List<CsvLine> row = new ArrayList<>(List.of(first));
        long size = first.length();
        var known = new ArrayList<>(ahead).iterator();
        CsvLine next = first;
        do {
            next = known.hasNext() ? known.next() : look();
            if (next == null) {
                return List.of(first);
            }
            row.add(next);
            size += 2 + next.length();
        } while (size <= limit && !next.hasOddQuotes());
        return size <= limit ? row : List.of(first);
    }

    private @Nullable CsvLine look() throws IOException {
        CsvLine next = read();
        if (next != null) {
            ahead.add(next);
        }
        return next;
    }

    /**
     * The JSON of a row.
     *
     * @throws CsvParseException where the lines are not one row with a cell for each column
     */
    private byte[] row(List<CsvLine> row) throws CharacterCodingException {
        StringBuilder text = new StringBuilder();
        for (CsvLine each : row) {
            text.append(each.text());
        }
        List<String> cells = parser.ofSingleCsvRecord(text.toString()).getFields();
        if (cells.size() != columns.names().size()) {
            throw new CsvParseException(
                    "the row has %s, the header %d"
                            .formatted(
                                    cells.size() == 1 ? "1 cell" : cells.size() + " cells",
                                    columns.names().size()));
        }
        long ends = cells.stream().flatMapToInt(String::chars).filter(c -> c == '\n').count();
        if (ends != row.size() - 1) {
            throw new CsvParseException("the quotes of different rows pair");
        }
        json.begin();
        for (int column = 0; column < cells.size(); column++) {
            json.put(column, cells.get(column));
        }
        return json.bytes();
    }

    private void take(List<CsvLine> row, byte[] bytes) {
        CsvLine last = row.get(row.size() - 1);
        record = bytes;
        length = last.length() + last.start() - start;
        lastLine = last.number();
        offset = last.offset();
        zeros += row.stream().mapToLong(CsvLine::zeros).sum();
    }

    private void refuse(String detail) {
        refusal = new Refusal(Refusal.Reason.MALFORMED_JSON, detail, Header.DEFAULT_TENANT);
    }

    @Override
    public @Nullable Refusal refusal() {
        return refusal;
    }

    /** The JSON of the row; of one that is refused, its own text. */
    @Override
    public byte[] record() {
        return record;
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public long line() {
        return line;
    }

    @Override
    public long lastLine() {
        return lastLine;
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
    public List<String> ignoredColumns() {
        return columns.ignored();
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
