package dev.stet.metrics;

import java.util.ArrayList;
import java.util.List;

/** Layout of generated SQL. */
final class Text {

    private static final int WIDTH = 100;

    private Text() {}

    /** One entry of a banner, its text wrapped. */
    static String banner(String name, String text) {
        List<String> lines = wrap(text, WIDTH - 13);
        StringBuilder banner = new StringBuilder();
        for (int i = 0; i < lines.size(); i++) {
            banner.append("-- %-9s %s\n".formatted(i == 0 ? name : "", lines.get(i)));
        }
        return banner.toString();
    }

    /** A comment above a column. */
    static String comment(String text) {
        StringBuilder comment = new StringBuilder();
        wrap(text, WIDTH - 7).forEach(line -> comment.append("    -- ").append(line).append('\n'));
        return comment.toString();
    }

    /** An entry of a select list, without the comma: {@code expression AS name}, wrapped. */
    static String item(String indent, String expression, String name) {
        String more = "\n" + indent + "    ";
        String wrapped = String.join(more, wrap(expression, WIDTH - indent.length() - 4));
        if (expression.equals(name)) {
            return indent + name;
        }
        int column = 60 - indent.length();
        return expression.length() < column
                ? indent + expression + " ".repeat(column - expression.length()) + "AS " + name
                : indent + wrapped + more + "AS " + name;
    }

    /** A row in parentheses, its cells on as many lines as they need. */
    static String cells(String indent, String opening, List<String> cells) {
        return list(indent, opening, cells, ")");
    }

    /** The same without parentheses. */
    static String list(String indent, String opening, List<String> cells) {
        return list(indent, opening, cells, "");
    }

    private static String list(String indent, String opening, List<String> cells, String closing) {
        StringBuilder row = new StringBuilder(indent).append(opening);
        int length = row.length();
        for (int i = 0; i < cells.size(); i++) {
            String cell = cells.get(i) + (i == cells.size() - 1 ? closing : ",");
            if (i > 0 && length + 1 + cell.length() > WIDTH) {
                row.append('\n').append(indent).append("    ");
                length = indent.length() + 4;
            } else if (i > 0) {
                row.append(' ');
                length++;
            }
            row.append(cell);
            length += cell.length();
        }
        return row.toString();
    }

    /** A string in SQL. */
    static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    static List<String> wrap(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ")) {
            if (line.length() > 0 && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.length() == 0 ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
