package dev.stet.alerts;

import dev.stet.contract.Alert;
import dev.stet.contract.AlertKind;
import dev.stet.metrics.Metric;
import dev.stet.metrics.Metrics;
import dev.stet.metrics.Unit;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Of two metrics one says better and the other worse, both on the same day, each against its own
 * same weekdays of the last four weeks. How much days vary by themselves tells how much is chance.
 *
 * <p>It is judged when the later of the two rows becomes final, and is an alert of the first
 * metric, with the second as its counter-metric. p is the greater one of both, for both must be
 * more than chance.
 */
final class ContradictionRule implements Rule {

    private static final double LEAST_CHANGE = 0.05;

    /** Of both sides for the alert to hold on. */
    private static final double HOLDS = 0.05;

    private static final int LEAST_FREEDOM = 10;

    /** Less than this of the mean is no spread but rounding. */
    private static final double ROUNDING = 1e-9;

    /**
     * @param up what goes up and looks well
     * @param worse what gets worse meanwhile
     * @param isWorseUp whether more of it is worse
     */
    private record Pair(Metric up, Metric worse, boolean isWorseUp) {

        static Pair of(String up, String worse, boolean isWorseUp) {
            return new Pair(
                    Metrics.find(up).orElseThrow(), Metrics.find(worse).orElseThrow(), isWorseUp);
        }
    }

    private static final List<Pair> PAIRS =
            List.of(
                    Pair.of("using_users", "csat_mean", false),
                    Pair.of("invocations", "cost_per_successful_outcome_usd", true));

    /**
     * How far a day lies above its weekdays.
     *
     * @param value of the day
     * @param mean of the weekdays
     * @param p of chance, for a rise
     * @param pDown of chance, for a fall
     */
    private record Shift(double value, double mean, double p, double pDown) {

        boolean isGreat() {
            return Math.abs(value - mean) >= LEAST_CHANGE * Math.abs(mean);
        }
    }

    static boolean isOfPair(Metric metric) {
        return PAIRS.stream().anyMatch(pair -> pair.up == metric || pair.worse == metric);
    }

    @Override
    public void judge(Case each, Consumer<Finding> findings) {
        if (!each.isDay()) {
            return;
        }
        for (Pair pair : PAIRS) {
            if (pair.up.view() == each.view() || pair.worse.view() == each.view()) {
                judge(pair, each, findings);
            }
        }
    }

    private static void judge(Pair pair, Case each, Consumer<Finding> findings) {
        Shift up = shift(pair.up, each);
        Shift worse = up == null ? null : shift(pair.worse, each);
        if (up == null || worse == null) {
            return;
        }
        double p = Math.max(up.p, pair.isWorseUp ? worse.p : worse.pDown);
        boolean holds = p < HOLDS && up.isGreat() && worse.isGreat();
        LookRow row = each.row();
        findings.accept(
                new Finding(
                        AlertKind.CONTRADICTION,
                        pair.up.id(),
                        row,
                        holds,
                        holds,
                        p,
                        null,
                        null,
                        new Alert.Numbers(
                                up.value,
                                Double.NaN,
                                Double.NaN,
                                up.mean,
                                pair.worse.id(),
                                worse.value,
                                Double.NaN,
                                Double.NaN),
                        each.policy()
                                .target(pair.worse.id(), row.segmentBy(), row.segment())
                                .owner(),
                        Words.contradiction(
                                each,
                                pair.up,
                                up.value,
                                up.mean,
                                pair.worse,
                                worse.value,
                                worse.mean)));
    }

    /** Null where the day, or enough before it, is not known. */
    private static @Nullable Shift shift(Metric metric, Case each) {
        LookRow row = each.row();
        SegmentHistory history =
                metric.view() == each.view()
                        ? each.history()
                        : each.memory().history(metric.view(), row.segmentBy(), row.segment());
        if (history == null) {
            return null;
        }
        Series series = history.of(metric.id());
        Series.Point now = series.at(each.startMillis());
        List<Series.Point> weekdays = series.sameWeekdays(each.startMillis());
        double least =
                each.policy()
                        .target(metric.id(), row.segmentBy(), row.segment())
                        .minimumSample()
                        .doubleValue();
        if (now == null || sample(now) < least || weekdays.size() < Series.FEWEST_WEEKS) {
            return null;
        }
        double squares = 0;
        int freedom = 0;
        for (List<Series.Point> weekday : series.byWeekday(each.startMillis())) {
            double mean = mean(metric, weekday);
            for (Series.Point point : weekday) {
                double off = Estimate.value(metric, point) - mean;
                squares += off * off;
            }
            freedom += Math.max(0, weekday.size() - 1);
        }
        if (freedom < LEAST_FREEDOM) {
            return null;
        }
        double mean = mean(metric, weekdays);
        double value = Estimate.value(metric, now);
        double variance = Math.max(squares / freedom, ofCounting(metric, now, mean));
        double spread = Math.max(Math.sqrt(variance), ROUNDING * Math.abs(mean));
        double standardized = (value - mean) / (spread * Math.sqrt(1 + 1.0 / weekdays.size()));
        return new Shift(
                value,
                mean,
                Chance.ofDifference(standardized, freedom),
                Chance.ofDifference(-standardized, freedom));
    }

    /** What a day is made of: of a sum the things that it counts. */
    private static double sample(Series.Point point) {
        return Double.isNaN(point.denominator()) ? point.numerator() : point.denominator();
    }

    /**
     * The variance that counting alone brings, around a mean: of a sum Poisson's; of a mean of
     * ratings at most that of a share of their scale; of a ratio at least that of its denominator.
     */
    private static double ofCounting(Metric metric, Series.Point point, double mean) {
        if (Double.isNaN(point.denominator())) {
            return Math.max(0, mean);
        }
        if (metric.unit() == Unit.RATING) {
            return Math.max(0, (mean - 1) * (5 - mean)) / point.denominator();
        }
        return mean * mean / point.denominator();
    }

    private static double mean(Metric metric, List<Series.Point> points) {
        return points.stream()
                .mapToDouble(point -> Estimate.value(metric, point))
                .average()
                .orElse(0);
    }
}
