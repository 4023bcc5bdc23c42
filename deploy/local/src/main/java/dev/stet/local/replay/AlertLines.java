package dev.stet.local.replay;

import dev.stet.contract.AlertStatus;
import dev.stet.sinks.rows.Layout;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the alerts of a replay say: how many there are, and those that still stand. */
final class AlertLines {

    /** It shows so many, the newest, and says how many more there are. */
    private static final int MOST = 10;

    private final List<Standing> standing = new ArrayList<>();
    private boolean isOn;
    private int ended;

    /** One that stands at the end. */
    private record Standing(Instant windowStart, String grain, String words, String owner) {

        String line() {
            String whose = owner.isEmpty() ? "" : " (" + owner + ")";
            return "  %s %s  %s%s".formatted(windowStart, grain, words, whose);
        }
    }

    /** Says that alerts were looked for, though there may be none. */
    void enable() {
        isOn = true;
    }

    void add(Layout layout, @Nullable Object[] row) {
        isOn = true;
        if (!AlertStatus.RAISED.label().equals(row[layout.index("status")])) {
            ended++;
            return;
        }
        Object owner = row[layout.index("owner")];
        standing.add(
                new Standing(
                        (Instant) cell(layout, row, "window_start"),
                        cell(layout, row, "grain").toString(),
                        Causes.printable(cell(layout, row, "words").toString()),
                        owner == null ? "" : Causes.printable(owner.toString())));
    }

    private static Object cell(Layout layout, @Nullable Object[] row, String column) {
        Object cell = row[layout.index(column)];
        if (cell == null) {
            throw new IllegalArgumentException("%s.%s is NULL".formatted(layout.name(), column));
        }
        return cell;
    }

    /** Empty where no alerts were looked for. */
    List<String> lines() {
        if (!isOn) {
            return List.of();
        }
        List<String> lines = new ArrayList<>();
        lines.add(
                String.format(
                        Locale.ROOT,
                        "alerts: %,d raised, %,d of them ended since",
                        standing.size() + ended,
                        ended));
        standing.stream()
                .sorted(Comparator.comparing(Standing::windowStart).reversed())
                .limit(MOST)
                .map(Standing::line)
                .forEach(lines::add);
        if (standing.size() > MOST) {
            lines.add("  … and %d more".formatted(standing.size() - MOST));
        }
        return lines;
    }
}
