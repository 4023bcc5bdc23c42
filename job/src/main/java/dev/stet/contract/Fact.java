package dev.stet.contract;

import dev.stet.bytes.Binary;
import dev.stet.bytes.Codec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a lifecycle learned, or takes back: additive, possibly negative, valid at one cohort time.
 *
 * @param view which KPI rows it adds to
 * @param cohortMillis event time of the lifecycle's opening event, epoch milliseconds
 * @param dimensions of the opening event
 * @param measures one number per {@link View#measures()}; may be shared, and is never changed
 * @param users which cells count this user anew, or no more; null where none does
 * @param samples what its histograms count more, or less
 * @param bucket of the user that opened the subject, as {@link Clusters#bucketOf} says
 */
public record Fact(
        View view,
        String tenant,
        long cohortMillis,
        Dimensions dimensions,
        long[] measures,
        @Nullable Users users,
        List<Sample> samples,
        int bucket) {

    /** Without samples, of nobody. */
    public Fact(
            View view,
            String tenant,
            long cohortMillis,
            Dimensions dimensions,
            long[] measures,
            @Nullable Users users) {
        this(view, tenant, cohortMillis, dimensions, measures, users, List.of(), Clusters.NOBODY);
    }

    /** The same, of a user in this bucket. */
    public Fact of(int userBucket) {
        return new Fact(
                view, tenant, cohortMillis, dimensions, measures, users, samples, userBucket);
    }

    /**
     * Numbers that fall into one bucket of a histogram.
     *
     * @param histogram index in {@link View#histograms()}
     * @param bucket of {@link ExponentialHistogram#bucket}
     * @param count negative where it takes back
     */
    public record Sample(int histogram, int bucket, long count) {

        /** One number. */
        public static Sample of(int histogram, long value) {
            return new Sample(histogram, ExponentialHistogram.bucket(value), 1);
        }

        /** What takes this one back. */
        public Sample negated() {
            return new Sample(histogram, bucket, -count);
        }
    }

    /**
     * Distinct users, told as sums.
     *
     * @param user the pseudonym, for the sketches
     * @param delta one array per {@link View#distinct()}, one number per cell kind of the {@link
     *     Cube}: 1 where this is the user's first in that cell, -1 where it was the last, else 0
     */
    public record Users(Key128 user, byte[][] delta) {}

    /** The form on the wire between whoever learned it and the rollup. */
    public static final class WireCodec implements Codec<Fact> {

        private static final int USERS = 1;
        private static final int SAMPLES = 2;
        private static final int BUCKET = 4;

        @Override
        public void write(Fact fact, DataOutput out) throws IOException {
            out.writeByte(fact.view.ordinal());
            Binary.writeString(out, fact.tenant);
            out.writeLong(fact.cohortMillis);
            fact.dimensions.write(out);
            Binary.writeSparse(out, fact.measures);
            Users users = fact.users;
            List<Sample> samples = fact.samples;
            out.writeByte(
                    (users == null ? 0 : USERS)
                            | (samples.isEmpty() ? 0 : SAMPLES)
                            | (fact.bucket == Clusters.NOBODY ? 0 : BUCKET));
            if (users != null) {
                users.user.write(out);
                Binary.writeVarLong(out, users.delta.length);
                for (byte[] kinds : users.delta) {
                    Binary.writeVarLong(out, kinds.length);
                    out.write(kinds);
                }
            }
            if (!samples.isEmpty()) {
                writeSamples(samples, out);
            }
            if (fact.bucket != Clusters.NOBODY) {
                out.writeByte(fact.bucket);
            }
        }

        private static void writeSamples(List<Sample> samples, DataOutput out) throws IOException {
            Binary.writeVarLong(out, samples.size());
            for (Sample sample : samples) {
                Binary.writeVarLong(out, sample.histogram);
                Binary.writeZigZag(out, sample.bucket);
                Binary.writeZigZag(out, sample.count);
            }
        }

        @Override
        public Fact read(DataInput in) throws IOException {
            View view = View.at(in.readByte());
            String tenant = Binary.readString(in);
            long cohort = in.readLong();
            Dimensions dimensions = Dimensions.read(in);
            long[] measures = Binary.readSparse(in);
            int flags = in.readByte();
            return new Fact(
                    view,
                    tenant,
                    cohort,
                    dimensions,
                    measures,
                    (flags & USERS) == 0 ? null : readUsers(in),
                    (flags & SAMPLES) == 0 ? List.of() : readSamples(in),
                    (flags & BUCKET) == 0 ? Clusters.NOBODY : in.readByte());
        }

        private static List<Sample> readSamples(DataInput in) throws IOException {
            int size = (int) Binary.readVarLong(in);
            List<Sample> samples = new ArrayList<>(size);
            for (int i = 0; i < size; i++) {
                samples.add(
                        new Sample(
                                (int) Binary.readVarLong(in),
                                (int) Binary.readZigZag(in),
                                Binary.readZigZag(in)));
            }
            return samples;
        }

        private static Users readUsers(DataInput in) throws IOException {
            Key128 user = Key128.read(in);
            byte[][] delta = new byte[(int) Binary.readVarLong(in)][];
            for (int i = 0; i < delta.length; i++) {
                delta[i] = new byte[(int) Binary.readVarLong(in)];
                in.readFully(delta[i]);
            }
            return new Users(user, delta);
        }
    }
}
