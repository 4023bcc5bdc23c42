package dev.stet.bench.peers.corrections;

import dev.stet.bench.contest.Column;

/** The columns by ordinal, without a copy of the array at each look. */
public final class Columns {

    private static final Column[] ALL = Column.values();

    private Columns() {}

    public static int count() {
        return ALL.length;
    }

    public static Column at(int ordinal) {
        return ALL[ordinal];
    }
}
