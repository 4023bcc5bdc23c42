package dev.stet.local.demo;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a person sees the output on. */
final class Terminal {

    private static final Screen.Size USUAL = new Screen.Size(80, 24);
    private static final int LINES_WIDTH = 100;
    private static final Pattern SIZE = Pattern.compile("([1-9][0-9]{0,4}) ([1-9][0-9]{0,4})");
    private static final int ANSWER_WITHIN_SECONDS = 5;

    private Terminal() {}

    /** Whether standard output is a terminal that can move its cursor. */
    static boolean isStandardOutput() {
        String type = System.getenv("TERM");
        if (type == null || type.equals("dumb")) {
            return false;
        }
        try {
            Process test =
                    new ProcessBuilder("test", "-t", "1")
                            .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                            .start();
            return test.waitFor(ANSWER_WITHIN_SECONDS, TimeUnit.SECONDS) && test.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The terminal's size now; where it does not tell, the environment's, else 80 x 24. */
    static Screen.Size size() {
        try {
            Process stty =
                    new ProcessBuilder("stty", "size")
                            .redirectInput(new File("/dev/tty"))
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            String answer =
                    new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            return size(answer.strip(), System.getenv());
        } catch (IOException e) {
            return size("", System.getenv());
        }
    }

    /**
     * @param answer rows and columns, as {@code stty size} prints them; anything else is no answer
     */
    static Screen.Size size(String answer, Map<String, String> environment) {
        Matcher matcher = SIZE.matcher(answer);
        if (matcher.matches()) {
            return new Screen.Size(
                    Integer.parseInt(matcher.group(2)), Integer.parseInt(matcher.group(1)));
        }
        return new Screen.Size(
                number(environment.get("COLUMNS"), USUAL.columns()),
                number(environment.get("LINES"), USUAL.rows()));
    }

    /** For output that is no terminal: as wide as the environment says, and of any length. */
    static Screen.Size ofLines(Map<String, String> environment) {
        return new Screen.Size(number(environment.get("COLUMNS"), LINES_WIDTH), Integer.MAX_VALUE);
    }

    private static int number(@Nullable String text, int otherwise) {
        return text != null && text.matches("[1-9][0-9]{0,4}") ? Integer.parseInt(text) : otherwise;
    }
}
