package dev.stet;

import static java.util.Map.entry;

import dev.stet.contract.View;
import dev.stet.sinks.KpiTable;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code postgres/migration.sql}, from the columns of the KPI views and the words of the docs. */
final class PostgresMigration {

    private static final String BANNER =
            """
            -- Tables of KPI rows, the views over them, and the role that may read them, in PostgreSQL.
            -- Run it as the user that Stet writes as:  psql -v ON_ERROR_STOP=1 -1 -f migration.sql
            -- It can be repeated, also after an upgrade: it adds what is missing.
            -- Generated from the views by GeneratedDocsTest: do not edit.

            """;

    private static final String ROLE =
            """
            DO $$
            BEGIN
                IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'stet_reader') THEN
                    CREATE ROLE stet_reader NOLOGIN;
                END IF;
                COMMENT ON ROLE stet_reader IS 'Can read the tables and views of Stet: GRANT stet_reader TO <user>';
            EXCEPTION WHEN insufficient_privilege THEN
                RAISE NOTICE 'stet_reader was not created: this user may not create roles';
            END
            $$;

            """;

    private static final String GRANTS =
            """
            DO $$
            BEGIN
                IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'stet_reader') THEN
                    EXECUTE format('GRANT USAGE ON SCHEMA %I TO stet_reader', current_schema());
                    GRANT SELECT ON <relations> TO stet_reader;
                END IF;
            END
            $$;
            """;

    private static final Map<View, String> TABLES =
            Map.of(
                    View.SUGGESTION,
                    "Counts and rates of suggestions, by the window in which they were first shown",
                    View.QUESTION,
                    "Counts and rates of questions, by the window in which they were asked",
                    View.INGEST,
                    "Counts of all records read, by the window of their arrival");

    private static final Map<String, String> SHARED =
            Map.ofEntries(
                    entry("tenant_id", "whose events these are"),
                    entry("grain", "length of the window: 1m, 1h or 1d"),
                    entry("window_start", "first instant of the window"),
                    entry("window_end", "first instant after the window"),
                    entry(
                            "segment_by",
                            "what rows are told apart by: all, or dimensions joined by |"),
                    entry("segment", "the values of these dimensions, joined by |"),
                    entry("maturity", "provisional: may still change; final: never again"),
                    entry("version", "grows with every change of the row"),
                    entry(
                            "watermark",
                            "how far event time had come; NULL once the input has ended"),
                    entry("view", "the table that the rate stands in"),
                    entry("rate", "name of the rate, as in that table"),
                    entry("value", "the rate; NULL where its denominator is 0"),
                    entry("low", "lower end of its 95 % Wilson interval; NULL for no proportion"),
                    entry("high", "upper end of its 95 % Wilson interval; NULL for no proportion"));

    private static final List<String> LONG_KEY =
            List.of(
                    "tenant_id",
                    "grain",
                    "window_start",
                    "window_end",
                    "segment_by",
                    "segment",
                    "maturity",
                    "version");

    private final StringBuilder sql = new StringBuilder(BANNER);

    private PostgresMigration() {}

    /**
     * @param tables of all views
     */
    static String of(Map<View, KpiTable> tables) {
        PostgresMigration migration = new PostgresMigration();
        migration.sql.append(ROLE);
        tables.forEach(migration::addTable);
        StringBuilder relations = new StringBuilder();
        for (String maturity : List.of("current", "final")) {
            tables.forEach((view, table) -> migration.addView(view, table, maturity));
            migration.addLongView(tables, maturity);
        }
        for (KpiTable table : tables.values()) {
            relations.append("%1$s, %1$s_current, %1$s_final, ".formatted(table.name()));
        }
        relations.append("kpi_current, kpi_final");
        migration.sql.append(GRANTS.replace("<relations>", relations));
        return migration.sql.toString();
    }

    private void addTable(View view, KpiTable table) {
        String name = table.name();
        sql.append("CREATE TABLE IF NOT EXISTS %s (\n".formatted(name));
        for (KpiTable.Field column : table.columns()) {
            if (KpiTable.isRequired(column.name())) {
                sql.append("    %s %s NOT NULL,\n".formatted(quoted(column), column.type().sql()));
            }
        }
        sql.append("    PRIMARY KEY (%s)\n);\n".formatted(String.join(", ", KpiTable.KEY)));
        sql.append("ALTER TABLE %s\n".formatted(name));
        sql.append(
                table.columns().stream()
                        .filter(column -> !KpiTable.isRequired(column.name()))
                        .map(
                                column ->
                                        "    ADD COLUMN IF NOT EXISTS %s %s"
                                                .formatted(quoted(column), column.type().sql()))
                        .collect(Collectors.joining(",\n")));
        sql.append(";\n");
        comment("TABLE " + name, TABLES.get(view));
        addComments(view, name, table);
        sql.append('\n');
    }

    private void addComments(View view, String relation, KpiTable table) {
        for (KpiTable.Field column : table.columns()) {
            comment(
                    "COLUMN %s.%s".formatted(relation, quoted(column)),
                    SHARED.containsKey(column.name())
                            ? SHARED.get(column.name())
                            : MetricsDoc.words(view, column.name()));
        }
    }

    private void addView(View view, KpiTable table, String maturity) {
        String name = table.name() + "_" + maturity;
        sql.append("DROP VIEW IF EXISTS %s;\n".formatted(name));
        sql.append("CREATE VIEW %s AS\nSELECT\n    ".formatted(name));
        sql.append(
                table.columns().stream()
                        .map(PostgresMigration::quoted)
                        .collect(Collectors.joining(",\n    ")));
        sql.append("\nFROM %s%s;\n".formatted(table.name(), condition(maturity)));
        comment("VIEW " + name, TABLES.get(view) + ": " + which(maturity));
        addComments(view, name, table);
        sql.append('\n');
    }

    private void addLongView(Map<View, KpiTable> tables, String maturity) {
        String name = "kpi_" + maturity;
        sql.append("CREATE OR REPLACE VIEW %s AS\n".formatted(name));
        sql.append(
                tables.values().stream()
                        .map(table -> rates(table, maturity))
                        .collect(Collectors.joining("\nUNION ALL\n")));
        sql.append(";\n");
        comment("VIEW " + name, "Every rate of every table, one row each: " + which(maturity));
        for (String column : LONG_KEY) {
            comment("COLUMN %s.%s".formatted(name, column), SHARED.get(column));
        }
        for (String column : List.of("view", "rate", "value", "low", "high")) {
            comment("COLUMN %s.%s".formatted(name, column), SHARED.get(column));
        }
        sql.append('\n');
    }

    private static String rates(KpiTable table, String maturity) {
        List<String> names = table.columns().stream().map(KpiTable.Field::name).toList();
        String rows =
                names.stream()
                        .filter(column -> names.contains(column + "_low"))
                        .map("('%1$s', %1$s, %1$s_low, %1$s_high)"::formatted)
                        .collect(Collectors.joining(",\n    "));
        return """
        SELECT %s,
            '%s' AS view, r.rate, r.value, r.low, r.high
        FROM %s CROSS JOIN LATERAL (VALUES
            %s
        ) AS r (rate, value, low, high)%s\
        """
                .formatted(
                        String.join(", ", LONG_KEY),
                        table.name(),
                        table.name(),
                        rows,
                        condition(maturity));
    }

    private static String condition(String maturity) {
        return maturity.equals("final") ? "\nWHERE maturity = 'final'" : "";
    }

    private static String which(String maturity) {
        return maturity.equals("final")
                ? "only rows that cannot change any more"
                : "the current row of each key, provisional or final";
    }

    private void comment(String object, @Nullable String words) {
        String told = Objects.requireNonNull(words, object).replace("'", "''");
        sql.append("COMMENT ON %s IS '%s';\n".formatted(object, told));
    }

    private static String quoted(KpiTable.Field column) {
        return '"' + column.name() + '"';
    }
}
