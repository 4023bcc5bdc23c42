package dev.stet.metrics;

import static dev.stet.contract.EventType.CONVERSION_RECORDED;
import static dev.stet.contract.EventType.USER_ACTIVE;
import static dev.stet.metrics.Formula.proportion;
import static dev.stet.metrics.Formula.ratio;
import static dev.stet.metrics.Goal.more;
import static dev.stet.metrics.NeededEvent.event;
import static dev.stet.metrics.Place.Layer.ENGAGEMENT;
import static dev.stet.metrics.Place.Section.ADOPTION;
import static dev.stet.metrics.Place.Section.BUSINESS;
import static dev.stet.metrics.Place.monthly;
import static dev.stet.metrics.Unit.COUNT;
import static dev.stet.metrics.Unit.RATIO;
import static dev.stet.metrics.Unit.SHARE;

import dev.stet.contract.View;
import dev.stet.metrics.Formula.Group;
import dev.stet.metrics.Place.Layer;
import java.util.ArrayList;
import java.util.List;

/** The metrics of {@code retention_kpi}. */
final class RetentionMetrics {

    static final ViewText TEXT =
            new ViewText(
                    View.RETENTION,
                    "Do new users come back, those who used AI on their first day and the others?",
                    "Counts and rates of new users, by the day on which they became active",
                    "counts of users, but for active_days and active_ai_days: days",
                    "a user is new again after more than 90 days without an active event; _ai:"
                            + " users with a use on their first day; without an experiment a"
                            + " difference between the two says nothing of causes");

    private static final String OTHER_USERS = "(new_users - new_ai_users)";
    private static final String NO_CAUSE =
            "Whether AI is the cause: people who stay may be those who use it.";

    /** Which events each column needs. */
    static final ViewNeeds NEEDS = needs();

    private RetentionMetrics() {}

    private static ViewNeeds needs() {
        ViewNeeds needs =
                ViewNeeds.of(View.RETENTION, Need.active())
                        .column("new_users repeat_users active_days converted")
                        .column("new_ai_users repeat_ai_users converted_ai", Need.uses())
                        .column("converted converted_ai", event(CONVERSION_RECORDED))
                        .metric("conversion_other_rate", event(USER_ACTIVE))
                        .metric("conversion_lift", event(USER_ACTIVE));
        for (int days : List.of(1, 7, 28)) {
            needs.column("retained_d" + days)
                    .column("retained_ai_d" + days, Need.uses())
                    .metric("retention_other_d" + days, event(USER_ACTIVE))
                    .metric("retention_lift_d" + days, event(USER_ACTIVE));
        }
        return needs;
    }

    static List<Metric> all() {
        List<Metric> all = new ArrayList<>();
        for (int days : List.of(1, 7, 28)) {
            all.addAll(retention(days));
        }
        all.addAll(repeats());
        all.addAll(conversions());
        return all;
    }

    private static List<Metric> retention(int days) {
        String all = "retained_d" + days;
        String ai = "retained_ai_d" + days;
        String after = days == 1 ? "the day after?" : "%d days later?".formatted(days);
        return List.of(
                retained(
                        "retention_d" + days,
                        proportion(all, "new_users"),
                        "How many of the new users were active " + after),
                retained(
                        "retention_ai_d" + days,
                        proportion(ai, "new_ai_users"),
                        "How many of the new users with a use on their first day were active "
                                + after),
                retained(
                        "retention_other_d" + days,
                        proportion("%s - %s".formatted(all, ai), "new_users - new_ai_users"),
                        "How many of the new users without a use on their first day were active "
                                + after),
                metric(
                                "retention_lift_d" + days,
                                ratio(
                                                "%2$s * %3$s - (%1$s - %2$s) * new_ai_users"
                                                        .formatted(all, ai, OTHER_USERS),
                                                "new_ai_users * " + OTHER_USERS)
                                        .between(
                                                new Group(ai, "new_ai_users"),
                                                new Group(
                                                        "%s - %s".formatted(all, ai), OTHER_USERS)),
                                RATIO,
                                "adoption_rate",
                                monthly(BUSINESS, ENGAGEMENT).inStages(3),
                                "By how much is retention higher with a use on the first day, "
                                        + after,
                                NO_CAUSE)
                        .with(Levels.warn("0")));
    }

    private static Metric retained(String id, Formula formula, String question) {
        return metric(
                id,
                formula,
                SHARE,
                "usat",
                monthly(BUSINESS, ENGAGEMENT).inStages(3),
                question,
                "Why the others stayed away.");
    }

    private static List<Metric> repeats() {
        Place place = monthly(ADOPTION, ENGAGEMENT);
        return List.of(
                metric(
                        "repeat_usage_rate",
                        proportion("repeat_users", "new_users"),
                        SHARE,
                        "task_completion_rate",
                        place,
                        "How many of the new users were active again within 27 days?",
                        "How often."),
                metric(
                        "repeat_usage_ai_rate",
                        proportion("repeat_ai_users", "new_ai_users"),
                        SHARE,
                        "task_completion_rate",
                        place,
                        "How many of the new users with a use on their first day were active again"
                                + " within 27 days?",
                        "How often."),
                metric(
                        "active_days_per_user",
                        ratio("active_days", "new_users"),
                        COUNT,
                        "task_completion_rate",
                        place,
                        "On how many of their first 28 days are new users active?",
                        "How many of them came on one day only."));
    }

    private static List<Metric> conversions() {
        String others = "(converted - converted_ai)";
        Place place = monthly(BUSINESS, Layer.OUTCOME).inStages(3);
        return List.of(
                metric(
                        "conversion_ai_rate",
                        proportion("converted_ai", "new_ai_users"),
                        SHARE,
                        "retention_lift_d28",
                        place,
                        "How many of the new users with a use on their first day converted within"
                                + " 28 days?",
                        NO_CAUSE),
                metric(
                        "conversion_other_rate",
                        proportion("converted - converted_ai", "new_users - new_ai_users"),
                        SHARE,
                        "retention_lift_d28",
                        place,
                        "How many of the new users without a use on their first day converted"
                                + " within 28 days?",
                        "What they used later."),
                metric(
                        "conversion_lift",
                        ratio(
                                        "converted_ai * %s - %s * new_ai_users"
                                                .formatted(OTHER_USERS, others),
                                        others + " * new_ai_users")
                                .between(
                                        new Group(null, "new_ai_users"),
                                        new Group(null, OTHER_USERS)),
                        RATIO,
                        "retention_lift_d28",
                        place,
                        "By which part is conversion higher with a use on the first day?",
                        NO_CAUSE));
    }

    private static Metric metric(
            String id,
            Formula formula,
            Unit unit,
            String counter,
            Place place,
            String question,
            String caveat) {
        return new Metric(
                id,
                View.RETENTION,
                formula,
                unit,
                more(counter),
                place,
                Levels.NONE,
                question,
                caveat);
    }
}
