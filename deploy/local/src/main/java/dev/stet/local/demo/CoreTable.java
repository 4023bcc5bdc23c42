package dev.stet.local.demo;

import dev.stet.local.demo.CoreMetric.Reading;
import dev.stet.local.demo.CoreMetric.Window;
import dev.stet.metrics.Metric;
import dev.stet.metrics.Metrics;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The core metrics as a table: for each its value, interval, planted value and status, the days
 * before as a sparkline, and the counter-metric beside it. On a narrow screen first the planted
 * value of the counter-metric is left out, then the sparkline; below 80 columns the counter-metric
 * has a line of its own.
 */
final class CoreTable {

    private static final DateTimeFormatter HOUR =
            DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final String OWN = "%-17s %7s %-9s %7s  %-8s";
    private static final int OWN_WIDTH = 53;
    private static final int COUNTER_WIDTH = 27;
    private static final int PLANTED_WIDTH = 8;
    private static final int LONG = 10;
    private static final int SHORT = 5;

    private final List<CoreMetric> metrics;
    private final Window window;
    private final int days;
    private final boolean beside;
    private final boolean planted;

    /**
     * @param window that the present values are of
     */
    CoreTable(List<CoreMetric> metrics, Window window, int columns) {
        this.metrics = metrics;
        this.window = window;
        int left = columns - OWN_WIDTH;
        this.beside = left >= COUNTER_WIDTH;
        int free = left - (beside ? COUNTER_WIDTH : 0);
        this.planted = beside && free >= PLANTED_WIDTH + LONG + 2;
        int room = free - (planted ? PLANTED_WIDTH : 0) - 2;
        this.days = room >= LONG ? LONG : room >= SHORT ? SHORT : 0;
    }

    /** The name of a window: {@code 11:00} or {@code 19 Nov}. */
    static String name(Window window) {
        DateTimeFormatter format = window.grain().equals("1h") ? HOUR : DAY;
        return format.format(Instant.ofEpochMilli(window.startMillis()));
    }

    ScreenLine head() {
        boolean last =
                metrics.stream()
                        .map(CoreMetric::now)
                        .filter(Objects::nonNull)
                        .allMatch(Reading::last);
        String title = name(window) + (last ? " final" : " provisional");
        String line = OWN.formatted(title, "value", "interval", "planted", "status");
        if (days > 0) {
            line += "  " + pad("by day", days);
        }
        if (beside) {
            line += "  %-17s %7s".formatted("beside it", "value");
        }
        if (planted) {
            line += " planted";
        }
        return new ScreenLine(line.stripTrailing(), ScreenLine.Style.HEAD);
    }

    /** One or two lines. */
    List<ScreenLine> row(CoreMetric core) {
        Metric metric = core.metric();
        Reading now = core.now();
        String line =
                now == null
                        ? OWN.formatted(Shown.label(metric.id()), "-", "-", "-", "no_data")
                        : OWN.formatted(
                                Shown.label(metric.id()),
                                Shown.number(metric, now.value()),
                                Shown.interval(now.low(), now.high()),
                                Shown.number(metric, now.planted()),
                                now.status());
        if (days > 0) {
            line += "  " + Shown.sparkline(core.days(), days);
        }
        List<ScreenLine> lines = new ArrayList<>();
        Metric counter = Metrics.find(metric.goal().counter()).orElseThrow();
        if (beside) {
            line += "  %-17s %7s".formatted(Shown.label(counter.id()), counter(counter, now));
            if (planted) {
                line += " %7s".formatted(counterPlanted(counter, now));
            }
        }
        lines.add(ScreenLine.text(line.stripTrailing()));
        if (!beside) {
            lines.add(
                    ScreenLine.text(
                            "  beside it: %s %s, planted %s"
                                    .formatted(
                                            Shown.label(counter.id()),
                                            counter(counter, now),
                                            counterPlanted(counter, now))));
        }
        return lines;
    }

    private static String counter(Metric counter, @Nullable Reading now) {
        return now == null ? "-" : Shown.number(counter, now.counter());
    }

    private static String counterPlanted(Metric counter, @Nullable Reading now) {
        return now == null ? "-" : Shown.number(counter, now.counterPlanted());
    }

    /** The newest final day of each, in words; empty while there is none. */
    static String finished(List<CoreMetric> metrics) {
        Map<String, List<String>> byDay = new LinkedHashMap<>();
        for (CoreMetric core : metrics) {
            Reading finished = core.finished();
            if (finished != null) {
                byDay.computeIfAbsent(name(finished.window()), key -> new ArrayList<>())
                        .add(valueAndPlanted(core.metric(), finished));
            }
        }
        return byDay.isEmpty()
                ? ""
                : "newest final days, value / planted: "
                        + byDay.entrySet().stream()
                                .map(day -> day.getKey() + " " + String.join(", ", day.getValue()))
                                .collect(Collectors.joining("; "));
    }

    private static String valueAndPlanted(Metric metric, Reading reading) {
        return "%s %s / %s"
                .formatted(
                        Shown.label(metric.id()),
                        Shown.number(metric, reading.value()),
                        Shown.number(metric, reading.planted()));
    }

    private static String pad(String text, int width) {
        String cut = text.length() > width ? text.substring(0, width) : text;
        return cut + " ".repeat(width - cut.length());
    }
}
