package dev.stet.oracle;

import java.util.ArrayList;
import java.util.List;

/**
 * Which events of one file, read in its order, are too late to count.
 *
 * @param outOfOrdernessMillis how far the watermark stays behind the newest event time
 * @param allowedLatenessMillis how far behind the watermark an event still counts
 */
public record LateFilter(long outOfOrdernessMillis, long allowedLatenessMillis) {

    /** 30 s and 10 min. */
    public static final LateFilter DEFAULT = new LateFilter(30_000, 600_000);

    /** Each in the order in which it was read. */
    public record Split(List<Event> inTime, List<Event> late) {}

    /** Late is what lies before the newest event time so far, its own included, less both spans. */
    public Split split(List<Event> file) {
        List<Event> inTime = new ArrayList<>();
        List<Event> late = new ArrayList<>();
        long newestMillis = Long.MIN_VALUE;
        for (Event event : file) {
            newestMillis = Math.max(newestMillis, event.timeMillis());
            boolean isLate =
                    event.timeMillis()
                            < newestMillis - outOfOrdernessMillis - allowedLatenessMillis;
            (isLate ? late : inTime).add(event);
        }
        return new Split(List.copyOf(inTime), List.copyOf(late));
    }
}
