package dev.stet.lifecycle.question;

import dev.stet.bytes.Binary;
import dev.stet.contract.Dimensions;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/** The combinations of dimensions that one user has to do with, by small numbers. */
final class DimensionsTable implements Question.DimensionsForm {

    private static final Dimensions[] NONE = new Dimensions[0];

    private Dimensions[] values = NONE;

    int size() {
        return values.length;
    }

    Dimensions at(int number) {
        return values[number];
    }

    /** Its number; a new one if it has none yet. */
    int number(Dimensions dimensions) {
        for (int number = 0; number < values.length; number++) {
            if (values[number] == dimensions) {
                return number;
            }
        }
        int hash = dimensions.hashCode();
        for (int number = 0; number < values.length; number++) {
            if (values[number].hashCode() == hash && values[number].equals(dimensions)) {
                return number;
            }
        }
        values = Arrays.copyOf(values, values.length + 1);
        values[values.length - 1] = dimensions;
        return values.length - 1;
    }

    @Override
    public void write(Dimensions dimensions, DataOutput out) throws IOException {
        Binary.writeVarLong(out, number(dimensions));
    }

    @Override
    public Dimensions read(DataInput in) throws IOException {
        return values[(int) Binary.readVarLong(in)];
    }

    DimensionsTable copy() {
        DimensionsTable copy = new DimensionsTable();
        copy.values = values; // copied by whoever changes it
        return copy;
    }

    /** The form in state, part of a larger one. */
    void writeTable(DataOutput out) throws IOException {
        Binary.writeVarLong(out, values.length);
        for (Dimensions dimensions : values) {
            dimensions.write(out);
        }
    }

    static DimensionsTable readTable(DataInput in) throws IOException {
        DimensionsTable read = new DimensionsTable();
        read.values = new Dimensions[(int) Binary.readVarLong(in)];
        for (int number = 0; number < read.values.length; number++) {
            read.values[number] = Dimensions.read(in);
        }
        return read;
    }
}
