package dev.stet.metrics;

import dev.stet.contract.OutcomeTable;
import dev.stet.contract.View;
import dev.stet.metrics.Columns.Column;
import dev.stet.sinks.KpiTable;
import dev.stet.sinks.rows.AlertCells;
import dev.stet.sinks.rows.SampleCells;
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

    /** The views of all families together, each after those that it reads. */
    private static final List<String> LONG_VIEWS =
            Stream.of(
                            Stream.of("metric", "kpi_current", "kpi", "kpi_final", "kpi_total"),
                            Stream.of("kpi_week", "kpi_month"),
                            Stream.of(Period.values()).map(Period::latest),
                            Stream.of(Period.values()).map(Period::change),
                            ReviewSql.NAMES.stream())
                    .flatMap(names -> names)
                    .toList();

    private final StringBuilder sql = new StringBuilder(BANNER);

    private PostgresMigration() {}

    public static String write() {
        PostgresMigration migration = new PostgresMigration();
        migration.sql.append(ROLE).append(FunctionSql.all()).append('\n');
        List<View> views = List.of(View.values());
        views.forEach(migration::addTable);
        migration.sql.append("DROP VIEW IF EXISTS %s;\n".formatted(String.join(", ", LONG_VIEWS)));
        for (String maturity : List.of("current", "final")) {
            views.forEach(view -> migration.addView(view, maturity));
        }
        migration.sql.append('\n').append(PeriodFunctions.zone());
        migration.sql.append('\n').append(PeriodFunctions.functions()).append('\n');
        migration.sql.append(TargetSql.tables()).append('\n');
        migration.sql.append(AlertSql.table()).append('\n');
        migration.sql.append(SampleSql.table()).append('\n');
        OutcomeSql.TABLES.forEach(table -> migration.sql.append(OutcomeSql.of(table)).append('\n'));
        migration.addLong("metric", MetricSql.query(), MetricSql.COLUMNS, "Every metric");
        migration.addLongViews();
        for (Period period : Period.values()) {
            migration.addPeriod(period);
        }
        ReviewSql.NAMES.forEach(name -> migration.sql.append(ReviewSql.postgres(name)));
        migration.sql.append(GRANTS.replace("<relations>", relations(views)));
        return migration.sql.toString();
    }

    private static String relations(List<View> views) {
        return Stream.concat(
                        views.stream()
                                .map(View::table)
                                .map("%1$s, %1$s_current, %1$s_final"::formatted),
                        Stream.of(
                                        LONG_VIEWS,
                                        TargetSql.TABLES,
                                        OutcomeSql.TABLES.stream().map(OutcomeTable::name).toList(),
                                        List.of(
                                                PeriodFunctions.ZONE_TABLE,
                                                AlertCells.NAME,
                                                SampleCells.NAME))
                                .flatMap(List::stream))
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
        sql.append(
                "CREATE INDEX IF NOT EXISTS %1$s_days ON %1$s (tenant_id, window_start)\n    WHERE grain = '1d';\n"
                        .formatted(name));
        // A page over all segments needs one row a window, among perhaps thousands.
        sql.append(
                "CREATE INDEX IF NOT EXISTS %1$s_all ON %1$s (tenant_id, grain, window_start)\n    WHERE segment_by = 'all';\n"
                        .formatted(name));
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

    /** Of the rows of {@code kpi}, with the table of each. */
    private void addLongViews() {
        List<List<String>> columns = KpiSql.columnsWithFamily();
        addLong("kpi_current", KpiSql.postgres(), columns, "Every metric of the current rows");
        addLong(
                "kpi",
                "SELECT %s\nFROM kpi_current"
                        .formatted(
                                KpiSql.COLUMNS.stream()
                                        .map(column -> column.get(0))
                                        .collect(Collectors.joining(",\n    "))),
                KpiSql.COLUMNS,
                "Every metric of every KPI row");
        addLong(
                "kpi_final",
                "SELECT * FROM kpi_current WHERE maturity = 'final'",
                columns,
                "Every metric of rows that cannot change any more");
        addLong(
                "kpi_total",
                "SELECT * FROM kpi_current WHERE grain = '1d' AND segment_by = 'all'",
                columns,
                "Every metric of whole days, not divided into segments");
    }

    private void addPeriod(Period period) {
        if (period != Period.DAY) {
            addLong(
                    period.view(SqlDialect.POSTGRES),
                    new PeriodSql(period, SqlDialect.POSTGRES).pooled(),
                    KpiSql.columnsWithFamily(),
                    "Every metric of every "
                            + period.words()
                            + ", from the sums of its days; final once all its days are; NULL as"
                            + " counter_value where that metric is of another table");
        }
        ChangeSql changes = new ChangeSql(period, SqlDialect.POSTGRES);
        addLong(
                period.latest(),
                changes.latest(),
                ChangeSql.LATEST_COLUMNS,
                "The latest final " + period.words() + ", of each table");
        addLong(
                period.change(),
                changes.change(),
                ChangeSql.CHANGE_COLUMNS,
                "Every metric of the latest final " + period.words() + ", beside the one before");
    }

    private void addLong(String name, String query, List<List<String>> columns, String words) {
        sql.append("CREATE VIEW %s AS\n".formatted(name));
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
