package dev.stet.contract;

import java.util.List;

/**
 * The sum of a cell's facts, and how mature it is. Key: view, tenant, grain, windowStartMillis,
 * segmentBy, segment.
 *
 * @param windowStartMillis inclusive, epoch milliseconds
 * @param last whether this row is final: said once, never followed by another
 * @param version only grows within a key
 * @param watermarkMillis how far event time had come; {@link Long#MIN_VALUE} before the first
 *     watermark, {@link Long#MAX_VALUE} once a bounded input has ended
 * @param values one number per {@link View#columns()}
 * @param sketches one compact Theta sketch per {@link View#distinct()}
 */
public record KpiRow(
        View view,
        String tenant,
        Grain grain,
        long windowStartMillis,
        String segmentBy,
        String segment,
        boolean last,
        long version,
        long watermarkMillis,
        long[] values,
        List<byte[]> sketches) {

    public long windowEndMillis() {
        return windowStartMillis + grain.millis();
    }
}
