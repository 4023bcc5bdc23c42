package dev.stet.cluster;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads why something failed from what Flink prints. */
final class Failure {

    private static final Pattern CAUSE = Pattern.compile("(?m)^Caused by: (?:[\\w.$]+: )?(.+)$");
    private static final Pattern CLASS = Pattern.compile("^[\\w.$]+: (?=.)");

    private Failure() {}

    /** The innermost cause; of a text without a stack trace, the last line. */
    static String ofOutput(String text) {
        return cause(text, text.lines().filter(line -> !line.isBlank()).reduce("", (a, b) -> b));
    }

    /** The innermost cause, which may be the exception itself. */
    static String ofStackTrace(String text) {
        String first = text.lines().findFirst().orElse("");
        return cause(text, CLASS.matcher(first).replaceFirst(""));
    }

    private static String cause(String text, String otherwise) {
        String reason = otherwise;
        Matcher cause = CAUSE.matcher(text);
        while (cause.find()) {
            reason = cause.group(1);
        }
        return reason.strip();
    }
}
