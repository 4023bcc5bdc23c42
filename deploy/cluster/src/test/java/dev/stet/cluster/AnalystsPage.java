package dev.stet.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The page {@code docs/analysts.md}: under each numbered question a query and what it answered.
 *
 * @param text the whole page
 */
record AnalystsPage(String text) {

    private static final Pattern ANSWERED =
            Pattern.compile(
                    "(?ms)^## (?<question>\\d+\\. [^\\n"
                            + "]+)$.*?^```sql\\n"
                            + "(?<query>.*?)^```\\n"
                            + "\\n"
                            + "```text\\n"
                            + "(?<answer>.*?)^```$");

    private static final Pattern IN_POSTGRES =
            Pattern.compile("(?ms)^```postgresql\\n(?<query>.*?)^```$");

    private static final Pattern READY =
            Pattern.compile(
                    "(?s)Repeat\\s+this\\s+query\\s+in\\s+`\\./stet sql`\\s+until\\s+it\\s+returns"
                            + "\\s+(?<count>\\d+).*?```sql\\n(?<query>.*?);\\n```");

    /** One question of the page. */
    record Question(String title, String query, String answer) {}

    /** The query that shows when the rows of the load are final, and what it returns then. */
    record Ready(String query, String count) {}

    static Path file() {
        return Path.of(System.getProperty("stet.docs", "../../docs"), "analysts.md").normalize();
    }

    static AnalystsPage read() throws IOException {
        return new AnalystsPage(Files.readString(file()));
    }

    List<Question> questions() {
        List<Question> questions = new ArrayList<>();
        for (MatchResult found : ANSWERED.matcher(text).results().toList()) {
            questions.add(new Question(found.group(1), found.group(2), found.group(3)));
        }
        return questions;
    }

    /** The queries for PostgreSQL, in the order of the questions. */
    List<String> queriesForPostgres() {
        return IN_POSTGRES.matcher(text).results().map(found -> found.group(1)).toList();
    }

    Ready ready() throws IOException {
        Matcher found = READY.matcher(text);
        if (!found.find()) {
            throw new IOException(file() + " does not say when the rows of the load are final");
        }
        return new Ready(found.group("query"), found.group("count"));
    }

    /** The page with these answers in place of its own, in the order of the questions. */
    AnalystsPage with(List<String> answers) {
        StringBuilder next = new StringBuilder();
        int from = 0;
        int index = 0;
        for (MatchResult found : ANSWERED.matcher(text).results().toList()) {
            next.append(text, from, found.start(3)).append(answers.get(index++));
            from = found.end(3);
        }
        return new AnalystsPage(next.append(text.substring(from)).toString());
    }
}
