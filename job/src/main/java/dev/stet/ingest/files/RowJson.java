package dev.stet.ingest.files;

import dev.stet.contract.JsonText;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Makes one JSON object of a row, in the names of its columns. An empty cell is an absent field. A
 * cell that is not what its field wants stays a string, for the decoder to refuse by its name.
 */
final class RowJson {

    private static final Pattern NUMBER =
            Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");
    private static final Pattern MILLIS = Pattern.compile("-?[0-9]{1,18}");

    /** A longer one is no quantity, and costly to read. */
    private static final int LONGEST_NUMBER = 64;

    private final RowColumns columns;
    private final StringBuilder json = new StringBuilder(512);

    RowJson(RowColumns columns) {
        this.columns = columns;
    }

    void begin() {
        json.setLength(0);
        json.append('{');
    }

    /** Adds the text of a cell. */
    void put(int column, String text) {
        if (text.isEmpty() || columns.names().get(column).isEmpty()) {
            return;
        }
        String stripped = text.strip();
        String literal =
                switch (columns.cell(column)) {
                    case TEXT -> "";
                    case NUMBER -> number(stripped);
                    case BOOLEAN -> bool(stripped);
                    case TIME -> MILLIS.matcher(stripped).matches() ? number(stripped) : "";
                };
        name(column);
        if (literal.isEmpty()) {
            JsonText.append(json, columns.cell(column) == RowColumns.Cell.TIME ? stripped : text);
        } else {
            json.append(literal);
        }
    }

    /** Adds a number that is one in its file, whatever the field wants. */
    void put(int column, double number) {
        name(column);
        if (Double.isFinite(number)) {
            json.append(BigDecimal.valueOf(number).stripTrailingZeros().toPlainString());
        } else {
            JsonText.append(json, Double.toString(number));
        }
    }

    private void name(int column) {
        if (json.length() > 1) {
            json.append(',');
        }
        JsonText.append(json, columns.names().get(column));
        json.append(':');
    }

    /** As JSON writes it, such as 0.5 for .5; empty where it is none. */
    private static String number(String text) {
        if (NUMBER.matcher(text).matches()) {
            return text;
        }
        try {
            return text.length() > LONGEST_NUMBER ? "" : new BigDecimal(text).toString();
        } catch (NumberFormatException e) {
            return "";
        }
    }

    /** Also as spreadsheets and PostgreSQL write it; empty where it is none. */
    private static String bool(String text) {
        return switch (text) {
            case "true", "TRUE", "True", "t" -> "true";
            case "false", "FALSE", "False", "f" -> "false";
            default -> "";
        };
    }

    byte[] bytes() {
        return json.append('}').toString().getBytes(StandardCharsets.UTF_8);
    }
}
