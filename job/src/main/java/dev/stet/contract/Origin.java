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
}
