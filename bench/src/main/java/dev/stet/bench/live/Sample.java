package dev.stet.bench.live;

/**
 * What the job's process says of itself, ten times a second.
 *
 * @param atMillis the wall clock, epoch milliseconds
 * @param records that the source has handed on since the process began
 * @param cpuNanos of all threads of the process since it began
 * @param rssBytes resident memory, what RocksDB takes beside the heap included
 * @param peakRssBytes the most that it ever was
 * @param liveHeapBytes what the last collection that was asked for left; 0 before one was
 * @param arrivalMillis how far reading has come: the least over the partitions of the time stamp
 *     read last, epoch milliseconds; 0 while a partition has not been read from
 * @param watermarkMillis as it arrived behind the last operator; {@link Long#MIN_VALUE} before any
 * @param checkpoint number of the last one that completed; 0 before the first
 * @param stateBytes the full size of the state in it
 * @param checkpointedBytes written for all checkpoints that this process completed
 */
public record Sample(
        long atMillis,
        long records,
        long cpuNanos,
        long rssBytes,
        long peakRssBytes,
        long liveHeapBytes,
        long arrivalMillis,
        long watermarkMillis,
        long checkpoint,
        long stateBytes,
        long checkpointedBytes) {

    private static final String BEGINNING = "sample\t";

    /** Whether this line of the process's output is one. */
    static boolean is(String line) {
        return line.startsWith(BEGINNING);
    }

    String toLine() {
        return BEGINNING
                + "%d\t%d\t%d\t%d\t%d\t%d\t%d\t%d\t%d\t%d\t%d"
                        .formatted(
                                atMillis,
                                records,
                                cpuNanos,
                                rssBytes,
                                peakRssBytes,
                                liveHeapBytes,
                                arrivalMillis,
                                watermarkMillis,
                                checkpoint,
                                stateBytes,
                                checkpointedBytes);
    }

    static Sample parse(String line) {
        String[] columns = line.substring(BEGINNING.length()).split("\t", -1);
        long[] values = new long[columns.length];
        for (int i = 0; i < columns.length; i++) {
            values[i] = Long.parseLong(columns[i]);
        }
        return new Sample(
                values[0],
                values[1],
                values[2],
                values[3],
                values[4],
                values[5],
                values[6],
                values[7],
                values[8],
                values[9],
                values[10]);
    }
}
