package dev.stet.contract;

/**
 * Where a record came from.
 *
 * @param source the topic, or the file's path as given
 * @param partition of the topic; -1 for a file
 * @param position the offset in the partition from 0, or the line in the file from 1
 */
public record Origin(String source, int partition, long position) {

    public static final int NO_PARTITION = -1;

    public boolean isFile() {
        return partition == NO_PARTITION;
    }

    /** As {@code ingest_kpi} is cut by. */
    public Dimensions dimensions() {
        return dimensionsOf(source);
    }

    /** As {@link #dimensions()}, of a source alone. */
    public static Dimensions dimensionsOf(String source) {
        return SourceDimensions.of(source);
    }

    void put(Frame frame) {
        frame.putName(source);
        frame.putZigZag(partition);
        frame.putVarLong(position);
    }

    static Origin take(Frame frame) {
        String source = frame.takeName();
        int partition = (int) frame.takeZigZag();
        return new Origin(source, partition, frame.takeVarLong());
    }
}
