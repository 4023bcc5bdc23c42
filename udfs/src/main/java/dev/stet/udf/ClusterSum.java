package dev.stet.udf;

import org.apache.flink.table.annotation.DataTypeHint;
import org.apache.flink.table.functions.AggregateFunction;
import org.jspecify.annotations.Nullable;

/**
 * {@code CLUSTER_SUM(clusters BYTES) -> BYTES}: the sums by bucket of users of all rows of the
 * group, for intervals over several windows or segments.
 *
 * <p><b>Units</b> columns {@code <measure>_clusters} in, the same form out. <b>Null</b> out for a
 * group without rows, and for one of which a row holds NULL or bytes that are no such sums: what
 * these rows counted would be missing, and the interval would not say so. Other than aggregates of
 * SQL, it does not pass over NULL. <b>Errors</b> none; sums add up and subtract, so rows can be
 * retracted. <b>Source</b> {@link BucketSums}.
 */
public final class ClusterSum extends AggregateFunction<byte @Nullable [], ClusterSum.Accumulator> {

    private static final long serialVersionUID = 1L;

    /**
     * What was added so far. In memory 64 numbers, so that a row costs no more than its own bytes;
     * the bytes are made when Flink asks for them.
     */
    public static final class Accumulator {

        private transient @Nullable BucketSums added;

        @DataTypeHint("BYTES")
        private byte[] bytes = new BucketSums().bytes();

        private long rows;
        private long unusable;

        /** Of a task that only retracted, sums are negative until they are merged. */
        public byte[] getBytes() {
            if (added != null) {
                bytes = added.bytes();
            }
            return bytes;
        }

        /** For Flink: what {@link #getBytes} gave. */
        public void setBytes(byte[] bytes) {
            this.bytes = bytes;
            added = null;
        }

        /** How many rows there are. */
        public long getRows() {
            return rows;
        }

        /** For Flink: what {@link #getRows} gave. */
        public void setRows(long rows) {
            this.rows = rows;
        }

        /** How many of them held NULL, or bytes that are no sums. */
        public long getUnusable() {
            return unusable;
        }

        /** For Flink: what {@link #getUnusable} gave. */
        public void setUnusable(long unusable) {
            this.unusable = unusable;
        }

        private void count(byte @Nullable [] clusters, int factor) {
            rows += factor;
            BucketSums parsed = clusters == null ? null : BucketSums.parse(clusters);
            if (parsed == null) {
                unusable += factor;
            } else {
                added().add(parsed, factor);
            }
        }

        private BucketSums added() {
            BucketSums known = added;
            if (known == null) {
                BucketSums before = BucketSums.parse(bytes);
                known = before == null ? new BucketSums() : before;
                added = known;
            }
            return known;
        }
    }

    @Override
    public Accumulator createAccumulator() {
        return new Accumulator();
    }

    /** Adds one row. */
    public void accumulate(Accumulator accumulator, byte @Nullable [] clusters) {
        accumulator.count(clusters, 1);
    }

    /** Takes one row back. */
    public void retract(Accumulator accumulator, byte @Nullable [] clusters) {
        accumulator.count(clusters, -1);
    }

    /** Adds what other tasks have added. */
    public void merge(Accumulator accumulator, Iterable<Accumulator> others) {
        for (Accumulator other : others) {
            accumulator.added().add(other.added(), 1);
            accumulator.rows += other.rows;
            accumulator.unusable += other.unusable;
        }
    }

    /** Forgets the group, so that its accumulator serves the next one. */
    public void resetAccumulator(Accumulator accumulator) {
        accumulator.setBytes(new BucketSums().bytes());
        accumulator.rows = 0;
        accumulator.unusable = 0;
    }

    @Override
    @DataTypeHint("BYTES")
    public byte @Nullable [] getValue(Accumulator accumulator) {
        return accumulator.rows == 0 || accumulator.unusable != 0 ? null : accumulator.getBytes();
    }
}
