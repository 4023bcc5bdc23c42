package dev.stet.bench.peers.plain;

import dev.stet.bench.contest.ContestCells;
import dev.stet.bench.contest.ContestColumn;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The cells as counted so far, and which of them changed since they were last told. */
final class Tally {

    private static final long MINUTE_MILLIS = 60_000;
    private static final ContestColumn[] COLUMNS = ContestColumn.values();

    /** One minute and feature. */
    static final class Cell {

        private final long minuteMillis;
        private final String feature;
        private final long[] counts = new long[COLUMNS.length];
        private final Set<String> users = new HashSet<>();
        private boolean changed;

        private Cell(long minuteMillis, String feature) {
            this.minuteMillis = minuteMillis;
            this.feature = feature;
        }
    }

    private final Map<String, Map<Long, Cell>> cells = new HashMap<>();
    private final List<Cell> changed = new ArrayList<>();

    Cell cell(long timeMillis, String feature) {
        long minute = Math.floorDiv(timeMillis, MINUTE_MILLIS) * MINUTE_MILLIS;
        return cells.computeIfAbsent(feature, name -> new HashMap<>())
                .computeIfAbsent(minute, start -> new Cell(start, feature));
    }

    void add(Cell cell, ContestColumn column, int delta) {
        cell.counts[column.ordinal()] += delta;
        if (!cell.changed) {
            cell.changed = true;
            changed.add(cell);
        }
    }

    void addUser(Cell cell, String user) {
        if (cell.users.add(user)) {
            add(cell, ContestColumn.ASKING_USERS, 1);
        }
    }

    /** Writes what changed since the last call. */
    void tell(ContestCells sink) {
        for (Cell cell : changed) {
            cell.changed = false;
            for (ContestColumn column : COLUMNS) {
                sink.put(cell.minuteMillis, cell.feature, column, cell.counts[column.ordinal()]);
            }
        }
        changed.clear();
    }
}
