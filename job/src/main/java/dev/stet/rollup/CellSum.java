package dev.stet.rollup;

import dev.stet.bytes.Binary;
import dev.stet.bytes.Codec;
import dev.stet.contract.Key128;
import dev.stet.contract.Sums;
import dev.stet.contract.View;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What one task adds to one cell since it last emitted.
 *
 * @param sums of the measures, distinct counts and histograms
 * @param newcomers per {@code View.distinct()} the users that are new in the cell, for its sketch;
 *     repeats allowed
 */
record CellSum(CellGroup group, String segment, Sums sums, List<List<Key128>> newcomers) {

    /** May be added to; the creator fills its arrays and lists before it is emitted. */
    static CellSum empty(CellGroup group, String segment) {
        View view = group.view();
        List<List<Key128>> newcomers = new ArrayList<>(view.distinct().size());
        view.distinct().forEach(column -> newcomers.add(new ArrayList<>()));
        return new CellSum(group, segment, Sums.empty(view), newcomers);
    }

    /** Whether all parts cancelled out before it was emitted. */
    boolean isEmpty() {
        if (!sums.isEmpty()) {
            return false;
        }
        for (List<Key128> users : newcomers) {
            if (!users.isEmpty()) {
                return false;
            }
        }
        return true;
    }

    /** The form on the wire. */
    public static final class WireCodec implements Codec<CellSum> {

        private final CellGroup.KeyCodec groups = new CellGroup.KeyCodec();

        @Override
        public void write(CellSum sum, DataOutput out) throws IOException {
            groups.write(sum.group, out);
            Binary.writeString(out, sum.segment);
            sum.sums.write(out);
            out.writeByte(sum.newcomers.size());
            for (List<Key128> users : sum.newcomers) {
                Binary.writeVarLong(out, users.size());
                for (Key128 user : users) {
                    user.write(out);
                }
            }
        }

        @Override
        public CellSum read(DataInput in) throws IOException {
            CellGroup group = groups.read(in);
            String segment = Binary.readString(in);
            Sums sums = Sums.read(in);
            int kinds = in.readByte();
            List<List<Key128>> newcomers = new ArrayList<>(kinds);
            for (int kind = 0; kind < kinds; kind++) {
                int size = (int) Binary.readVarLong(in);
                List<Key128> users = new ArrayList<>(size);
                for (int i = 0; i < size; i++) {
                    users.add(Key128.read(in));
                }
                newcomers.add(users);
            }
            return new CellSum(group, segment, sums, newcomers);
        }
    }
}
