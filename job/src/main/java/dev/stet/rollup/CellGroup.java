package dev.stet.rollup;

import dev.stet.bytes.Binary;
import dev.stet.bytes.Codec;
import dev.stet.contract.DayZone;
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

    /** Exclusive, epoch milliseconds. */
    long windowEndMillis(DayZone zone) {
        return zone.windowEnd(grain, windowStartMillis);
    }

    /**
     * The same in every process, which the hash of an enum is not: by it Flink finds the task, and
     * after a restore the state, of a key.
     */
    @Override
    public int hashCode() {
        int hash = view.ordinal();
        hash = 31 * hash + grain.ordinal();
        hash = 31 * hash + Long.hashCode(windowStartMillis);
        hash = 31 * hash + tenant.hashCode();
        return 31 * hash + segmentBy.hashCode();
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
