package dev.stet.local.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where values lie between 0 and 1 with their 95 % intervals, drawn for a terminal. */
final class Intervals {

    /** Columns of a terminal. */
    private static final int WIDTH = 80;

    /** Of a bar, where there is room. */
    private static final int CELLS = 40;

    private static final String TITLE = "95 % interval";
    private static final String VALUE = "value";

    private Intervals() {}

    /**
     * An empty line, a scale, and a bar for each.
     *
     * @param figures each has an interval
     * @return empty where there are none
     */
    static List<String> lines(Bars bars, List<Figure> figures) {
        if (figures.isEmpty()) {
            return List.of();
        }
        int name = widest(figures.stream().map(each -> each.metric().id()), TITLE);
        int value = widest(figures.stream().map(Figure::text), VALUE);
        String line = "  %-" + name + "s  %s  %s";
        int cells = Math.min(CELLS, WIDTH - value - format(line, "", "", "").length());
        List<String> lines = new ArrayList<>(List.of(""));
        lines.add(format(line, TITLE, scale(cells), VALUE));
        for (Figure figure : figures) {
            Interval interval = Objects.requireNonNull(figure.interval());
            lines.add(
                    format(
                            line,
                            figure.metric().id(),
                            bars.interval(interval, figure.value(), cells),
                            figure.text()));
        }
        return lines;
    }

    private static int widest(Stream<String> cells, String title) {
        return Stream.concat(cells, Stream.of(title)).mapToInt(String::length).max().orElse(0);
    }

    /** {@code 0 % 50 % 100 %}, as wide as a bar. */
    private static String scale(int cells) {
        String half = "0 %" + " ".repeat(cells / 2 - 5) + "50 %";
        return half + " ".repeat(cells - half.length() - 5) + "100 %";
    }

    private static String format(String format, @Nullable Object... arguments) {
        return String.format(Locale.ROOT, format, arguments);
    }
}
