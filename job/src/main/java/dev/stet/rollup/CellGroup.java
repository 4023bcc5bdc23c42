package dev.stet.rollup;

import dev.stet.contract.Binary;
import dev.stet.contract.Codec;
import dev.stet.contract.Grain;
import dev.stet.contract.View;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * All segments of one set in one window: what matures together, and what the segment limit is
 * counted in.
 *
 * @param windowStartMillis inclusive, epoch milliseconds
 */
record CellGroup(View view, String tenant, Grain grain, long windowStartMillis, String segmentBy) {

    private static final Grain[] GRAINS = Grain.values();

    long windowEndMillis() {
        return windowStartMillis + grain.millis();
    }

    /** As a key of state. */
    public static final class KeyCodec implements Codec<CellGroup> {

        @Override
        public void write(CellGroup group, DataOutput out) throws IOException {
            out.writeByte(group.view.ordinal());
            out.writeByte(group.grain.ordinal());
            out.writeLong(group.windowStartMillis);
            Binary.writeString(out, group.tenant);
            Binary.writeString(out, group.segmentBy);
        }

        @Override
        public CellGroup read(DataInput in) throws IOException {
            View view = View.at(in.readByte());
            Grain grain = GRAINS[in.readByte()];
            long windowStart = in.readLong();
            return new CellGroup(
                    view, Binary.readString(in), grain, windowStart, Binary.readString(in));
        }
    }
}
