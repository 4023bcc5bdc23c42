package dev.stet.ingest.files;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvReader.CsvReaderBuilder;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The header line of a CSV file. The character that gives the most names of the contract, then the
 * most names, separates the cells of all rows.
 *
 * @param names of the columns; none in an empty file
 * @param offset bytes of the (decompressed) file up to the first row
 * @param line lines up to there
 */
record CsvHeader(List<String> names, char separator, long offset, long line) {

    static final String NOT_UTF8 =
            "is not UTF-8; convert the file, such as by: iconv -f WINDOWS-1252 -t UTF-8";

    private static final String SEPARATORS = ",;\t|";

    private static final CsvHeader NONE = new CsvHeader(List.of(), ',', 0, 0);

    CsvHeader {
        names = List.copyOf(names);
    }

    /**
     * @param limit bytes of the line that are read at the most
     * @throws UnreadableFileException where it is not UTF-8
     */
    static CsvHeader read(String file, int limit) throws IOException {
        var in = FileBytes.open(file, 0, new AtomicLong());
        try (LineReader lines = new LineReader(in, limit, 0, 0)) {
            if (!lines.advance()) {
                return NONE;
            }
            String text = CsvLine.of(lines).text();
            return SEPARATORS
                    .chars()
                    .mapToObj(separator -> of(text, (char) separator, lines))
                    .max(
                            Comparator.comparingLong(
                                            (CsvHeader header) -> RowColumns.fieldsIn(header.names))
                                    .thenComparingInt(header -> header.names.size()))
                    .orElse(NONE);
        } catch (CharacterCodingException e) {
            throw new UnreadableFileException(NOT_UTF8);
        }
    }

    private static CsvHeader of(String text, char separator, LineReader lines) {
        List<String> names;
        try {
            names =
                    parser(separator).ofSingleCsvRecord(text).getFields().stream()
                            .map(String::strip)
                            .toList();
        } catch (CsvParseException e) {
            names = List.of(text.strip());
        }
        return new CsvHeader(names, separator, lines.offset(), lines.lastLine());
    }

    /** Reads a row. */
    CsvReaderBuilder parser() {
        return parser(separator);
    }

    private static CsvReaderBuilder parser(char separator) {
        return CsvReader.builder()
                .fieldSeparator(separator)
                .allowUnclosedQuote(false)
                .trimWhitespacesAroundQuotes(true);
    }
}
