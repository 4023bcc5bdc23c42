package dev.stet.contract;

import dev.stet.bytes.Binary;
import dev.stet.bytes.Codec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * One interaction that people are to evaluate; upsert by tenant and id.
 *
 * @param weekStartMillis the start of the Monday of its week, epoch milliseconds
 * @param dayStartMillis the start of its day, likewise
 * @param untilMillis the last instant at which an evaluation of it counts, likewise
 * @param strata the bits of each {@link Stratum} that drew it
 * @param inclusionProbability with which it is in the sample at all; in (0, 1]
 * @param sampleProbability what the evaluation has as {@code sample_probability}: the same, or
 *     where that of some is below 0.001, a multiple of it; in [0.001, 1]
 * @param version 0 to have the row deleted, which has nothing but a key then
 */
public record SampleRow(
        String tenant,
        String id,
        long weekStartMillis,
        long dayStartMillis,
        long untilMillis,
        int strata,
        double inclusionProbability,
        double sampleProbability,
        long version) {

    /** Has a row deleted, since its user is erased. */
    public static SampleRow erased(String tenant, String id, long dayStartMillis) {
        return new SampleRow(tenant, id, 0, dayStartMillis, 0, 0, 0, 0, 0);
    }

    public boolean isErased() {
        return version == 0;
    }

    /** The form on the wire. */
    public static final class WireCodec implements Codec<SampleRow> {

        @Override
        public void write(SampleRow row, DataOutput out) throws IOException {
            Binary.writeString(out, row.tenant);
            Binary.writeString(out, row.id);
            out.writeLong(row.weekStartMillis);
            out.writeLong(row.dayStartMillis);
            out.writeLong(row.untilMillis);
            out.writeByte(row.strata);
            out.writeDouble(row.inclusionProbability);
            out.writeDouble(row.sampleProbability);
            Binary.writeZigZag(out, row.version);
        }

        @Override
        public SampleRow read(DataInput in) throws IOException {
            return new SampleRow(
                    Binary.readString(in),
                    Binary.readString(in),
                    in.readLong(),
                    in.readLong(),
                    in.readLong(),
                    in.readByte(),
                    in.readDouble(),
                    in.readDouble(),
                    Binary.readZigZag(in));
        }
    }
}
