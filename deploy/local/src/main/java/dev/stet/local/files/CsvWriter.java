package dev.stet.local.files;

import dev.stet.sinks.rows.Column;
import dev.stet.sinks.rows.Layout;
import java.io.BufferedWriter;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Comma-separated values, UTF-8, with a header; lines end with a line feed. A cell that holds a
 * comma, a quote or a line end is quoted, its quotes doubled (RFC 4180). NULL is an empty cell, an
 * empty text {@code ""}. A text that a spreadsheet would take for a formula, and one that begins
 * with an apostrophe, has an apostrophe before it; so has a line within a text that is {@code \.}
 * behind any apostrophes, which psql before version 18 would take for the end of the data, quoted
 * or not. Instants are ISO-8601 in UTC, without a fraction where it is zero; bytes are base64;
 * doubles the shortest digits that read back as the same value.
 */
final class CsvWriter implements TableWriter {

    /** What a formula begins with in any spreadsheet, and what marks that there is none. */
    private static final String FORMULA = "=+-@\t\r\n'";

    /** What ends the data of PostgreSQL's COPY where it stands alone on a line. */
    private static final String END_OF_DATA = "\\.";

    /** The beginning of such a line within a text, with the apostrophes of earlier writers. */
    private static final Pattern BEFORE_END_OF_DATA = Pattern.compile("(?<=\n)(?='*\\\\\\.\r?\n)");

    private final BufferedWriter out;

    CsvWriter(Path file, Layout layout) throws IOException {
        out = Files.newBufferedWriter(file);
        write(layout.columns().stream().map(Column::name).toArray());
    }

    @Override
    public void write(@Nullable Object[] row) throws IOException {
        for (int i = 0; i < row.length; i++) {
            if (i > 0) {
                out.write(',');
            }
            Object value = row[i];
            if (value instanceof String text) {
                out.write(quoted(text));
            } else if (value instanceof byte[] bytes) {
                out.write(Base64.getEncoder().encodeToString(bytes));
            } else if (value instanceof BigDecimal number) {
                out.write(number.toPlainString());
            } else if (value != null) {
                out.write(value.toString());
            }
        }
        out.write('\n');
    }

    private static String quoted(String value) {
        if (value.isEmpty()) {
            return "\"\"";
        }
        String text = FORMULA.indexOf(value.charAt(0)) < 0 ? value : '\'' + value;
        if (text.contains(END_OF_DATA)) {
            text = BEFORE_END_OF_DATA.matcher(text).replaceAll("'");
        }
        boolean quoted = text.equals(END_OF_DATA);
        for (int i = 0; i < text.length() && !quoted; i++) {
            char c = text.charAt(i);
            quoted = c == ',' || c == '"' || c == '\n' || c == '\r';
        }
        return quoted ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
