package dev.stet.rollup;

import dev.stet.contract.Binary;
import dev.stet.contract.Codec;
import dev.stet.contract.Sums;
import dev.stet.contract.UnknownFormatException;
import dev.stet.contract.View;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The sum of one segment in one window. Immutable.
 *
 * @param version of the last row written; 0 for none
 * @param changed whether the sum is other than that row
 */
record Cell(Sums sums, long version, boolean changed) {

    static Cell empty(View view) {
        return new Cell(Sums.empty(view), 0, false);
    }

    Cell plus(View view, Sums more) {
        return new Cell(sums.plus(view, more), version, true);
    }

    /** As of this release, where an older one wrote it. */
    Cell fitted(View view) {
        Sums fitted = sums.fitted(view);
        return fitted == sums ? this : new Cell(fitted, version, changed);
    }

    /** Whether all that was said has been taken back. */
    boolean isEmpty() {
        return sums.isEmpty();
    }

    Cell written(long version) {
        return new Cell(sums, version, false);
    }

    /** The form in state, version 1. */
    public static final class StateCodec implements Codec<Cell> {

        private static final int VERSION = 1;

        @Override
        public void write(Cell cell, DataOutput out) throws IOException {
            out.writeByte(VERSION);
            cell.sums.write(out);
            Binary.writeVarLong(out, cell.version);
            out.writeBoolean(cell.changed);
        }

        @Override
        public Cell read(DataInput in) throws IOException {
            int version = in.readByte();
            if (version != VERSION) {
                throw new UnknownFormatException("A cell", version);
            }
            return new Cell(Sums.read(in), Binary.readVarLong(in), in.readBoolean());
        }
    }
}
