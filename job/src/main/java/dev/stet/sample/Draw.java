package dev.stet.sample;

import dev.stet.contract.Key128;
import dev.stet.contract.SampleCandidate;
import dev.stet.contract.SamplePart;
import dev.stet.contract.SampleSizes;
import dev.stet.contract.Stratum;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one day of one tenant adds to the review sample, and with which probability.
 *
 * <p>A stratum draws the first k of its N interactions of the day in the order of a keyed hash: a
 * simple random sample, whose members each are in it with p = min(1, k/N). k is the week's size
 * less what earlier days have drawn, over the days that are left, rounded up; so a quiet day leaves
 * its share to later ones, no week has more than its size, and k depends on counts alone, never on
 * what was drawn. The orders of the strata are independent of each other, so an interaction of
 * several strata is in the sample with 1 − Π (1 − p) over them: the probability by which an
 * estimator of Horvitz and Thompson ("A generalization of sampling without replacement from a
 * finite universe", JASA 1952) divides.
 *
 * <p>The event contract takes no {@code sample_probability} below 0.001. Where an interaction has
 * less, those of the whole day are multiplied by the same number, up to at most 1. Rates are
 * quotients of sums of weights, so that number drops out of those of the day.
 */
public final class Draw {

    /** The least {@code sample_probability} that an evaluation can have. */
    static final double LEAST = 0.001;

    private final SamplePart day;
    private final int[] quotas = new int[Stratum.COUNT];
    private final double factor;

    /**
     * One interaction that was drawn.
     *
     * @param strata the bits of each {@link Stratum} that drew it
     */
    public record Drawn(SampleCandidate candidate, int strata) {}

    /**
     * @param day all of the day's interactions
     * @param sizes of a week
     * @param taken by ordinal of {@link Stratum} how many earlier days of the week have drawn
     * @param daysLeft of the week, this one among them
     */
    public Draw(SamplePart day, SampleSizes sizes, int[] taken, int daysLeft) {
        this.day = day;
        for (Stratum stratum : Stratum.values()) {
            int left = Math.max(0, sizes.of(stratum) - taken[stratum.ordinal()]);
            quotas[stratum.ordinal()] = (left + daysLeft - 1) / daysLeft;
        }
        factor = Math.max(1, LEAST / leastProbability());
    }

    /**
     * The lowest with which any interaction is drawn at all; 1 where none is. Every interaction is
     * in the random stratum: where that draws, no other stratum makes it less likely.
     */
    private double leastProbability() {
        double ofAll = probability(Stratum.RANDOM);
        if (ofAll > 0) {
            return ofAll;
        }
        double least = 1;
        for (Stratum stratum : Stratum.values()) {
            double own = probability(stratum);
            least = own > 0 ? Math.min(least, own) : least;
        }
        return least;
    }

    private double probability(Stratum stratum) {
        long count = day.count(stratum);
        return count == 0 ? 0 : Math.min(1, (double) quotas[stratum.ordinal()] / count);
    }

    /** How many a stratum draws. */
    public int taken(Stratum stratum) {
        return (int) Math.min(quotas[stratum.ordinal()], day.count(stratum));
    }

    /**
     * With which probability an interaction is drawn at all.
     *
     * @param strata the bits of each that it is in, drawn by it or not
     */
    public double inclusionProbability(int strata) {
        double leftOut = 1;
        double alone = 0;
        int drawing = 0;
        for (Stratum stratum : Stratum.values()) {
            double own = stratum.isIn(strata) ? probability(stratum) : 0;
            if (own > 0) {
                leftOut *= 1 - own;
                alone = own;
                drawing++;
            }
        }
        return drawing == 1 ? alone : 1 - leftOut; // 1 − (1 − p) would lose digits
    }

    /** What an evaluation of it has as {@code sample_probability}; in [0.001, 1]. */
    public double sampleProbability(int strata) {
        return Math.max(LEAST, Math.min(1, inclusionProbability(strata) * factor));
    }

    /** Those that are drawn, each once. */
    public List<Drawn> drawn() {
        Map<Key128, Drawn> drawn = new LinkedHashMap<>();
        for (Stratum stratum : Stratum.values()) {
            for (SampleCandidate candidate : day.first(stratum, quotas[stratum.ordinal()])) {
                drawn.merge(
                        candidate.key(),
                        new Drawn(candidate, stratum.bit()),
                        (one, other) -> new Drawn(candidate, one.strata | other.strata));
            }
        }
        return List.copyOf(drawn.values());
    }
}
