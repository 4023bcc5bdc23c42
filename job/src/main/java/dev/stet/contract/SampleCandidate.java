package dev.stet.contract;

import dev.stet.bytes.Binary;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Comparator;

/**
 * An interaction that can be drawn for review.
 *
 * @param key the keyed hash of tenant and id, by which it is drawn
 * @param id as producers know it
 * @param untilMillis the last instant at which an evaluation of it counts, epoch milliseconds
 * @param strata the bits of each {@link Stratum} that it is in
 */
public record SampleCandidate(Key128 key, String id, long untilMillis, int strata) {

    /** In the order in which a stratum draws. */
    static Comparator<SampleCandidate> orderOf(Stratum stratum) {
        return (one, other) -> {
            int byOrder = Long.compareUnsigned(stratum.order(one.key), stratum.order(other.key));
            return byOrder != 0 ? byOrder : one.key.compareTo(other.key);
        };
    }

    void write(DataOutput out) throws IOException {
        key.write(out);
        Binary.writeString(out, id);
        out.writeLong(untilMillis);
        out.writeByte(strata);
    }

    static SampleCandidate read(DataInput in) throws IOException {
        return new SampleCandidate(
                Key128.read(in), Binary.readString(in), in.readLong(), in.readByte());
    }
}
