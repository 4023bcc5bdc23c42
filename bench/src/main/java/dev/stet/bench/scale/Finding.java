package dev.stet.bench.scale;

import dev.stet.bench.live.Sample;
import java.util.List;
import java.util.Locale;

/**
 * What came of a trial.
 *
 * @param cpuMicros per event, of all threads of the job's process
 * @param perSecond events, while they were measured
 * @param peakRssBytes of the process
 * @param liveHeapBytes at the end, after a collection
 * @param stateBytes of the last checkpoint, in full; 0 where there are none
 * @param checkpointedBytes written for checkpoints, per event
 * @param stallMillis the longest that no record was read
 * @param watermarkStallMillis the longest that the watermark behind the last step stood still
 */
record Finding(
        double cpuMicros,
        double perSecond,
        long peakRssBytes,
        long liveHeapBytes,
        long stateBytes,
        double checkpointedBytes,
        long stallMillis,
        long watermarkStallMillis) {

    private static final double MEBIBYTE = 1 << 20;

    static final String HEADER =
            """
            | | CPU µs/event | ÷ first | − first | events/s | peak RSS MiB | live heap MiB | state MiB \
            | checkpoint B/event | longest stall s | of the watermark s |
            |---|---|---|---|---|---|---|---|---|---|---|
            """;

    /**
     * @param samples of the process, from its beginning on
     * @param events all there are
     * @param window measured, the last ones
     * @param end after the collection and the last checkpoint
     */
    static Finding of(List<Sample> samples, long events, long window, Sample end) {
        Sample from = first(samples, events - window);
        Sample until = first(samples, events);
        double counted = until.records() - from.records();
        return new Finding(
                (until.cpuNanos() - from.cpuNanos()) / 1e3 / counted,
                1e3 * counted / Math.max(1, until.atMillis() - from.atMillis()),
                end.peakRssBytes(),
                end.liveHeapBytes(),
                end.stateBytes(),
                (double) end.checkpointedBytes() / events,
                stall(samples, from, until, false),
                stall(samples, from, until, true));
    }

    /** The first by which so many were read, and at least one. */
    private static Sample first(List<Sample> samples, long records) {
        return samples.stream()
                .filter(sample -> sample.records() >= Math.max(1, records))
                .findFirst()
                .orElseThrow();
    }

    private static long stall(
            List<Sample> samples, Sample from, Sample until, boolean ofWatermark) {
        long longest = 0;
        Sample moved = from;
        for (Sample sample : samples.subList(samples.indexOf(from), samples.indexOf(until) + 1)) {
            boolean moves =
                    ofWatermark
                            ? sample.watermarkMillis() != moved.watermarkMillis()
                            : sample.records() != moved.records();
            longest = Math.max(longest, sample.atMillis() - moved.atMillis());
            if (moves) {
                moved = sample;
            }
        }
        return longest;
    }

    /** A row of the table below {@link #HEADER}. */
    String toRow(String title, double firstCpuMicros) {
        return String.format(
                Locale.ROOT,
                "| %s | %.2f | %.2f | %.2f | %,.0f | %,.0f | %,.0f | %,.0f | %.0f | %.1f | %.1f"
                        + " |%n",
                title,
                cpuMicros,
                cpuMicros / firstCpuMicros,
                cpuMicros - firstCpuMicros,
                perSecond,
                peakRssBytes / MEBIBYTE,
                liveHeapBytes / MEBIBYTE,
                stateBytes / MEBIBYTE,
                checkpointedBytes,
                stallMillis / 1e3,
                watermarkStallMillis / 1e3);
    }
}
