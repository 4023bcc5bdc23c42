package dev.stet.alerts;

import dev.stet.metrics.Formula;
import dev.stet.metrics.Goal;
import dev.stet.metrics.Status;
import java.util.Objects;

/**
 * Whether a value lies beyond a level, and how likely that is if the truth lies just on it.
 *
 * @param range the interval of the value, or the value itself
 * @param crosses whether all of the range lies beyond
 * @param p of chance; NaN for a metric whose one row says nothing of its chance
 */
record LevelCheck(Status.Range range, boolean crosses, double p) {

    /**
     * @param good the better side
     * @param level in the unit of the metric
     */
    static LevelCheck of(
            Estimate estimate, Goal.Direction good, double level, Series.Dispersion dispersion) {
        Status.Range range = estimate.range(dispersion.factor());
        boolean crosses =
                switch (good) {
                    case MORE -> range.high() < level;
                    case LESS -> range.low() > level;
                    case NEITHER -> false;
                };
        return new LevelCheck(range, crosses, p(estimate, good, level, dispersion));
    }

    /**
     * The factor of the variance is itself uncertain, which a t distribution says; that of few hits
     * is no normal one, which the binomial says: the greater p of both counts.
     */
    private static double p(
            Estimate estimate, Goal.Direction good, double level, Series.Dispersion dispersion) {
        Formula formula = estimate.metric().formula();
        if (estimate.spread() != null && good == Goal.Direction.LESS) {
            double share = 1 - Objects.requireNonNull(formula.quantile()).doubleValue();
            return Chance.ofAtLeast(estimate.beyond(level), estimate.denominator(), share);
        }
        if (estimate.groups() != null) {
            boolean isHigh = good == Goal.Direction.LESS;
            Estimate.Groups groups = estimate.groups();
            return isHigh ? p(groups.swapped(), -level) : p(groups, level);
        }
        double at = estimate.share(level);
        if (!estimate.isShare() || at < 0 || at > 1) {
            return Double.NaN;
        }
        double trials = estimate.trials() / dispersion.factor();
        double share = estimate.share(estimate.value());
        double exact =
                good == Goal.Direction.LESS
                        ? Chance.ofAtLeast(share * trials, trials, at)
                        : Chance.ofAtMost(share * trials, trials, at);
        if (Double.isInfinite(dispersion.freedom())) {
            return exact;
        }
        double off = good == Goal.Direction.LESS ? share - at : at - share;
        double standardized = off / Math.sqrt(at * (1 - at) / trials);
        return Math.max(exact, Chance.ofDifference(standardized, dispersion.freedom()));
    }

    /**
     * Of a difference so low or lower, by the greater of both standard errors: of equal shares, and
     * of shares as far apart as these. That of few is no normal one: where shares are equal on the
     * level, Fisher's test says it, too.
     */
    private static double p(Estimate.Groups groups, double level) {
        double one = groups.hits() / groups.trials();
        double other = groups.otherHits() / groups.otherTrials();
        double all = groups.trials() + groups.otherTrials();
        double pooled = (groups.hits() + groups.otherHits()) / all;
        double equal = pooled * (1 - pooled) * (1 / groups.trials() + 1 / groups.otherTrials());
        double apart =
                one * (1 - one) / groups.trials() + other * (1 - other) / groups.otherTrials();
        double standardized = (level - (one - other)) / Math.sqrt(Math.max(equal, apart));
        double p = Chance.ofDifference(standardized, Double.POSITIVE_INFINITY);
        return level == 0
                ? Math.max(
                        p,
                        Chance.ofAtMost(
                                groups.hits(),
                                groups.trials(),
                                groups.otherHits(),
                                groups.otherTrials()))
                : p;
    }
}
