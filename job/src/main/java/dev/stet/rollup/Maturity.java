package dev.stet.rollup;

import dev.stet.contract.DayZone;
import dev.stet.contract.View;
import java.io.Serializable;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * When a window's rows are final: once the watermark has passed the last instant that can still
 * change them, and the allowed lateness on top.
 *
 * @param afterWindow by view, how long after its end a window can still change; event time
 * @param zone whose days are windows, and are counted where a view matures by days
 */
public record Maturity(Map<View, Duration> afterWindow, Duration allowedLateness, DayZone zone)
        implements Serializable {

    /** Beyond every event: the end of a bounded input. */
    private static final long FAR = Long.MAX_VALUE / 2;

    /**
     * As each view says of itself: every one, for a savepoint can hold windows of a view that has
     * been switched off since.
     *
     * @param futureTolerance how far an event may be ahead of its arrival
     */
    public static Maturity of(Duration futureTolerance, Duration allowedLateness, DayZone zone) {
        Map<View, Duration> afterWindow = new EnumMap<>(View.class);
        for (View view : View.values()) {
            afterWindow.put(view, view.matures(futureTolerance));
        }
        return new Maturity(afterWindow, allowedLateness, zone);
    }

    /**
     * The event-time timer that makes a window final. Flink's watermark stands one millisecond
     * before the newest event time − out-of-orderness, so the timer does too.
     */
    public long finalAt(View view, long windowEndMillis) {
        return lastInstant(view, windowEndMillis) + allowedLateness.toMillis();
    }

    /** No event after this instant can change the window. */
    long lastInstant(View view, long windowEndMillis) {
        Duration after = Objects.requireNonNull(afterWindow.get(view));
        long last = windowEndMillis + after.toMillis();
        return (countsDays(view)
                        ? Math.max(last, zone.startOf(zone.day(windowEndMillis) + after.toDays()))
                        : last)
                - 1;
    }

    /** Whether so many days of the zone may be longer than so many times 24 hours. */
    private boolean countsDays(View view) {
        return view.maturesByDays() && !zone.isUtc();
    }

    /**
     * The latest end of a window whose {@link #lastInstant} has passed.
     *
     * @param settledMillis no event at or before this instant is taken any more
     */
    long latestEnd(View view, long settledMillis) {
        Duration after = afterWindow.getOrDefault(view, Duration.ZERO);
        if (settledMillis < Long.MIN_VALUE + after.toMillis()) {
            return Long.MIN_VALUE;
        }
        long end = settledMillis - after.toMillis() + 1;
        if (!countsDays(view) || Math.abs(end) > FAR) {
            return end;
        }
        end = zone.dayStart(end);
        while (lastInstant(view, end) > settledMillis) {
            end = zone.dayStart(end - 1);
        }
        return end;
    }
}
