package dev.stet.contract;

import java.util.ArrayList;
import java.util.List;

/**
 * The measures of {@code experiment_kpi}: two of their own, then for each {@link ExperimentMetric}
 * what its mean over users and the variance of that mean are made of.
 */
public final class ExperimentMeasure {

    public static final int EXPOSED_USERS = 0;
    public static final int CROSSOVERS = 1;

    private static final int FIXED = 2;

    /** Of the users of one metric. Never append: the index of what follows would change. */
    public enum OfUsers {
        USERS("users", "users with any of these in [exposure, exposure + 7 d]: %2$s"),
        N("n", "%1$s"),
        D("d", "%2$s"),
        NN("nn", "over users, squared: %1$s"),
        DD("dd", "over users, squared: %2$s"),
        ND("nd", "over users, the product of: %1$s, and %2$s");

        private final String suffix;
        private final String words;

        OfUsers(String suffix, String words) {
            this.suffix = suffix;
            this.words = words;
        }
    }

    private static final int OF_USERS = OfUsers.values().length;

    private ExperimentMeasure() {}

    /** The index in the measure vector. */
    public static int at(ExperimentMetric metric, OfUsers measure) {
        return FIXED + metric.ordinal() * OF_USERS + measure.ordinal();
    }

    static List<Measure> all() {
        List<Measure> measures = new ArrayList<>();
        measures.add(Measure.count("exposed_users", "users exposed to the variant"));
        measures.add(Measure.count("crossovers", "of these exposed to another variant within 7 d"));
        for (ExperimentMetric metric : ExperimentMetric.values()) {
            for (OfUsers each : OfUsers.values()) {
                measures.add(
                        Measure.count(
                                metric.column() + "_" + each.suffix,
                                each.words.formatted(
                                        metric.ofNumerator(), metric.ofDenominator())));
            }
        }
        return measures;
    }
}
