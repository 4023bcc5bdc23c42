package dev.stet.local.demo;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * Prints the demo's progress and its screens: in place on a terminal, else line by line. Safe for
 * use by several threads.
 */
final class Display {

    private static final String ESCAPE = "\u001b[";
    private static final String CLEAR_LINE = "\r" + ESCAPE + "2K";
    private static final String HOME = ESCAPE + "H";
    private static final String CLEAR_BELOW = ESCAPE + "J";
    private static final String RESET = ESCAPE + "0m";

    private final PrintWriter out;
    private final boolean terminal;
    private final long began = System.nanoTime();
    private final Set<String> awaited = new TreeSet<>();
    private boolean drawn;
    private boolean closed;

    /**
     * @param terminal whether the cursor can be moved
     */
    Display(PrintWriter out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    /** How long it has been there. */
    Duration running() {
        return Duration.ofNanos(System.nanoTime() - began);
    }

    /** How often a new screen is worth while. */
    Duration refresh() {
        return Duration.ofSeconds(terminal ? 2 : 10);
    }

    /** The size that a screen may have now; a terminal's last line is left to its cursor. */
    Screen.Size size() {
        if (!terminal) {
            return Terminal.ofLines(System.getenv());
        }
        Screen.Size size = Terminal.size();
        return new Screen.Size(size.columns(), size.rows() - 1);
    }

    /** A line that stays. */
    synchronized void say(String line) {
        if (!closed) {
            print(line);
        }
    }

    private void print(String line) {
        out.println((terminal ? CLEAR_LINE : "") + line);
        out.flush();
    }

    /** Says that one of those awaited is ready. */
    synchronized void ready(String name, Duration took) {
        awaited.remove(name);
        say(String.format(Locale.ROOT, "%s is ready after %s", name, seconds(took)));
        tick();
    }

    /** Begins to wait for all of these. */
    synchronized void await(List<String> names) {
        awaited.addAll(names);
        say("Starting " + String.join(", ", names) + " …");
        tick();
    }

    /** Nothing but this is awaited any more. */
    synchronized void awaitOnly(String name) {
        awaited.clear();
        awaited.add(name);
        tick();
    }

    /** Shows on a terminal that time goes by. */
    synchronized void tick() {
        if (terminal && !drawn && !closed && !awaited.isEmpty()) {
            out.print(
                    "%s%s waiting for %s"
                            .formatted(CLEAR_LINE, seconds(running()), String.join(", ", awaited)));
            out.flush();
        }
    }

    /** Shows a screen, over the one before. */
    synchronized void draw(List<ScreenLine> lines) {
        if (closed) {
            return;
        }
        StringBuilder text = new StringBuilder();
        if (terminal) {
            text.append(drawn ? HOME : HOME + CLEAR_BELOW);
            for (ScreenLine line : lines) {
                text.append(ESCAPE + "2K").append(styled(line)).append("\r\n");
            }
            text.append(CLEAR_BELOW);
        } else {
            text.append(System.lineSeparator());
            lines.forEach(line -> text.append(line.text()).append(System.lineSeparator()));
        }
        drawn = true;
        out.print(text);
        out.flush();
    }

    private static String styled(ScreenLine line) {
        return switch (line.style()) {
            case TITLE -> ESCAPE + "1m" + line.text() + RESET;
            case HEAD -> ESCAPE + "1m" + line.text() + RESET;
            case TEXT -> line.text();
            case NOTE -> ESCAPE + "2m" + line.text() + RESET;
        };
    }

    /** Says one thing more at the end, and nothing after it but {@link #end}. */
    synchronized void close(String line) {
        if (!closed) {
            print(line);
            closed = true;
        }
    }

    /** The last line. */
    synchronized void end(String line) {
        closed = true;
        print(line);
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1_000.0);
    }
}
