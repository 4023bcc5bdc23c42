package dev.stet.metrics;

import dev.stet.contract.View;
import java.util.List;

/**
 * What {@code experiment_kpi} is about. It has no metrics of its own: it holds the sums that the
 * comparison of two variants is made of.
 */
final class ExperimentMetrics {

    static final ViewText TEXT =
            new ViewText(
                    View.EXPERIMENT,
                    "What did the users of each variant do in the week after they were exposed to"
                            + " it?",
                    "Sums over exposed users and their squares, by the day of the exposure",
                    "counts of users; _n and _d sums over users, _nn _dd _nd of squares and"
                            + " products",
                    "rows by experiment and variant only; a user who is exposed again after more"
                            + " than 90 days counts again");

    private ExperimentMetrics() {}

    static List<Metric> all() {
        return List.of();
    }
}
