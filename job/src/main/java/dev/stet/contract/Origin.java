package dev.stet.contract;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

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
        return SourceDimensions.of(source);
    }

    void write(DataOutput out) throws IOException {
        Binary.writeString(out, source);
        Binary.writeZigZag(out, partition);
        Binary.writeVarLong(out, position);
    }

    static Origin read(DataInput in) throws IOException {
        String source = Binary.readString(in);
        int partition = (int) Binary.readZigZag(in);
        return new Origin(source, partition, Binary.readVarLong(in));
    }
}
