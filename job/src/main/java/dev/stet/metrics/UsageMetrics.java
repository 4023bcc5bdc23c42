package dev.stet.metrics;

import static dev.stet.metrics.Formula.proportion;
import static dev.stet.metrics.Formula.sum;
import static dev.stet.metrics.Goal.more;
import static dev.stet.metrics.Place.Layer.ENGAGEMENT;
import static dev.stet.metrics.Place.Section.ADOPTION;
import static dev.stet.metrics.Place.weekly;

import dev.stet.contract.View;
import java.util.List;

/** The metrics of {@code usage_kpi}. */
final class UsageMetrics {

    static final ViewText TEXT =
            new ViewText(
                    View.USAGE,
                    "How many users are active, use something, and get something of value?",
                    "Distinct users, by the day on which they were active",
                    "counts of distinct users",
                    "distinct users do not add up over rows: merge the sketches with"
                            + " THETA_UNION_AGG, for users of a week or a month; these are"
                            + " estimates; in the segment (other) a user counts once per segment"
                            + " folded into it");

    /** Which events each column needs. */
    static final ViewNeeds NEEDS =
            ViewNeeds.of(View.USAGE, Need.active())
                    .column("active_users")
                    .column("using_users", Need.uses())
                    .column("valuing_users", Need.value());

    private UsageMetrics() {}

    static List<Metric> all() {
        return List.of(
                metric(
                        "active_users",
                        sum("active_users"),
                        Unit.COUNT,
                        "How many users were active?",
                        "Whether anything was of use to them."),
                metric(
                        "using_users",
                        sum("using_users"),
                        Unit.COUNT,
                        "How many users used something?",
                        "Whether it was of value to them."),
                metric(
                        "valuing_users",
                        sum("valuing_users"),
                        Unit.COUNT,
                        "How many users accepted a suggestion or succeeded with a task?",
                        "Whether what they accepted persisted."),
                metric(
                        "value_user_rate",
                        proportion("valuing_users", "using_users"),
                        Unit.SHARE,
                        "How many of the users who used something got something of value?",
                        "How much it was."));
    }

    private static Metric metric(
            String id, Formula formula, Unit unit, String question, String caveat) {
        return new Metric(
                id,
                View.USAGE,
                formula,
                unit,
                more("usat"),
                weekly(ADOPTION, ENGAGEMENT),
                Levels.NONE,
                question,
                caveat);
    }
}
