package dev.stet.metrics;

import dev.stet.contract.View;
import dev.stet.metrics.Columns.Column;
import dev.stet.sinks.KpiTable;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes {@code postgres/migration.sql} from the registry of metrics. */
public final class PostgresMigration {

    private static final String BANNER =
            """
            -- Tables of KPI rows, the views over them, and the role that may read them, in PostgreSQL.
            -- Run it as the user that Stet writes as:  psql -v ON_ERROR_STOP=1 -1 -f migration.sql
            -- It can be repeated, also after an upgrade: it adds what is missing.
            -- Generated from the registry of metrics by GeneratedDocsTest: do not edit.

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

    private static final List<String> RATE_KEY =
            List.of(
                    "tenant_id",
                    "grain",
                    "window_start",
                    "window_end",
                    "segment_by",
                    "segment",
                    "maturity",
                    "version");

    private static final List<List<String>> RATE =
            List.of(
                    List.of("view", "the table that the rate stands in"),
                    List.of("rate", "name of the rate, as in that table"),
                    List.of("value", "the rate; NULL where its denominator is 0"),
                    List.of("low", "lower end of its 95 % Wilson interval; NULL for no proportion"),
                    List.of(
                            "high",
                            "upper end of its 95 % Wilson interval; NULL for no proportion"));

    private final StringBuilder sql = new StringBuilder(BANNER);

    private PostgresMigration() {}

    public static String write() {
        PostgresMigration migration = new PostgresMigration();
        migration.sql.append(ROLE).append(HistogramSql.functions()).append('\n');
        List<View> views = List.of(View.values());
        views.forEach(migration::addTable);
        for (String maturity : List.of("current", "final")) {
            views.forEach(view -> migration.addView(view, maturity));
            migration.addRates(views, maturity);
        }
        migration.addLong("metric", MetricSql.postgres(), MetricSql.COLUMNS, "Every metric");
        migration.addLong(
                "kpi", KpiSql.postgres(), KpiSql.COLUMNS, "Every metric of every KPI row");
        migration.sql.append(GRANTS.replace("<relations>", relations(views)));
        return migration.sql.toString();
    }

    private static String relations(List<View> views) {
        return Stream.concat(
                        views.stream()
                                .map(View::table)
                                .map("%1$s, %1$s_current, %1$s_final"::formatted),
                        Stream.of("kpi_current, kpi_final, metric, kpi"))
                .collect(Collectors.joining(", "));
    }

    private void addTable(View view) {
        String name = view.table();
        List<Column> columns = Columns.of(view);
        sql.append("CREATE TABLE IF NOT EXISTS %s (\n".formatted(name));
        for (Column column : columns) {
            if (KpiTable.isRequired(column.name())) {
                sql.append(
                        "    %s %s NOT NULL,\n".formatted(quoted(column), column.postgresType()));
            }
        }
        sql.append("    PRIMARY KEY (%s)\n);\n".formatted(String.join(", ", KpiTable.KEY)));
        sql.append("ALTER TABLE %s\n".formatted(name));
        sql.append(
                columns.stream()
                        .filter(column -> !KpiTable.isRequired(column.name()))
                        .map(
                                column ->
                                        "    ADD COLUMN IF NOT EXISTS %s %s"
                                                .formatted(quoted(column), column.postgresType()))
                        .collect(Collectors.joining(",\n")));
        sql.append(";\n");
        comment("TABLE " + name, Metrics.text(view).comment());
        addComments(name, columns);
        sql.append('\n');
    }

    private void addComments(String relation, List<Column> columns) {
        for (Column column : columns) {
            comment("COLUMN %s.%s".formatted(relation, quoted(column)), column.words());
        }
    }

    private void addView(View view, String maturity) {
        String name = view.table() + "_" + maturity;
        List<Column> columns = Columns.of(view);
        sql.append("DROP VIEW IF EXISTS %s;\n".formatted(name));
        sql.append("CREATE VIEW %s AS\nSELECT\n    ".formatted(name));
        sql.append(
                columns.stream()
                        .map(PostgresMigration::quoted)
                        .collect(Collectors.joining(",\n    ")));
        sql.append("\nFROM %s%s;\n".formatted(view.table(), condition(maturity)));
        comment("VIEW " + name, Metrics.text(view).comment() + ": " + which(maturity));
        addComments(name, columns);
        sql.append('\n');
    }

    private void addRates(List<View> views, String maturity) {
        String name = "kpi_" + maturity;
        sql.append("CREATE OR REPLACE VIEW %s AS\n".formatted(name));
        sql.append(
                views.stream()
                        .filter(view -> Metrics.of(view).stream().anyMatch(Metric::hasColumn))
                        .map(view -> rates(view, maturity))
                        .collect(Collectors.joining("\nUNION ALL\n")));
        sql.append(";\n");
        comment("VIEW " + name, "Every rate of every table, one row each: " + which(maturity));
        for (String column : RATE_KEY) {
            comment("COLUMN %s.%s".formatted(name, column), Columns.shared(column));
        }
        for (List<String> column : RATE) {
            comment("COLUMN %s.%s".formatted(name, column.get(0)), column.get(1));
        }
        sql.append('\n');
    }

    private static String rates(View view, String maturity) {
        String rows =
                Metrics.of(view).stream()
                        .filter(Metric::hasColumn)
                        .map(Metric::id)
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
                        String.join(", ", RATE_KEY),
                        view.table(),
                        view.table(),
                        rows,
                        condition(maturity));
    }

    private void addLong(String name, String query, List<List<String>> columns, String words) {
        sql.append("DROP VIEW IF EXISTS %1$s;\nCREATE VIEW %1$s AS\n".formatted(name));
        sql.append(query).append(";\n");
        comment("VIEW " + name, words + ", one row each");
        for (List<String> column : columns) {
            comment("COLUMN %s.%s".formatted(name, column.get(0)), column.get(1));
        }
        sql.append('\n');
    }

    private static String condition(String maturity) {
        return maturity.equals("final") ? "\nWHERE maturity = 'final'" : "";
    }

    private static String which(String maturity) {
        return maturity.equals("final")
                ? "only rows that cannot change any more"
                : "the current row of each key, provisional or final";
    }

    private void comment(String object, String words) {
        sql.append("COMMENT ON %s IS %s;\n".formatted(object, Text.quoted(words)));
    }

    private static String quoted(Column column) {
        return '"' + column.name() + '"';
    }
}
