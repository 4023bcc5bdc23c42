package dev.stet.contract;

import dev.stet.bytes.Binary;
import dev.stet.bytes.UnknownFormatException;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What adds up in a cell: measures, distinct counts, histograms and clusters, each in a place of
 * its own, so that appending to one moves nothing in the others.
 *
 * <p>What an older release wrote may be shorter; {@link #plus} and {@link #fitted} fill it up. Not
 * thread-safe; whoever has handed it on does not change it any more.
 */
public final class Sums {

    private static final long[] NO_NUMBERS = {};
    private static final ExponentialHistogram[] NO_HISTOGRAMS = {};

    private static final int DISTINCT = 1;
    private static final int HISTOGRAMS = 2;
    private static final int CLUSTERS = 4;

    private final long[] measures;
    private final long[] distinct;

    /** By index; as many as were needed so far. */
    private ExponentialHistogram[] histograms;

    private @Nullable PackedClusters clusters;

    private Sums(
            long[] measures,
            long[] distinct,
            ExponentialHistogram[] histograms,
            @Nullable PackedClusters clusters) {
        this.measures = measures;
        this.distinct = distinct;
        this.histograms = histograms;
        this.clusters = clusters;
    }

    /**
     * Takes the vectors over.
     *
     * @param measures one number per {@link View#measures()}
     * @param distinct one number per {@link View#distinct()}
     */
    public static Sums of(long[] measures, long[] distinct) {
        return new Sums(measures, distinct, NO_HISTOGRAMS, null);
    }

    /** Of nothing yet. */
    public static Sums empty(View view) {
        int distinct = view.distinct().size();
        return of(
                new long[view.measures().size()], distinct == 0 ? NO_NUMBERS : new long[distinct]);
    }

    /** By index of {@link View#measures()}. */
    public long[] measures() {
        return measures;
    }

    /** By index of {@link View#distinct()}. */
    public long[] distinct() {
        return distinct;
    }

    /**
     * To be read only.
     *
     * @param index of {@link View#histograms()}
     */
    public ExponentialHistogram histogram(int index) {
        return index < histograms.length ? histograms[index] : ExponentialHistogram.EMPTY;
    }

    /**
     * To be added to.
     *
     * @param index of {@link View#histograms()}
     */
    public ExponentialHistogram histogramToAdd(int index) {
        if (index >= histograms.length) {
            int known = histograms.length;
            histograms = Arrays.copyOf(histograms, index + 1);
            for (int i = known; i <= index; i++) {
                histograms[i] = new ExponentialHistogram();
            }
        }
        return histograms[index];
    }

    /** Adds every histogram of another one. */
    public void addHistograms(Sums more) {
        for (int i = 0; i < more.histograms.length; i++) {
            histogramToAdd(i).add(more.histograms[i]);
        }
    }

    /** Some measures by bucket of users; null where nothing is counted so. */
    public @Nullable PackedClusters clusters() {
        return clusters;
    }

    /** Adds what is counted by bucket of users. */
    public void addClusters(PackedClusters more) {
        clusters = sum(clusters, more);
    }

    /** The same sums, with what is counted by bucket of users or without. */
    public Sums clustered(boolean wanted) {
        if (wanted == (clusters != null)) {
            return this;
        }
        return new Sums(measures, distinct, histograms, wanted ? PackedClusters.EMPTY : null);
    }

    /** This and more; neither is changed. */
    public Sums plus(View view, Sums more) {
        Sums sum =
                of(
                        Arrays.copyOf(measures, view.measures().size()),
                        grown(distinct, view.distinct().size()));
        view.add(sum.measures, more.measures);
        for (int i = 0; i < more.distinct.length; i++) {
            sum.distinct[i] += more.distinct[i];
        }
        if (histograms.length > 0 || more.histograms.length > 0) {
            sum.addHistograms(this);
            sum.addHistograms(more);
        }
        sum.clusters = sum(clusters, more.clusters);
        return sum;
    }

    private static @Nullable PackedClusters sum(
            @Nullable PackedClusters one, @Nullable PackedClusters other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.plus(other);
    }

    private static long[] grown(long[] numbers, int length) {
        return length == 0 ? NO_NUMBERS : Arrays.copyOf(numbers, length);
    }

    /** With a 0 for each measure and distinct count that was not there when this was written. */
    public Sums fitted(View view) {
        int measured = view.measures().size();
        int counted = view.distinct().size();
        return measures.length == measured && distinct.length == counted
                ? this
                : new Sums(
                        Arrays.copyOf(measures, measured),
                        grown(distinct, counted),
                        histograms,
                        clusters);
    }

    /** Whether every number is 0 and every histogram empty. */
    public boolean isEmpty() {
        return isZero(measures)
                && isZero(distinct)
                && (clusters == null || clusters.isEmpty())
                && Arrays.stream(histograms).allMatch(ExponentialHistogram::isEmpty);
    }

    private static boolean isZero(long[] numbers) {
        for (long number : numbers) {
            if (number != 0) {
                return false;
            }
        }
        return true;
    }

    /** Buckets of all histograms that count something. */
    public int buckets() {
        int sum = 0;
        for (ExponentialHistogram histogram : histograms) {
            sum += histogram.size();
        }
        return sum;
    }

    /** A byte of flags, then the places that are there. */
    public void write(DataOutput out) throws IOException {
        out.writeByte(
                (distinct.length > 0 ? DISTINCT : 0)
                        | (histograms.length > 0 ? HISTOGRAMS : 0)
                        | (clusters != null ? CLUSTERS : 0));
        Binary.writeSparse(out, measures);
        if (distinct.length > 0) {
            Binary.writeSparse(out, distinct);
        }
        if (histograms.length > 0) {
            Binary.writeVarLong(out, histograms.length);
            for (ExponentialHistogram histogram : histograms) {
                histogram.write(out);
            }
        }
        if (clusters != null) {
            clusters.write(out);
        }
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws UnknownFormatException where a newer release wrote a place that this one does not
     *     know
     */
    public static Sums read(DataInput in) throws IOException {
        int flags = in.readByte();
        if ((flags & ~(DISTINCT | HISTOGRAMS | CLUSTERS)) != 0) {
            throw new UnknownFormatException("A sum", flags);
        }
        long[] measures = Binary.readSparse(in);
        long[] distinct = (flags & DISTINCT) == 0 ? NO_NUMBERS : Binary.readSparse(in);
        Sums read = of(measures, distinct);
        if ((flags & HISTOGRAMS) != 0) {
            read.histograms = new ExponentialHistogram[(int) Binary.readVarLong(in)];
            for (int i = 0; i < read.histograms.length; i++) {
                read.histograms[i] = ExponentialHistogram.read(in);
            }
        }
        if ((flags & CLUSTERS) != 0) {
            read.clusters = PackedClusters.read(in);
        }
        return read;
    }
}
