package dev.stet.metrics;

import dev.stet.views.SqlFiles;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Takes the reviews of {@code sql/reviews} into PostgreSQL's migration, with their words, and
 * writes them for Flink SQL.
 */
final class ReviewSql {

    /** Each after those that it reads. */
    static final List<String> NAMES =
            List.of(
                    "routing_ratio",
                    "worst_segments",
                    "daily_review",
                    "weekly_split",
                    "weekly_review",
                    "feature_health",
                    "baseline",
                    "objective",
                    "monthly_review",
                    "experiment_effect");

    /** Those of Flink SQL that are made of the same text. */
    static final List<String> FLINK_NAMES =
            NAMES.stream()
                    .filter(name -> !List.of("routing_ratio", "experiment_effect").contains(name))
                    .toList();

    /** Dates and types that Flink SQL writes otherwise. */
    private static final Map<String, String> FLINK =
            Map.ofEntries(
                    Map.entry("CREATE VIEW", "CREATE TEMPORARY VIEW"),
                    Map.entry(" AS text)", " AS STRING)"),
                    Map.entry(", day_zone\n", "\n"),
                    Map.entry(
                            "CAST(k.window_start AT TIME ZONE (SELECT zone FROM day_zone) AS date)"
                                    + " + 7",
                            "CAST(k.window_start AS DATE) + INTERVAL '7' DAY"),
                    Map.entry(
                            "first_instant(CAST(o.measured_until - 7 AS timestamp), (SELECT zone"
                                    + " FROM day_zone))",
                            "CAST(CAST(o.measured_until - INTERVAL '7' DAY AS TIMESTAMP(3)) AS"
                                    + " TIMESTAMP_LTZ(3))"),
                    Map.entry(
                            "(measured_until - since)",
                            "TIMESTAMPDIFF(DAY, since, measured_until)"),
                    Map.entry("CAST(due - since AS", "CAST(TIMESTAMPDIFF(DAY, since, due) AS"),
                    Map.entry("due - measured_until", "TIMESTAMPDIFF(DAY, measured_until, due)"));

    /** A column of the outermost query, its name before a comma and what it holds behind it. */
    private static final Pattern COLUMN = Pattern.compile("(?m)^    .*?(\\w+),? +-- (.+)$");

    private static final Pattern QUESTION =
            Pattern.compile("(?m)^-- Question +(.+(?:\\n--  {9}.+)*)$");

    private ReviewSql() {}

    /**
     * The view with its comments.
     *
     * @throws IllegalArgumentException where the file has no question or no word about a column
     */
    static String postgres(String name) {
        String text = SqlFiles.read("reviews/" + name + ".sql");
        Matcher question = QUESTION.matcher(text);
        Matcher column = COLUMN.matcher(text);
        if (!question.find() || !column.find()) {
            throw new IllegalArgumentException("no words in sql/reviews/" + name + ".sql");
        }
        String statement =
                text.lines()
                        .dropWhile(line -> line.startsWith("-- "))
                        .map(line -> line.replaceFirst(",( +)-- .+$", ","))
                        .map(line -> line.replaceFirst(" +-- .+$", ""))
                        .collect(Collectors.joining("\n"));
        String comments =
                column.reset()
                        .results()
                        .map(
                                found ->
                                        "COMMENT ON COLUMN %s.%s IS %s;\n"
                                                .formatted(
                                                        name,
                                                        found.group(1),
                                                        Text.quoted(found.group(2))))
                        .collect(Collectors.joining());
        return statement
                + ";\nCOMMENT ON VIEW %s IS %s;\n"
                        .formatted(name, Text.quoted(question.group(1).replaceAll("\\n-- +", " ")))
                + comments
                + '\n';
    }

    /** {@code sql/catalog/<name>.sql}. */
    static String flink(String name) {
        String text = SqlFiles.read("reviews/" + name + ".sql");
        for (Map.Entry<String, String> each : FLINK.entrySet()) {
            text = text.replace(each.getKey(), each.getValue());
        }
        return SqlDialect.FLINK
                .quoted(text)
                .replaceFirst(
                        "(?m)^CREATE",
                        "--           For batch execution; made of sql/reviews by"
                                + " GeneratedSqlTest\n"
                                + "CREATE");
    }
}
