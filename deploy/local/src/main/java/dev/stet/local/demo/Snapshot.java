package dev.stet.local.demo;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What PostgreSQL holds at one moment, beside what was planted.
 *
 * @param metrics the core metrics, then others that the screen tells of in one line
 * @param window what the values of {@code metrics} are of
 * @param crossings the metrics that crossed a level in that window, the worst first
 * @param alerts whatever window they are of
 * @param hours those with a row, the earliest first
 * @param agreeing how many finished minutes of {@link SnapshotReader#EXACT} have every count as
 *     planted
 * @param disagreements the finished minutes that have not, in words
 */
record Snapshot(
        List<CoreMetric> metrics,
        CoreMetric.Window window,
        List<Crossing> crossings,
        AlertNews alerts,
        List<Hour> hours,
        Map<Headline, Map<Hour, Measured>> rates,
        Records records,
        int agreeing,
        List<String> disagreements) {

    /**
     * An hour of event time.
     *
     * @param startMillis epoch milliseconds
     * @param last whether its rows are final
     */
    record Hour(long startMillis, boolean last) {}

    /** A rate from 0 to 1, its interval, and what was planted; each NaN where there is none. */
    record Measured(double rate, double low, double high, double planted) {}

    /** What became of every record read. */
    record Records(long read, long effective, long withoutEffect, long refused, long late) {}

    /** Null where there is no row. */
    @Nullable Measured at(Headline headline, Hour hour) {
        return rates.getOrDefault(headline, Map.of()).get(hour);
    }
}
