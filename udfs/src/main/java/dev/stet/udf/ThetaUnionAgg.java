package dev.stet.udf;

import org.apache.datasketches.theta.Union;
import org.apache.flink.table.annotation.DataTypeHint;
import org.apache.flink.table.functions.AggregateFunction;
import org.jspecify.annotations.Nullable;

/**
 * {@code THETA_UNION_AGG(sketch BYTES) -> BYTES}: the sketch of whatever any of the group has seen,
 * for distinct users over several windows or segments.
 *
 * <p><b>Units</b> compact Theta sketches in and out. <b>Null</b> nulls are passed over, as SQL
 * aggregates do; null out for a group of nothing else, and for one that holds bytes which are no
 * such sketch: an estimate without them would be too low and not say so. <b>Errors</b> none, but a
 * sketch cannot forget, so the planner refuses this function over rows that can be retracted: group
 * final rows, or in batch. <b>Source</b> {@link ThetaSketches}.
 */
public final class ThetaUnionAgg
        extends AggregateFunction<byte @Nullable [], ThetaUnionAgg.Accumulator> {

    private static final long serialVersionUID = 1L;

    /**
     * What was united so far. In memory a set operation, so that a row costs no more than its own
     * sketch; the bytes are made when Flink asks for them.
     */
    public static final class Accumulator {

        private transient @Nullable Union united;

        @DataTypeHint("BYTES")
        private byte @Nullable [] sketch;

        private boolean corrupt;

        /** Null before the first sketch, and once one was corrupt. */
        public byte @Nullable [] getSketch() {
            if (united != null) {
                sketch = united.getResult().toByteArray();
            }
            return sketch;
        }

        /** For Flink: what {@link #getSketch} gave. */
        public void setSketch(byte @Nullable [] sketch) {
            this.sketch = sketch;
            united = null;
        }

        /** Whether some bytes were no sketch. */
        public boolean getCorrupt() {
            return corrupt;
        }

        /** For Flink: what {@link #getCorrupt} gave. */
        public void setCorrupt(boolean corrupt) {
            this.corrupt = corrupt;
        }

        private void add(byte[] more) {
            Union union = united;
            if (union == null) {
                union = ThetaSketches.newUnion();
                corrupt = sketch != null && !ThetaSketches.add(union, sketch);
            }
            united = union;
            if (corrupt || !ThetaSketches.add(union, more)) {
                spoil();
            }
        }

        private void spoil() {
            setSketch(null);
            corrupt = true;
        }
    }

    @Override
    public Accumulator createAccumulator() {
        return new Accumulator();
    }

    /** Adds one row. */
    public void accumulate(Accumulator accumulator, byte @Nullable [] sketch) {
        if (sketch != null && !accumulator.corrupt) {
            accumulator.add(sketch);
        }
    }

    /** Adds what other tasks have united. */
    public void merge(Accumulator accumulator, Iterable<Accumulator> others) {
        for (Accumulator other : others) {
            if (other.corrupt) {
                accumulator.spoil();
            }
            accumulate(accumulator, other.getSketch());
        }
    }

    /** Forgets the group, so that its accumulator serves the next one. */
    public void resetAccumulator(Accumulator accumulator) {
        accumulator.setSketch(null);
        accumulator.corrupt = false;
    }

    @Override
    @DataTypeHint("BYTES")
    public byte @Nullable [] getValue(Accumulator accumulator) {
        return accumulator.getSketch();
    }
}
