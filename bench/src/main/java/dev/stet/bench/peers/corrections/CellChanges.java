package dev.stet.bench.peers.corrections;

import dev.stet.bench.contest.ContestCells;
import dev.stet.bench.contest.ContestColumn;
import java.util.HashMap;
import java.util.Map;

/** Changes summed up by cell. */
public final class CellChanges implements Changes {

    private final Map<ContestCells.Key, long[]> cells = new HashMap<>();

    @Override
    public void add(long openedAt, String feature, ContestColumn column, long by) {
        cells.computeIfAbsent(
                                new ContestCells.Key(Changes.minute(openedAt), feature),
                                key -> new long[CorrectionColumns.count()])[column.ordinal()] +=
                by;
    }

    /** By cell, the sums by {@link ContestColumn#ordinal()}; live until {@link #clear()}. */
    public Map<ContestCells.Key, long[]> cells() {
        return cells;
    }

    public void clear() {
        cells.clear();
    }
}
