package dev.stet.alerts;

import dev.stet.contract.Alert;
import dev.stet.contract.AlertKind;
import dev.stet.contract.Dimension;
import dev.stet.contract.ExponentialHistogram;
import dev.stet.contract.Measure;
import dev.stet.contract.Target;
import dev.stet.contract.View;
import dev.stet.udf.HistogramPsi;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The numbers of a histogram lie elsewhere than in the last 28 days: the population stability index
 * is above 0.2, and above what sampling explains.
 *
 * <p>With n numbers on the day and m before, PSI / (1/n + 1/m) of unchanged numbers is about χ²
 * with one degree of freedom less than there are bins, of which there are ten at most (Yurdakul,
 * Statistical properties of population stability index, 2018).
 */
final class InputDriftRule implements Rule {

    /** Whose rows are held against themselves; of all others too little is known, and too much. */
    private static final List<String> SEGMENTS =
            List.of(Target.ALL, Dimension.FEATURE.column(), Dimension.MODEL.column());

    static final long DAYS_MILLIS = TimeUnit.DAYS.toMillis(28);

    private static final double LEAST = 0.2;
    private static final double FREEDOM = 9;
    private static final double HOLDS = 0.05;
    private static final long FEWEST_NUMBERS = 200;
    private static final int FEWEST_DAYS = 7;
    private static final HistogramPsi PSI = new HistogramPsi();

    static boolean isAbout(View view, String segmentBy) {
        return view == View.GENERATION && SEGMENTS.contains(segmentBy);
    }

    static String name(Measure histogram) {
        return histogram.column() + "_histogram";
    }

    @Override
    public void judge(Case each, Consumer<Finding> findings) {
        if (each.isDay() && isAbout(each.view(), each.row().segmentBy())) {
            for (Measure histogram : each.view().histograms()) {
                judge(each, name(histogram), findings);
            }
        }
    }

    private static void judge(Case each, String name, Consumer<Finding> findings) {
        ExponentialHistogram now = each.history().histogram(name, each.startMillis());
        ExponentialHistogram before = new ExponentialHistogram();
        int days = 0;
        for (ExponentialHistogram day : each.history().histogramsBefore(name, each.startMillis())) {
            before.add(day);
            days++;
        }
        if (now == null
                || days < FEWEST_DAYS
                || now.count() < FEWEST_NUMBERS
                || before.count() < FEWEST_NUMBERS) {
            return;
        }
        Double index = PSI.eval(before.toString(), now.toString());
        if (index == null) {
            return;
        }
        double sampling = 1.0 / now.count() + 1.0 / before.count();
        double p = Chance.ofSquares(index / sampling, FREEDOM);
        boolean holds = index > LEAST && p < HOLDS;
        findings.accept(
                new Finding(
                        AlertKind.INPUT_DRIFT,
                        name,
                        each.row(),
                        holds,
                        holds,
                        p,
                        null,
                        null,
                        new Alert.Numbers(
                                index,
                                Double.NaN,
                                Double.NaN,
                                LEAST,
                                null,
                                Double.NaN,
                                Double.NaN,
                                Double.NaN),
                        null,
                        Words.drift(each, name, index)));
    }
}
