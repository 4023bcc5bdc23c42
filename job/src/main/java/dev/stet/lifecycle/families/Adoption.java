package dev.stet.lifecycle.families;

import static dev.stet.contract.EventType.ELIGIBILITY_SET;
import static dev.stet.contract.EventType.FEATURE_INVOKED;

import dev.stet.contract.AdoptionMeasure;
import dev.stet.contract.Value;
import dev.stet.lifecycle.subject.Recorded;
import dev.stet.lifecycle.subject.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a user who became eligible for a feature did within 60 days; each event the earliest.
 *
 * @param use null for none; likewise the others
 * @param value a value event; as each is a use, none comes before the first use
 * @param disabled the end of the eligibility
 */
record Adoption(@Nullable Recorded use, @Nullable Recorded value, @Nullable Recorded disabled) {

    static final Duration ADOPTED_WITHIN = Duration.ofDays(60);

    /** A user who becomes eligible again within that time starts no new adoption. */
    static final Duration ELIGIBLE_ANEW_AFTER = Duration.ofDays(90);

    static final Duration TAKEN_WITHIN = Duration.ofMinutes(5);

    private static final long SOON_MILLIS = Duration.ofDays(14).toMillis();

    static Adoption of(Recorded start, List<Recorded> events) {
        long until = start.at() + ADOPTED_WITHIN.toMillis();
        Recorded use = null;
        Recorded value = null;
        Recorded disabled = null;
        for (Recorded event : events) {
            if (event.at() < start.at() || event.at() > until) {
                continue;
            }
            int level = Activity.level(event);
            if (use == null && level >= Activity.USE) {
                use = event;
            }
            if (value == null && level == Activity.VALUE) {
                value = event;
            }
            if (disabled == null
                    && event.type() == ELIGIBILITY_SET
                    && !isEligible(event)
                    && event.at() > start.at()) {
                disabled = event;
            }
        }
        return new Adoption(use, value, disabled);
    }

    static boolean isEligible(Recorded event) {
        return event.type() == ELIGIBILITY_SET && event.is(Value.ELIGIBLE, 1);
    }

    /**
     * The events by which the user became eligible and that no other such precedes within 90 days.
     * An anonymous one is known to be none.
     *
     * @param events the earliest first
     */
    static List<Recorded> starts(List<Recorded> events) {
        List<Recorded> starts = new ArrayList<>(1);
        Recorded last = null;
        for (Recorded event : events) {
            if (isEligible(event)) {
                boolean anew =
                        last == null || event.at() - last.at() > ELIGIBLE_ANEW_AFTER.toMillis();
                if (anew && !event.isAnonymous()) {
                    starts.add(event);
                }
                last = event;
            }
        }
        return starts;
    }

    void measure(Recorded start, Verdict.Share share) {
        share.count(AdoptionMeasure.ELIGIBLE)
                .count(AdoptionMeasure.INVOKED_14D, isSoon(use, start))
                .count(AdoptionMeasure.ACTIVATED_14D, isSoon(value, start))
                .count(AdoptionMeasure.ADOPTED_60D, value != null)
                .count(AdoptionMeasure.DISABLED_60D, disabled != null)
                .count(AdoptionMeasure.TRIED_60D, use != null)
                .count(AdoptionMeasure.WAITING, use != null && value == null);
        if (use != null && value != null) {
            long took = value.at() - use.at();
            share.add(AdoptionMeasure.TIME_TO_VALUE_MS, took)
                    .sample(AdoptionMeasure.TIME_TO_VALUE, took);
        }
    }

    private static boolean isSoon(@Nullable Recorded event, Recorded start) {
        return event != null && event.at() <= start.at() + SOON_MILLIS;
    }

    static void measureOpportunity(
            Recorded opportunity, List<Recorded> events, Verdict.Share share) {
        boolean taken = events.stream().anyMatch(event -> takes(event, opportunity));
        share.count(AdoptionMeasure.OPPORTUNITIES)
                .count(AdoptionMeasure.OPPORTUNITIES_TAKEN, taken);
    }

    static boolean takes(Recorded event, Recorded opportunity) {
        return event.type() == FEATURE_INVOKED
                && event.at() >= opportunity.at()
                && event.at() <= opportunity.at() + TAKEN_WITHIN.toMillis();
    }
}
