package dev.stet.bench.contest;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** A contender's answer, the same light sink for all. Safe for use by several threads. */
public final class ContestCells {

    /**
     * @param minuteMillis start of the window, epoch milliseconds
     */
    public record Key(long minuteMillis, String feature) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int byTime = Long.compare(minuteMillis, other.minuteMillis);
            return byTime != 0 ? byTime : feature.compareTo(other.feature);
        }
    }

    private final Map<Key, long[]> cells = new ConcurrentHashMap<>();

    /** An upsert: what stood in this column before is replaced. */
    public void put(long minuteMillis, String feature, ContestColumn column, long value) {
        long[] cell = cell(minuteMillis, feature);
        synchronized (cell) {
            cell[column.ordinal()] = value;
        }
    }

    /** For who emits sums of parts. */
    public void add(long minuteMillis, String feature, ContestColumn column, long value) {
        long[] cell = cell(minuteMillis, feature);
        synchronized (cell) {
            cell[column.ordinal()] += value;
        }
    }

    private long[] cell(long minuteMillis, String feature) {
        return cells.computeIfAbsent(
                new Key(minuteMillis, feature), key -> new long[ContestColumn.values().length]);
    }

    /** By minute and feature; the values by {@link ContestColumn#ordinal()}. */
    public Map<Key, long[]> sorted() {
        return new TreeMap<>(cells);
    }
}
