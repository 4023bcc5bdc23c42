package dev.stet.alerts;

import dev.stet.contract.Alert;
import dev.stet.contract.AlertKind;
import dev.stet.contract.Dimension;
import dev.stet.contract.SignalMeasure;
import dev.stet.contract.View;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * More reports of a failure mode than on the same weekdays of the last four weeks explain.
 *
 * <p>If both are Poisson with one rate, then of all the reports of w + 1 days a day has a share of
 * 1 / (w + 1), binomially: so the mean of the weeks counts with its own uncertainty (Przyborowski
 * and Wilenski, Biometrika 31, 1940). Days that vary more than that count as fewer reports. A mode
 * that was never reported before had none on each day since the first of its view.
 */
final class FailureSpikeRule implements Rule {

    static final String METRIC = "reports";

    private static final double FEWEST = 10;
    private static final double HOLDS = 0.025;

    static boolean isAbout(View view, String segmentBy) {
        return view == View.SIGNAL && mode(segmentBy) >= 0;
    }

    private static int mode(String segmentBy) {
        return List.of(segmentBy.split("\\|", -1)).indexOf(Dimension.FAILURE_MODE.column());
    }

    /** Null too for the segment that all others are past the most of them: it has no values. */
    private static @Nullable String owner(Case each) {
        List<String> values = List.of(each.row().segment().split("\\|", -1));
        int mode = mode(each.row().segmentBy());
        return mode < values.size() ? each.policy().failureModeOwner(values.get(mode)) : null;
    }

    static Series.Point point(LookRow row, long startMillis) {
        long reports = row.sums().measures()[SignalMeasure.REPORTS.ordinal()];
        return new Series.Point(startMillis, reports, Double.NaN);
    }

    @Override
    public void judge(Case each, Consumer<Finding> findings) {
        LookRow row = each.row();
        if (!each.isDay() || !isAbout(each.view(), row.segmentBy())) {
            return;
        }
        long start = each.startMillis();
        long first = each.memory().first(View.SIGNAL, start);
        int weeks = (int) Math.min(Series.WEEKS, Series.days(first, start) / 7);
        if (weeks < Series.FEWEST_WEEKS) {
            return;
        }
        Series series = each.history().of(METRIC);
        double factor = series.ofCounts(start, first).factor();
        double now = point(row, start).numerator();
        double before =
                series.sameWeekdays(start).stream().mapToDouble(Series.Point::numerator).sum();
        double mean = before / weeks;
        double p = Chance.ofAtLeast(now / factor, (now + before) / factor, 1.0 / (weeks + 1));
        boolean holds = now >= FEWEST && now > mean && p < HOLDS;
        findings.accept(
                new Finding(
                        AlertKind.FAILURE_SPIKE,
                        METRIC,
                        row,
                        holds,
                        holds,
                        p,
                        null,
                        null,
                        new Alert.Numbers(
                                now,
                                Double.NaN,
                                Double.NaN,
                                mean,
                                null,
                                Double.NaN,
                                Double.NaN,
                                Double.NaN),
                        owner(each),
                        Words.spike(each, now, mean, weeks)));
    }
}
