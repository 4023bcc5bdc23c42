package dev.stet.local.demo;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The rates as a table: a line for each headline, and for each hour its rate, interval and planted
 * value. The earliest hours are left out where the screen is too narrow for all.
 */
final class RateTable {

    private static final DateTimeFormatter HOUR =
            DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int LABEL_WIDTH = 11;
    private static final int COLUMN_WIDTH = 21;
    private static final int CELL_WIDTH = 22;
    private static final int USUAL_HOURS = 3;
    private static final long HOUR_MILLIS = 3_600_000;

    private final Snapshot snapshot;
    private final List<Snapshot.Hour> hours;
    private final boolean named;
    private final String separator;

    /**
     * Chooses what fits: first three hours, then space around them, then the names of the columns
     * in PostgreSQL, then more hours.
     */
    RateTable(Snapshot snapshot, int columns) {
        this.snapshot = snapshot;
        int usual = Math.min(USUAL_HOURS, snapshot.hours().size());
        int compact = 1 + CELL_WIDTH;
        int roomy = compact + 2;
        boolean spaced = LABEL_WIDTH + usual * roomy <= columns;
        this.named = LABEL_WIDTH + 2 + COLUMN_WIDTH + 1 + usual * roomy <= columns;
        this.separator = spaced ? " │ " : "│";
        int fitting = (columns - titleWidth()) / (spaced ? roomy : compact);
        int shown = Math.max(1, Math.min(fitting, snapshot.hours().size()));
        int all = snapshot.hours().size();
        this.hours = snapshot.hours().subList(all - shown, all);
    }

    private int titleWidth() {
        return named ? LABEL_WIDTH + 2 + COLUMN_WIDTH : LABEL_WIDTH;
    }

    /** Two lines. */
    List<ScreenLine> head() {
        return List.of(
                new ScreenLine(line("hour, UTC", "", RateTable::header), ScreenLine.Style.HEAD),
                new ScreenLine(
                        line("percent", "in PostgreSQL", hour -> "rate interval  planted"),
                        ScreenLine.Style.HEAD));
    }

    ScreenLine row(Headline headline) {
        return ScreenLine.text(
                line(
                        headline.title(),
                        headline.rate(),
                        hour -> cell(headline, snapshot.at(headline, hour))));
    }

    private String line(String title, String name, Function<Snapshot.Hour, String> cell) {
        String start = pad(title, LABEL_WIDTH) + (named ? "  " + pad(name, COLUMN_WIDTH) : "");
        String cells =
                hours.stream()
                        .map(hour -> separator + pad(cell.apply(hour), CELL_WIDTH))
                        .collect(Collectors.joining());
        return (start + cells).stripTrailing();
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }

    private static String header(Snapshot.Hour hour) {
        return HOUR.format(Instant.ofEpochMilli(hour.startMillis()))
                + (hour.last()
                        ? "–%s final"
                                .formatted(
                                        HOUR.format(
                                                Instant.ofEpochMilli(
                                                        hour.startMillis() + HOUR_MILLIS)))
                        : " still growing");
    }

    private static String cell(Headline headline, Snapshot.@Nullable Measured measured) {
        if (measured == null) {
            return "";
        }
        String interval =
                Double.isNaN(measured.low())
                        ? "    -    "
                        : percent(measured.low()) + "–" + percent(measured.high()).strip();
        return "%s %-9s  %s%s"
                .formatted(
                        percent(measured.rate()),
                        interval,
                        headline.isProbability() ? " " : "=",
                        percent(measured.planted()));
    }

    /** Four characters. */
    private static String percent(double rate) {
        if (Double.isNaN(rate)) {
            return "  - ";
        }
        return rate >= 0.9995 ? " 100" : String.format(Locale.ROOT, "%4.1f", rate * 100);
    }
}
