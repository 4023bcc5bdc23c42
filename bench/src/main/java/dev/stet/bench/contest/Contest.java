package dev.stet.bench.contest;

import java.nio.file.Path;

/**
 * What every contender is given.
 *
 * @param bootstrap of the broker, in a process of its own
 * @param topic the events, JSON, keyed by user, in several partitions; nothing is added while it is
 *     read
 * @param lines the same events as JSON lines, for who reads files
 * @param records how many there are, in either; at least 1
 * @param scratch an empty folder for state and checkpoints
 */
public record Contest(
        String bootstrap,
        String topic,
        Path lines,
        long records,
        StateIn state,
        Path scratch,
        Meter meter,
        ContestCells cells) {

    /** How far events may be out of order; the load keeps to it. */
    public static final long OUT_OF_ORDERNESS_MILLIS = 30_000;
}
