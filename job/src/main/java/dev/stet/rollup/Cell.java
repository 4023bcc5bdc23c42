package dev.stet.rollup;

import dev.stet.contract.Binary;
import dev.stet.contract.Codec;
import dev.stet.contract.UnknownFormatException;
import dev.stet.contract.View;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * The sum of one segment in one window. Immutable.
 *
 * @param values one number per {@code View.columns()}
 * @param version of the last row written; 0 for none
 * @param changed whether the sum is other than that row
 */
record Cell(long[] values, long version, boolean changed) {

    static Cell empty(View view) {
        return new Cell(new long[view.columns().size()], 0, false);
    }

    /** With a number for every column; a release with fewer may have written it. */
    Cell widened(View view) {
        int columns = view.columns().size();
        return values.length == columns
                ? this
                : new Cell(Arrays.copyOf(values, columns), version, changed);
    }

    Cell plus(View view, long[] more) {
        long[] sum = values.clone();
        view.add(sum, more);
        return new Cell(sum, version, true);
    }

    /** Whether all that was said has been taken back. */
    boolean isEmpty() {
        return Arrays.stream(values).allMatch(value -> value == 0);
    }

    Cell written(long version) {
        return new Cell(values, version, false);
    }

    /** The form in state, version 1. */
    public static final class StateCodec implements Codec<Cell> {

        private static final int VERSION = 1;

        @Override
        public void write(Cell cell, DataOutput out) throws IOException {
            out.writeByte(VERSION);
            Binary.writeSparse(out, cell.values);
            Binary.writeVarLong(out, cell.version);
            out.writeBoolean(cell.changed);
        }

        @Override
        public Cell read(DataInput in) throws IOException {
            int version = in.readByte();
            if (version != VERSION) {
                throw new UnknownFormatException("A cell", version);
            }
            return new Cell(Binary.readSparse(in), Binary.readVarLong(in), in.readBoolean());
        }
    }
}
