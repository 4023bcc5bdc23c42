package dev.stet.cluster;

import dev.stet.contract.Targets;
import dev.stet.views.SessionScript;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The script that gives a SQL session Stet's functions, tables and views, for one Kafka. */
final class InitScript {

    /** Where the tables of the reviews lie, unless another folder is named. */
    static final String REVIEWS = "reviews";

    private static final String CONNECTOR_JAR = "flink-sql-connector-kafka.jar";

    /** A word, quoted or not, and whether it is called: a column may be named as a function is. */
    private static final Pattern WORD = Pattern.compile("(\\w+)(`?\\s*\\()?");

    /** Words for readers: all texts of a view, and comments of a table's columns. */
    private static final Pattern TEXT = Pattern.compile("'[^']*'");

    private static final Pattern COMMENT = Pattern.compile("COMMENT\\s+('[^']*')+");

    private static final Pattern LISTS = Pattern.compile("(?i)(SHOW|DESCRIBE|DESC)\\b");

    private static final Pattern CREATE =
            Pattern.compile("CREATE TEMPORARY (SYSTEM FUNCTION|TABLE|VIEW) (\\w+)");

    private static final Pattern DATABASE = Pattern.compile("USE (\\w+)");

    private InitScript() {}

    /**
     * Without the reviews.
     *
     * @param bootstrapServers where Kafka listens, as the cluster sees it
     * @param jars the folder of the jars, as the gateway sees it
     */
    static String text(String bootstrapServers, String jars) {
        return SessionScript.of(bootstrapServers, jars);
    }

    /**
     * With the reviews.
     *
     * @param targets that the reviews judge by
     * @param reviews the folder of the tables that the reviews read, as the cluster sees it
     */
    static String text(String bootstrapServers, String jars, Targets targets, String reviews) {
        return SessionScript.of(bootstrapServers, jars, targets, reviews);
    }

    /**
     * The statements that a script needs: each function, table and view that it names, and what
     * those name. A script that lists objects needs all of them.
     */
    static List<String> neededBy(String script, String text) {
        List<String> all = SqlScript.statements(text);
        List<String> given = SqlScript.statements(script);
        if (given.stream().anyMatch(statement -> LISTS.matcher(statement).lookingAt())) {
            return all;
        }
        Set<String> words = words(String.join(" ", given));
        boolean live = words.contains("live");
        Set<Integer> needed = new HashSet<>();
        boolean grows = true;
        while (grows) {
            grows = false;
            String database = "";
            for (int i = 0; i < all.size(); i++) {
                Matcher use = DATABASE.matcher(all.get(i));
                database = use.lookingAt() ? use.group(1) : database;
                boolean inReach = live || !database.equals("live");
                if (isNeeded(all.get(i), inReach, words) && needed.add(i)) {
                    grows = true;
                    if (all.get(i).startsWith("CREATE TEMPORARY")) {
                        words.addAll(words(withoutTexts(all.get(i))));
                    }
                }
            }
        }
        List<String> statements = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            if (needed.contains(i)) {
                statements.add(all.get(i));
            }
        }
        return statements;
    }

    /**
     * @param inReach whether the script can read a view of the statement's database; tables are
     *     also what those of another database are like
     */
    private static boolean isNeeded(String statement, boolean inReach, Set<String> words) {
        if (statement.startsWith("ADD JAR")) {
            // A table's statement has the word connector, a function's that of its package.
            return words.contains(statement.contains(CONNECTOR_JAR) ? "connector" : "udf");
        }
        Matcher create = CREATE.matcher(statement);
        if (!create.lookingAt()) {
            return true;
        }
        String name = create.group(2).toLowerCase(Locale.ROOT);
        return switch (create.group(1)) {
            case "SYSTEM FUNCTION" -> words.contains(name + "(");
            case "VIEW" -> words.contains(name) && inReach;
            default -> words.contains(name);
        };
    }

    /** A metric's question or the comment of a column may name any table. */
    private static String withoutTexts(String statement) {
        return statement.startsWith("CREATE TEMPORARY VIEW")
                ? TEXT.matcher(statement).replaceAll("''")
                : COMMENT.matcher(statement).replaceAll("");
    }

    /** The words of a text in lower case, and those that are called also with their bracket. */
    private static Set<String> words(String text) {
        Set<String> words = new HashSet<>();
        Matcher word = WORD.matcher(text.toLowerCase(Locale.ROOT));
        while (word.find()) {
            words.add(word.group(1));
            if (word.group(2) != null) {
                words.add(word.group(1) + "(");
            }
        }
        return words;
    }
}
