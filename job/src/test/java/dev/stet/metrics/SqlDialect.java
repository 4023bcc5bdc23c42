package dev.stet.metrics;

import dev.stet.contract.View;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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

    /** Of the histograms of a group, what {@code histogram_quantile} reads. */
    String histograms(String values) {
        return (isPostgres()
                        ? "string_agg(nullif(%1$s_histogram, ''), ' ') AS %1$s_histogram"
                        : "histogram_merge(%1$s_histogram) AS %1$s_histogram")
                .formatted(values);
    }

    /** Rows made of each row before, one for each item. */
    String each(String items) {
        return isPostgres()
                ? "LATERAL (\n" + items + "\n    )"
                : "UNNEST(ARRAY[\n" + items + "\n    ])";
    }

    String betweenItems() {
        return isPostgres() ? "\n            UNION ALL\n" : ",\n";
    }

    String item(List<String> cells) {
        return isPostgres()
                ? Text.list("            ", "SELECT ", cells)
                : Text.cells("            ", "ROW(", cells);
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
