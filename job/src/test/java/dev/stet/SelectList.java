package dev.stet;

import dev.stet.contract.View;
import dev.stet.views.SqlFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The columns of a KPI view, read off its SQL file. */
final class SelectList {

    private static final Pattern ALIAS = Pattern.compile("(.*) AS `?(\\w+)`?");

    /**
     * One column.
     *
     * @param expression on one line; the column's own name where it is only handed on
     * @param comment the last one that stands above it; empty for none
     */
    record Item(String column, String expression, String comment) {}

    private final List<Item> items = new ArrayList<>();
    private final StringBuilder expression = new StringBuilder();
    private String comment = "";

    private SelectList() {}

    static List<Item> of(View view) {
        String sql = SqlFiles.read("views/" + view.table() + ".sql");
        return new SelectList().read(sql.substring(sql.indexOf("SELECT") + "SELECT".length()));
    }

    private List<Item> read(String sql) {
        int depth = 0;
        for (String line : sql.lines().map(String::trim).toList()) {
            if (depth == 0 && line.startsWith("FROM ")) {
                break;
            }
            if (line.startsWith("--")) {
                comment = line.substring(2).trim();
                continue;
            }
            for (char c : line.toCharArray()) {
                depth += c == '(' ? 1 : c == ')' ? -1 : 0;
                if (c == ',' && depth == 0) {
                    endItem();
                } else {
                    expression.append(c);
                }
            }
            expression.append(' ');
        }
        endItem();
        return items;
    }

    private void endItem() {
        String text =
                expression.toString().trim().replaceAll("\\s+", " ").replaceAll("(?<=\\() ", "");
        expression.setLength(0);
        Matcher aliased = ALIAS.matcher(text);
        items.add(
                aliased.matches()
                        ? new Item(aliased.group(2), aliased.group(1), comment)
                        : new Item(text, text, comment));
    }
}
