package dev.stet.metrics;

import dev.stet.sinks.KpiTable;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes a table of rows that are no KPI rows for PostgreSQL, as the sink writes them. */
final class RowTableSql {

    private RowTableSql() {}

    /**
     * @param comment on the table
     * @param days the columns of the index by time
     * @param words by column
     */
    static String of(KpiTable table, String comment, List<String> days, Map<String, String> words) {
        String name = table.name();
        StringBuilder sql = new StringBuilder();
        sql.append("CREATE TABLE IF NOT EXISTS %s (\n".formatted(name));
        for (KpiTable.Field field : table.columns()) {
            if (isRequired(table, field)) {
                sql.append("    %s %s NOT NULL,\n".formatted(quoted(field), field.type().sql()));
            }
        }
        sql.append("    PRIMARY KEY (%s)\n);\n".formatted(String.join(", ", table.key())));
        sql.append("ALTER TABLE %s\n".formatted(name));
        sql.append(
                table.columns().stream()
                        .filter(field -> !isRequired(table, field))
                        .map(
                                field ->
                                        "    ADD COLUMN IF NOT EXISTS %s %s"
                                                .formatted(quoted(field), field.type().sql()))
                        .collect(Collectors.joining(",\n")));
        sql.append(";\n");
        sql.append(
                "CREATE INDEX IF NOT EXISTS %1$s_days ON %1$s (%2$s);\n"
                        .formatted(name, String.join(", ", days)));
        sql.append("COMMENT ON TABLE %s IS %s;\n".formatted(name, Text.quoted(comment)));
        words.forEach(
                (column, text) ->
                        sql.append(
                                "COMMENT ON COLUMN %s.\"%s\" IS %s;\n"
                                        .formatted(name, column, Text.quoted(text))));
        return sql.toString();
    }

    private static boolean isRequired(KpiTable table, KpiTable.Field field) {
        return table.key().contains(field.name()) || field.name().equals(KpiTable.VERSION);
    }

    private static String quoted(KpiTable.Field field) {
        return '"' + field.name() + '"';
    }
}
