package dev.stet.metrics;

import dev.stet.contract.View;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What PostgreSQL and Flink SQL write otherwise in the views of longer windows and in the reviews.
 * In Flink SQL days are those of the session's time zone.
 */
enum SqlDialect {
    POSTGRES,
    FLINK;

    /** One row, read once a query. */
    private static final String ZONE = "(SELECT zone FROM day_zone)";

    /** A string, a comment, or a name that Flink SQL reserves. */
    private static final Pattern RESERVED =
            Pattern.compile("'[^']*'|--[^\\n]*|`[^`]*`|\\b(value|condition)\\b");

    boolean isPostgres() {
        return this == POSTGRES;
    }

    /** Where the newest row of each key is. */
    String current(View view) {
        return isPostgres() ? view.table() : view.table() + "_current";
    }

    /**
     * The first instant of a window of the day zone.
     *
     * @param noun {@code day}, {@code week}, which begins on Monday, or {@code month}
     * @param instant in the window, or in one before or after it
     * @param windows by how many; -1, 0 or 1
     */
    String start(String noun, String instant, int windows) {
        String shift = windows < 0 ? " - " : " + ";
        if (isPostgres()) {
            String local = "date_trunc('%s', %s AT TIME ZONE %s)".formatted(noun, instant, ZONE);
            return windows == 0
                    ? "first_instant(%s, %s)".formatted(local, ZONE)
                    : "first_instant(%s%sinterval '1 %s', %s)".formatted(local, shift, noun, ZONE);
        }
        String local = "CAST(%s AS TIMESTAMP(3))".formatted(instant);
        String start =
                switch (noun) {
                    // Flink's own weeks begin on Sunday; a view loses parentheses before TO.
                    case "week" ->
                            "FLOOR(CAST(%s - INTERVAL '1' DAY AS TIMESTAMP(3)) TO WEEK) + INTERVAL '1' DAY"
                                    .formatted(local);
                    case "month" -> "FLOOR(%s TO MONTH)".formatted(local);
                    default -> "FLOOR(%s TO DAY)".formatted(local);
                };
        String length =
                switch (noun) {
                    case "week" -> "INTERVAL '7' DAY";
                    case "month" -> "INTERVAL '1' MONTH";
                    default -> "INTERVAL '1' DAY";
                };
        return "CAST(%s AS TIMESTAMP_LTZ(3))"
                .formatted(windows == 0 ? start : start + shift + length);
    }

    /**
     * Over the rows of a group. Flink SQL gives a sum of decimals all 38 digits, and then rounds
     * what is made of two of them: 30 leave room for that.
     *
     * @param type of the column in Flink SQL
     */
    String sum(String column, String type) {
        return isPostgres() || !type.startsWith("DECIMAL(19")
                ? "sum(%s)".formatted(column)
                : "CAST(sum(%s) AS %s)".formatted(column, type.replace("(19", "(30"));
    }

    /** Of the sketches of a group, what {@link #distinctUsers} reads. */
    String sketches(String users) {
        return (isPostgres()
                        ? "array_agg(%1$s_sketch) AS %1$s_sketches"
                        : "theta_union_agg(%1$s_sketch) AS %1$s_sketch")
                .formatted(users);
    }

    String distinctUsers(String users) {
        return (isPostgres()
                        ? "distinct_users_of(%1$s_sketches) AS %1$s"
                        : "theta_estimate(%1$s_sketch) AS %1$s")
                .formatted(users);
    }

    /**
     * Of the histograms of a group, what {@code histogram_quantile} and {@code survival_at} read.
     *
     * @param whole whether it is NULL where a row has none, not what the others have
     */
    String histograms(String column, boolean whole) {
        String merged =
                isPostgres()
                        ? "string_agg(nullif(%s, ''), ' ')".formatted(column)
                        : "histogram_merge(%s)".formatted(column);
        String known = isPostgres() ? "coalesce(" + merged + ", '')" : merged;
        return whole
                ? "CASE WHEN count(*) = count(%1$s) THEN %2$s END AS %1$s".formatted(column, known)
                : merged + " AS " + column;
    }

    /** Of the buckets of users of a group, what {@link #buckets} reads; NULL if a row has none. */
    String clusters(String column) {
        return (isPostgres()
                        ? "CASE WHEN count(%1$s) = count(*) THEN array_agg(%1$s)"
                                + " FILTER (WHERE %1$s IS NOT NULL) END AS %1$s"
                        : "cluster_sum(%1$s) AS %1$s")
                .formatted(column);
    }

    /** Those of a measure, to add and to subtract. */
    String buckets(String measure) {
        String column = "k." + measure + Clustered.SUFFIX;
        return isPostgres() ? "cluster_total(%s)".formatted(column) : column;
    }

    /** The columns of what {@link #clustered} gives. */
    List<String> clusteredColumns() {
        return isPostgres()
                ? List.of("clustered")
                : List.of("clustered_low", "clustered_high", "clustered_deff");
    }

    /** The ends of the interval of a share of buckets and its design effect; NULL for no share. */
    List<String> clustered(String numerators, String denominators) {
        return (isPostgres()
                        ? Stream.of("clustered_ends")
                        : Stream.of("clustered_low", "clustered_high", "design_effect"))
                .map(function -> "%s(%s, %s)".formatted(function, numerators, denominators))
                .toList();
    }

    /** As many, all NULL. */
    List<String> notClustered() {
        return isPostgres()
                ? List.of("CAST(NULL AS double precision[])")
                : Collections.nCopies(3, "CAST(NULL AS DOUBLE)");
    }

    /** Whether rows named {@code metrics} have such an interval. */
    String isClustered() {
        return "metrics." + clusteredColumns().get(0) + " IS NOT NULL";
    }

    String clusteredLow() {
        return isPostgres() ? "metrics.clustered[1]" : "metrics.clustered_low";
    }

    String clusteredHigh() {
        return isPostgres() ? "metrics.clustered[2]" : "metrics.clustered_high";
    }

    String clusteredDesignEffect() {
        return isPostgres() ? "metrics.clustered[3]" : "metrics.clustered_deff";
    }

    /** Rows made of each row before, one for each item. */
    String each(List<List<String>> items) {
        return isPostgres()
                ? items.stream()
                        .map(cells -> Text.list("            ", "SELECT ", cells))
                        .collect(
                                Collectors.joining(
                                        "\n            UNION ALL\n", "LATERAL (\n", "\n    )"))
                : items.stream()
                        .map(cells -> Text.cells("            ", "ROW(", cells))
                        .collect(Collectors.joining(",\n", "UNNEST(ARRAY[\n", "\n    ])"));
    }

    /** Columns to group by, by their place or themselves. */
    String grouped(String places, String... expressions) {
        return isPostgres() ? places : String.join(", ", expressions);
    }

    /** The text with what is reserved quoted: nothing of it in PostgreSQL. */
    String quoted(String text) {
        return isPostgres()
                ? text
                : RESERVED.matcher(text)
                        .replaceAll(
                                found ->
                                        Matcher.quoteReplacement(
                                                found.group(1) == null
                                                        ? found.group()
                                                        : '`' + found.group() + '`'));
    }
}
