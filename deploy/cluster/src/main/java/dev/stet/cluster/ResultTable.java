package dev.stet.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Prints the result of one statement as a table, nothing cut off. Columns are as wide as the first
 * page of rows needs, so that a result without an end can be printed as it comes.
 */
final class ResultTable {

    private static final Set<String> NUMBERS =
            Set.of("TINYINT", "SMALLINT", "INTEGER", "BIGINT", "FLOAT", "DOUBLE", "DECIMAL");
    private static final String NULL = "NULL";

    private final PrintWriter out;
    private final List<String> names = new ArrayList<>();
    private final List<Boolean> isNumber = new ArrayList<>();
    private final List<Integer> widths = new ArrayList<>();
    private boolean isQuery;
    private boolean isMultiLine;
    private long rows;

    ResultTable(PrintWriter out) {
        this.out = out;
    }

    /**
     * @param page the gateway's answer; of a statement without rows nothing is printed
     */
    void print(JsonNode page) {
        if (page.path("resultKind").asText().equals("SUCCESS")) {
            return;
        }
        JsonNode results = page.path("results");
        if (names.isEmpty()) {
            isQuery = page.path("isQueryResult").asBoolean();
            readColumns(results.path("columns"));
        }
        List<List<String>> lines = new ArrayList<>();
        results.path("data").forEach(row -> lines.add(fields(row)));
        if (widths.isEmpty() && !lines.isEmpty()) {
            isMultiLine = names.size() == 1 && lines.get(0).get(0).contains("\n");
            printHead(lines);
        }
        lines.forEach(line -> out.println(isMultiLine ? line.get(0) : aligned(line)));
        rows += lines.size();
        out.flush();
    }

    private void readColumns(JsonNode columns) {
        for (JsonNode column : columns) {
            names.add(column.path("name").asText());
            isNumber.add(
                    NUMBERS.contains(
                            column.path("logicalType")
                                    .path("type")
                                    .asText()
                                    .toUpperCase(Locale.ROOT)));
        }
    }

    private static List<String> fields(JsonNode row) {
        List<String> fields = new ArrayList<>();
        row.path("fields").forEach(field -> fields.add(field.isNull() ? NULL : field.asText()));
        return fields;
    }

    private void printHead(List<List<String>> lines) {
        for (int i = 0; i < names.size(); i++) {
            int column = i;
            widths.add(
                    Math.max(
                            names.get(column).length(),
                            lines.stream()
                                    .mapToInt(line -> line.get(column).length())
                                    .max()
                                    .orElse(0)));
        }
        if (!isMultiLine) {
            out.println(rule());
            out.println(aligned(names));
            out.println(rule());
        }
    }

    private String rule() {
        StringBuilder rule = new StringBuilder("+");
        widths.forEach(width -> rule.append("-".repeat(width + 2)).append('+'));
        return rule.toString();
    }

    private String aligned(List<String> line) {
        StringBuilder text = new StringBuilder("|");
        for (int i = 0; i < line.size(); i++) {
            String padding = " ".repeat(Math.max(0, widths.get(i) - line.get(i).length()));
            text.append(' ')
                    .append(isNumber.get(i) ? padding + line.get(i) : line.get(i) + padding)
                    .append(" |");
        }
        return text.toString();
    }

    /** What follows the last row. */
    void end() {
        if (!widths.isEmpty() && !isMultiLine) {
            out.println(rule());
        }
        if (isQuery || !widths.isEmpty()) {
            out.println(rows == 1 ? "1 row" : rows + " rows");
        }
        out.flush();
    }
}
