package dev.stet;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What brokers, catalogs and databases say, as it can stand within a line of ours: they may say
 * much, in many lines, and what a terminal takes for commands.
 */
final class Said {

    private static final int MOST_CHARACTERS = 300;

    /** Control characters, what turns the direction of text, and separators of lines. */
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]");

    private Said() {}

    /** The first line that says anything, up to 300 characters of it. */
    static String line(@Nullable String message) {
        String first =
                message == null
                        ? ""
                        : message.lines()
                                .map(line -> UNPRINTABLE.matcher(line).replaceAll(" ").strip())
                                .filter(line -> !line.isEmpty())
                                .findFirst()
                                .orElse("");
        if (first.isEmpty()) {
            return "no reason given";
        }
        return first.codePointCount(0, first.length()) <= MOST_CHARACTERS
                ? first
                : first.substring(0, first.offsetByCodePoints(0, MOST_CHARACTERS)) + "…";
    }

    /** Whatever is thrown by whom, the cause at the bottom says most: what it is, and its line. */
    static String by(Throwable failure) {
        Throwable cause = innermost(failure);
        return "%s: %s".formatted(cause.getClass().getSimpleName(), line(cause.getMessage()));
    }

    static Throwable innermost(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }
}
