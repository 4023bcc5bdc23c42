package dev.stet.alerts;

import dev.stet.bytes.Binary;
import dev.stet.bytes.Codec;
import dev.stet.bytes.UnknownFormatException;
import dev.stet.contract.KpiRow;
import dev.stet.contract.Sums;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * A row of a {@link Look}, without what no rule reads.
 *
 * @param windowEndMillis exclusive, epoch milliseconds
 */
public record LookRow(String segmentBy, String segment, long windowEndMillis, Sums sums) {

    public static LookRow of(KpiRow row) {
        return new LookRow(row.segmentBy(), row.segment(), row.windowEndMillis(), row.sums());
    }

    /** As state. */
    public static final class StateCodec implements Codec<LookRow> {

        private static final int VERSION = 1;

        @Override
        public void write(LookRow row, DataOutput out) throws IOException {
            out.writeByte(VERSION);
            Binary.writeString(out, row.segmentBy);
            Binary.writeString(out, row.segment);
            Binary.writeZigZag(out, row.windowEndMillis);
            row.sums.write(out);
        }

        @Override
        public LookRow read(DataInput in) throws IOException {
            int version = in.readByte();
            if (version != VERSION) {
                throw new UnknownFormatException("A row that is looked at", version);
            }
            return new LookRow(
                    Binary.readString(in),
                    Binary.readString(in),
                    Binary.readZigZag(in),
                    Sums.read(in));
        }
    }
}
