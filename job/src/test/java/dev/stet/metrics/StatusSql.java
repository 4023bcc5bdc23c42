package dev.stet.metrics;

/** Writes the column {@code status}: what {@link Status} says, in both dialects. */
final class StatusSql {

    /** The targets of a row: those of its segment, else those of the metric. */
    static final String TARGETS =
            """

            LEFT JOIN target AS own
                ON own.metric_id = metrics.metric_id AND own.segment_by = metrics.segment_by
                    AND own.segment = metrics.segment
            LEFT JOIN target AS general
                ON general.metric_id = metrics.metric_id AND general.segment_by = 'all'
                    AND general.segment = 'all'\
            """;

    private static final String FLINK =
            """
            CASE
                    WHEN %1$s IS NULL THEN 'no_data'
                    WHEN COALESCE(%2$ssample, %2$sdenominator) < %3$s THEN 'too_few'
                    WHEN %2$sgood = 'more' AND COALESCE(%2$shigh, %1$s) < %5$s
                        OR %2$sgood = 'less' AND COALESCE(%2$slow, %1$s) > %5$s THEN 'critical'
                    WHEN %2$sgood = 'more' AND COALESCE(%2$shigh, %1$s) < %4$s
                        OR %2$sgood = 'less' AND COALESCE(%2$slow, %1$s) > %4$s THEN 'warn'
                    ELSE 'ok'
                END\
            """;

    private static final String POSTGRES =
            """
            kpi_status(
                    metrics.value, metrics.low, metrics.high,
                    coalesce(metrics.sample, metrics.denominator), metrics.good,
                    %s,
                    %s,
                    %s)\
            """;

    private final SqlDialect dialect;

    StatusSql(SqlDialect dialect) {
        this.dialect = dialect;
    }

    /** By the columns {@code warn} and {@code critical} of the row, in Flink SQL. */
    String byLevels(String value) {
        return FLINK.formatted(
                value, "", String.valueOf(Metric.MINIMUM_SAMPLE), "warn", "critical");
    }

    /** By those of {@link #TARGETS}, of rows named {@code metrics}. */
    String byTarget() {
        String minimum = level("minimum_sample");
        return dialect.isPostgres()
                ? POSTGRES.formatted(level("warn"), level("critical"), minimum)
                : FLINK.formatted(
                        "metrics.`value`", "metrics.", minimum, level("warn"), level("critical"));
    }

    private static String level(String column) {
        return "CASE WHEN own.metric_id IS NULL THEN general.%1$s ELSE own.%1$s END"
                .formatted(column);
    }
}
