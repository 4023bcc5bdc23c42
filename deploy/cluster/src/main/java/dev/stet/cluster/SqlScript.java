package dev.stet.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A script of SQL taken apart, for clients that take one statement at a time. */
final class SqlScript {

    /** A string, a quoted name, a comment, a semicolon, or anything else. */
    private static final Pattern TOKEN =
            Pattern.compile("'[^']*'|`[^`]*`|--[^\n]*|/\\*.*?\\*/|;|[^'`;/-]+|.", Pattern.DOTALL);

    private static final Pattern SET_BEGINS =
            Pattern.compile(
                    "(?s)(EXECUTE\\s+STATEMENT\\s+SET\\s+BEGIN|BEGIN\\s+STATEMENT\\s+SET)\\b.*");

    private static final Pattern SET_ENDS = Pattern.compile("(?s).*\\bEND");

    private SqlScript() {}

    /**
     * Its statements in their order, without comments and semicolons; hints stay. A statement set
     * is one statement.
     */
    static List<String> statements(String script) {
        List<String> statements = new ArrayList<>();
        StringBuilder statement = new StringBuilder();
        Matcher tokens = TOKEN.matcher(script);
        while (tokens.find()) {
            String token = tokens.group();
            if (token.equals(";") && !isInsideSet(statement)) {
                add(statements, statement);
            } else if (isComment(token)) {
                statement.append(' ');
            } else {
                statement.append(token);
            }
        }
        add(statements, statement);
        return statements;
    }

    /** A hint to the planner looks like one, but belongs to its statement. */
    private static boolean isComment(String token) {
        return token.startsWith("--") || token.startsWith("/*") && !token.startsWith("/*+");
    }

    private static boolean isInsideSet(StringBuilder statement) {
        String text = statement.toString().strip().toUpperCase(Locale.ROOT);
        return SET_BEGINS.matcher(text).matches() && !SET_ENDS.matcher(text).matches();
    }

    private static void add(List<String> statements, StringBuilder statement) {
        String text = statement.toString().strip();
        if (!text.isEmpty()) {
            statements.add(text);
        }
        statement.setLength(0);
    }
}
