package dev.stet.contract;

import dev.stet.bytes.Binary;
import dev.stet.bytes.Codec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The sum of a cell's facts, and how mature it is. Key: view, tenant, grain, windowStartMillis,
 * segmentBy, segment.
 *
 * @param windowStartMillis inclusive, epoch milliseconds
 * @param windowEndMillis exclusive, epoch milliseconds
 * @param last whether this row is final: said once, never followed by another
 * @param version only grows within a key
 * @param watermarkMillis how far event time had come; {@link Long#MIN_VALUE} before the first
 *     watermark, {@link Long#MAX_VALUE} once a bounded input has ended
 * @param sums of the measures, distinct counts and histograms
 * @param sketches one compact Theta sketch per {@link View#distinct()}
 */
public record KpiRow(
        View view,
        String tenant,
        Grain grain,
        long windowStartMillis,
        long windowEndMillis,
        String segmentBy,
        String segment,
        boolean last,
        long version,
        long watermarkMillis,
        Sums sums,
        List<byte[]> sketches) {

    private static final Grain[] GRAINS = Grain.values();

    /** One number per {@link View#columns()}; read only. */
    public long[] values() {
        long[] measures = sums.measures();
        long[] distinct = sums.distinct();
        if (distinct.length == 0) {
            return measures;
        }
        long[] values = Arrays.copyOf(measures, measures.length + distinct.length);
        System.arraycopy(distinct, 0, values, measures.length, distinct.length);
        return values;
    }

    /** The form on the wire between rollup and views. */
    public static final class WireCodec implements Codec<KpiRow> {

        @Override
        public void write(KpiRow row, DataOutput out) throws IOException {
            out.writeByte(row.view.ordinal());
            out.writeByte(row.grain.ordinal());
            out.writeBoolean(row.last);
            Binary.writeString(out, row.tenant);
            Binary.writeString(out, row.segmentBy);
            Binary.writeString(out, row.segment);
            Binary.writeZigZag(out, row.windowStartMillis);
            Binary.writeZigZag(out, row.windowEndMillis);
            Binary.writeVarLong(out, row.version);
            Binary.writeZigZag(out, row.watermarkMillis);
            row.sums.write(out);
            Binary.writeVarLong(out, row.sketches.size());
            for (byte[] sketch : row.sketches) {
                Binary.writeVarLong(out, sketch.length);
                out.write(sketch);
            }
        }

        @Override
        public KpiRow read(DataInput in) throws IOException {
            View view = View.at(in.readByte());
            Grain grain = GRAINS[in.readByte()];
            boolean last = in.readBoolean();
            String tenant = Binary.readString(in);
            String segmentBy = Binary.readString(in);
            String segment = Binary.readString(in);
            return new KpiRow(
                    view,
                    tenant,
                    grain,
                    Binary.readZigZag(in),
                    Binary.readZigZag(in),
                    segmentBy,
                    segment,
                    last,
                    Binary.readVarLong(in),
                    Binary.readZigZag(in),
                    Sums.read(in),
                    readSketches(in));
        }

        private static List<byte[]> readSketches(DataInput in) throws IOException {
            int count = (int) Binary.readVarLong(in);
            List<byte[]> sketches = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                byte[] sketch = new byte[(int) Binary.readVarLong(in)];
                in.readFully(sketch);
                sketches.add(sketch);
            }
            return sketches;
        }
    }
}
