package dev.stet.metrics;

import static dev.stet.contract.EventType.ELIGIBILITY_SET;
import static dev.stet.contract.EventType.FEATURE_INVOKED;
import static dev.stet.contract.EventType.OPPORTUNITY_SEEN;
import static dev.stet.metrics.Formula.proportion;
import static dev.stet.metrics.Formula.quantile;
import static dev.stet.metrics.Goal.less;
import static dev.stet.metrics.Goal.more;
import static dev.stet.metrics.NeededEvent.event;
import static dev.stet.metrics.Place.Layer.ENGAGEMENT;
import static dev.stet.metrics.Place.Section.ADOPTION;
import static dev.stet.metrics.Place.Section.TRUST;
import static dev.stet.metrics.Place.monthly;
import static dev.stet.metrics.Place.weekly;
import static dev.stet.metrics.Unit.SECONDS;
import static dev.stet.metrics.Unit.SHARE;

import dev.stet.contract.View;
import dev.stet.metrics.Place.Layer;
import java.util.List;

/** The metrics of {@code adoption_kpi}. */
final class AdoptionMetrics {

    static final ViewText TEXT =
            new ViewText(
                    View.ADOPTION,
                    "Do users who may use a feature try it, get value of it, and keep it?",
                    "Counts and rates of eligible users and of opportunities, by their day",
                    "counts of users per feature, and of opportunities; _ms: milliseconds;"
                            + " histograms as bucket:count pairs, for HISTOGRAM_QUANTILE",
                    "a user is eligible anew after more than 90 days without an eligibility.set"
                            + " that says so; events that name no feature count nowhere here");

    /** Which events each column needs. */
    static final ViewNeeds NEEDS =
            ViewNeeds.of(View.ADOPTION)
                    .column(
                            "eligible invoked_14d activated_14d adopted_60d tried_60d disabled_60d"
                                    + " time_to_value waiting",
                            event(ELIGIBILITY_SET))
                    .column("invoked_14d tried_60d waiting time_to_value", Need.uses("feature"))
                    .column("activated_14d adopted_60d time_to_value", Need.value("feature"))
                    .column("opportunities opportunities_taken", event(OPPORTUNITY_SEEN))
                    .column("opportunities_taken", event(FEATURE_INVOKED));

    private AdoptionMetrics() {}

    static List<Metric> all() {
        Place trial = weekly(ADOPTION, ENGAGEMENT).inStages(1);
        return List.of(
                share(
                                "adoption_rate",
                                "adopted_60d",
                                more("usat"),
                                monthly(ADOPTION, ENGAGEMENT).inStages(1),
                                "How many eligible users had a value event within 60 days?",
                                "Whether they go on using it.")
                        .with(Levels.warn("0.30")),
                share(
                        "trial_rate",
                        "tried_60d",
                        more("adoption_rate"),
                        trial,
                        "How many eligible users used the feature within 60 days?",
                        "Whether it was of value to them."),
                share(
                        "invocation_rate",
                        "invoked_14d",
                        more("adoption_rate"),
                        trial,
                        "How many eligible users used the feature within 14 days?",
                        "Whether it was of value to them."),
                share(
                        "activation_rate",
                        "activated_14d",
                        more("adoption_rate"),
                        trial,
                        "How many eligible users had a value event within 14 days?",
                        "Whether they go on using it."),
                share(
                        "disablement_rate",
                        "disabled_60d",
                        less("adoption_rate"),
                        monthly(TRUST, ENGAGEMENT),
                        "For how many eligible users was the feature disabled within 60 days?",
                        "By whom, and why."),
                timeToValue("p50", "0.5", "half").with(Levels.warn("3600")),
                timeToValue("p90", "0.9", "90 %"),
                new Metric(
                        "relevant_moment_invocation",
                        View.ADOPTION,
                        proportion("opportunities_taken", "opportunities"),
                        SHARE,
                        more("rejected_rate"),
                        weekly(ADOPTION, ENGAGEMENT),
                        Levels.NONE,
                        "How many moments at which the feature would help led to its use within 5"
                                + " min?",
                        "Moments that nobody noticed."));
    }

    /** Of all who tried it: those without a value event are ranked last. */
    private static Metric timeToValue(String name, String q, String which) {
        return new Metric(
                "time_to_value_%s_s".formatted(name),
                View.ADOPTION,
                quantile("time_to_value", q, "tried_60d").above("waiting").whenFinal(),
                SECONDS,
                less("quality_score"),
                weekly(ADOPTION, Layer.OUTCOME).inStages(1),
                Levels.NONE,
                "Within which time from the first use did %s of those who tried it get value?"
                        .formatted(which),
                "Anything where fewer ever got value: then it is NULL. Up to 1.1 % too high.");
    }

    private static Metric share(
            String id, String numerator, Goal goal, Place place, String question, String caveat) {
        return new Metric(
                id,
                View.ADOPTION,
                proportion(numerator, "eligible"),
                SHARE,
                goal,
                place,
                Levels.NONE,
                question,
                caveat);
    }
}
