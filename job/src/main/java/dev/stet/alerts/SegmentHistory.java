package dev.stet.alerts;

import dev.stet.bytes.Binary;
import dev.stet.bytes.Codec;
import dev.stet.bytes.UnknownFormatException;
import dev.stet.contract.ExponentialHistogram;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of one segment of one view: of metrics with a rule their last four weeks of
 * days, of histograms likewise, and which levels were crossed last. Not thread-safe.
 */
public final class SegmentHistory {

    /** Of a power of 2: drift is looked for between deciles, which need no finer buckets. */
    private static final int OCTAVE_PARTS = 8;

    private final Map<String, Series> series = new TreeMap<>();

    /** By name and start of the day. */
    private final Map<String, TreeMap<Long, ExponentialHistogram>> histograms = new TreeMap<>();

    /** By metric the end of the last window that crossed its level. */
    private final Map<String, Long> crossed = new TreeMap<>();

    private long newestMillis = Long.MIN_VALUE;

    /** When its last row was final, event time. */
    public long newestMillis() {
        return newestMillis;
    }

    /** What is in state is never changed: a snapshot may be reading it. */
    public SegmentHistory copy() {
        SegmentHistory copy = new SegmentHistory();
        series.forEach((id, each) -> copy.series.put(id, each.copy()));
        histograms.forEach((name, days) -> copy.histograms.put(name, new TreeMap<>(days)));
        copy.crossed.putAll(crossed);
        copy.newestMillis = newestMillis;
        return copy;
    }

    boolean isEmpty() {
        return series.isEmpty() && histograms.isEmpty() && crossed.isEmpty();
    }

    void saw(long atMillis) {
        newestMillis = Math.max(newestMillis, atMillis);
    }

    void add(String metricId, Series.Point point) {
        series.computeIfAbsent(metricId, id -> new Series()).add(point);
    }

    /** Empty for a metric that is not remembered. */
    Series of(String metricId) {
        return series.getOrDefault(metricId, new Series());
    }

    /** Keeps a day of a histogram, and no more than the four weeks before it. */
    void add(String name, long startMillis, long oldestMillis, ExponentialHistogram histogram) {
        TreeMap<Long, ExponentialHistogram> days =
                histograms.computeIfAbsent(name, any -> new TreeMap<>());
        days.put(startMillis, histogram.coarse(OCTAVE_PARTS));
        days.headMap(oldestMillis).clear();
    }

    /** One day of a histogram; null if there was none. */
    @Nullable ExponentialHistogram histogram(String name, long startMillis) {
        return histograms.getOrDefault(name, new TreeMap<>()).get(startMillis);
    }

    /** The days of a histogram before one. */
    Iterable<ExponentialHistogram> histogramsBefore(String name, long startMillis) {
        return histograms.getOrDefault(name, new TreeMap<>()).headMap(startMillis).values();
    }

    void crosses(String metricId, long windowEndMillis) {
        crossed.put(metricId, windowEndMillis);
    }

    void crossesNot(String metricId) {
        crossed.remove(metricId);
    }

    /** Whether the level of a metric was crossed in the window that ended at this instant. */
    boolean crossedUntil(String metricId, long millis) {
        return Long.valueOf(millis).equals(crossed.get(metricId));
    }

    /** As state. */
    public static final class StateCodec implements Codec<SegmentHistory> {

        private static final int VERSION = 1;

        @Override
        public void write(SegmentHistory history, DataOutput out) throws IOException {
            out.writeByte(VERSION);
            Binary.writeZigZag(out, history.newestMillis);
            Binary.writeVarLong(out, history.series.size());
            for (Map.Entry<String, Series> each : history.series.entrySet()) {
                Binary.writeString(out, each.getKey());
                each.getValue().write(out);
            }
            Binary.writeVarLong(out, history.histograms.size());
            for (Map.Entry<String, TreeMap<Long, ExponentialHistogram>> each :
                    history.histograms.entrySet()) {
                Binary.writeString(out, each.getKey());
                Binary.writeVarLong(out, each.getValue().size());
                for (Map.Entry<Long, ExponentialHistogram> day : each.getValue().entrySet()) {
                    Binary.writeZigZag(out, day.getKey());
                    day.getValue().write(out);
                }
            }
            Binary.writeVarLong(out, history.crossed.size());
            for (Map.Entry<String, Long> each : history.crossed.entrySet()) {
                Binary.writeString(out, each.getKey());
                Binary.writeZigZag(out, each.getValue());
            }
        }

        @Override
        public SegmentHistory read(DataInput in) throws IOException {
            int version = in.readByte();
            if (version != VERSION) {
                throw new UnknownFormatException("The history of a segment", version);
            }
            SegmentHistory history = new SegmentHistory();
            history.newestMillis = Binary.readZigZag(in);
            for (long left = Binary.readVarLong(in); left > 0; left--) {
                history.series.put(Binary.readString(in), Series.read(in));
            }
            for (long left = Binary.readVarLong(in); left > 0; left--) {
                TreeMap<Long, ExponentialHistogram> days = new TreeMap<>();
                history.histograms.put(Binary.readString(in), days);
                for (long each = Binary.readVarLong(in); each > 0; each--) {
                    days.put(Binary.readZigZag(in), ExponentialHistogram.read(in));
                }
            }
            for (long left = Binary.readVarLong(in); left > 0; left--) {
                history.crossed.put(Binary.readString(in), Binary.readZigZag(in));
            }
            return history;
        }
    }
}
