package dev.stet.metrics;

import dev.stet.views.SqlFiles;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Takes the reviews of {@code sql/reviews}, with their words, into PostgreSQL's migration. */
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
}
