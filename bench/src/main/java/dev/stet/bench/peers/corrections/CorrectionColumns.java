package dev.stet.bench.peers.corrections;

import dev.stet.bench.contest.ContestColumn;

/** The columns by ordinal, without a copy of the array at each look. */
public final class CorrectionColumns {

    private static final ContestColumn[] ALL = ContestColumn.values();

    private CorrectionColumns() {}

    public static int count() {
        return ALL.length;
    }

    public static ContestColumn at(int ordinal) {
        return ALL[ordinal];
    }
}
