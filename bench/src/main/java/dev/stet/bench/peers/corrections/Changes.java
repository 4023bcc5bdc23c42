package dev.stet.bench.peers.corrections;

import dev.stet.bench.contest.ContestColumn;

/** Takes what an event changes in the cells. */
@FunctionalInterface
public interface Changes {

    /**
     * One column of one cell.
     *
     * @param openedAt event time of the suggestion or query that the change belongs to, epoch
     *     milliseconds
     * @param by what is added to the column; never 0
     */
    void add(long openedAt, String feature, ContestColumn column, long by);

    /** Start of the cell's window, epoch milliseconds. */
    static long minute(long millis) {
        return Math.floorDiv(millis, 60_000L) * 60_000L;
    }
}
