package dev.stet.rollup;

import dev.stet.bytes.Binary;
import dev.stet.bytes.Codec;
import dev.stet.bytes.UnknownFormatException;
import dev.stet.contract.Sums;
import dev.stet.contract.View;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The sum of one segment in one window. Immutable.
 *
 * @param version of the last row written; 0 for none
 * @param changed whether the sum is other than that row
 * @param sketches one bit per {@code View.distinct()}: whether state may hold a sketch of it
 */
record Cell(Sums sums, long version, boolean changed, int sketches) {

    static Cell empty(View view) {
        return new Cell(Sums.empty(view), 0, false, 0);
    }

    Cell plus(View view, Sums more) {
        return new Cell(sums.plus(view, more), version, true, sketches);
    }

    /** As of this release, where an older one wrote it. */
    Cell fitted(View view) {
        Sums fitted = sums.fitted(view);
        return fitted == sums ? this : new Cell(fitted, version, changed, sketches);
    }

    /** The same without what was counted by bucket of users. */
    Cell withoutClusters() {
        Sums without = sums.clustered(false);
        return without == sums ? this : new Cell(without, version, changed, sketches);
    }

    /** Whether all that was counted has been retracted. */
    boolean isEmpty() {
        return sums.isEmpty();
    }

    Cell written(long version) {
        return new Cell(sums, version, false, sketches);
    }

    boolean hasSketch(int column) {
        return (sketches & 1 << column) != 0;
    }

    Cell withSketch(int column) {
        return new Cell(sums, version, changed, sketches | 1 << column);
    }

    /**
     * The form in state: version 3 where it holds buckets of users, which releases before them
     * would skip over and read the rest from the wrong place; else version 2.
     */
    public static final class StateCodec implements Codec<Cell> {

        private static final int VERSION = 2;
        private static final int VERSION_WITH_CLUSTERS = 3;

        @Override
        public void write(Cell cell, DataOutput out) throws IOException {
            out.writeByte(cell.sums.clusters() == null ? VERSION : VERSION_WITH_CLUSTERS);
            cell.sums.write(out);
            Binary.writeVarLong(out, cell.version);
            out.writeByte(cell.sketches << 1 | (cell.changed ? 1 : 0));
        }

        @Override
        public Cell read(DataInput in) throws IOException {
            int version = in.readByte();
            if (version != VERSION && version != VERSION_WITH_CLUSTERS) {
                throw new UnknownFormatException("A cell", version);
            }
            Sums sums = Sums.read(in);
            long written = Binary.readVarLong(in);
            int flags = in.readByte();
            return new Cell(sums, written, (flags & 1) != 0, flags >> 1);
        }
    }
}
