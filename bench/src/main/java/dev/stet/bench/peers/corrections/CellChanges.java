package dev.stet.bench.peers.corrections;

import dev.stet.bench.contest.Cells;
import dev.stet.bench.contest.Column;
import java.util.HashMap;
import java.util.Map;

/** Changes summed up by cell. */
public final class CellChanges implements Changes {

    private final Map<Cells.Key, long[]> cells = new HashMap<>();

    @Override
    public void add(long openedAt, String feature, Column column, long by) {
        cells.computeIfAbsent(
                                new Cells.Key(Changes.minute(openedAt), feature),
                                key -> new long[Columns.count()])[column.ordinal()] +=
                by;
    }

    /** By cell, the sums by {@link Column#ordinal()}; live until {@link #clear()}. */
    public Map<Cells.Key, long[]> cells() {
        return cells;
    }

    public void clear() {
        cells.clear();
    }
}
