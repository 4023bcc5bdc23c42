package dev.stet.lifecycle.families;

import static dev.stet.contract.EventType.CONVERSION_RECORDED;
import static dev.stet.contract.EventType.EXPERIMENT_EXPOSED;

import dev.stet.contract.Dimension;
import dev.stet.contract.Dimensions;
import dev.stet.contract.UserFact;
import dev.stet.lifecycle.subject.Recorded;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The exposures of one user. One <i>starts</i> where no other to its experiment precedes within 90
 * days; what the user does within 7 days after it counts for its variant.
 */
final class Exposures {

    /** After that long without an exposure to it a user is new to an experiment again. */
    static final Duration NEW_AFTER = Duration.ofDays(90);

    static final Duration COUNTS_FOR = Duration.ofDays(7);

    private final List<Recorded> events;

    /**
     * @param events the earliest first
     */
    Exposures(List<Recorded> events) {
        this.events = events;
    }

    /** Those from which something counts, the earliest first. */
    List<Recorded> starts() {
        List<Recorded> starts = new ArrayList<>();
        for (int i = 0; i < events.size(); i++) {
            Recorded event = events.get(i);
            if (isExposure(event) && !event.isAnonymous() && !followsAnother(i)) {
                starts.add(event);
            }
        }
        return starts;
    }

    private boolean followsAnother(int index) {
        Recorded event = events.get(index);
        for (int i = index - 1; i >= 0; i--) {
            Recorded earlier = events.get(i);
            if (event.at() - earlier.at() > NEW_AFTER.toMillis()) {
                return false;
            }
            if (isOfSameExperiment(earlier, event)) {
                return true;
            }
        }
        return false;
    }

    static boolean isExposure(Recorded event) {
        return event.type() == EXPERIMENT_EXPOSED;
    }

    static boolean isOfSameExperiment(Recorded one, Recorded other) {
        return isExposure(one)
                && isExposure(other)
                && is(Dimension.EXPERIMENT, one.dimensions(), other.dimensions());
    }

    private static boolean is(Dimension dimension, Dimensions one, Dimensions other) {
        return one.get(dimension).equals(other.get(dimension));
    }

    /** The first exposure to another variant while the start counts; null for none. */
    @Nullable Recorded crossover(Recorded start) {
        return first(
                event ->
                        event.at() > start.at()
                                && countsFor(start, event.at())
                                && isOfSameExperiment(event, start)
                                && !is(Dimension.VARIANT, event.dimensions(), start.dimensions()));
    }

    /** The first conversion while the start counts; null for none. */
    @Nullable Recorded conversion(Recorded start) {
        return first(
                event ->
                        event.type() == CONVERSION_RECORDED
                                && !Conversions.isRefund(event)
                                && countsFor(start, event.at()));
    }

    private @Nullable Recorded first(Predicate<Recorded> wanted) {
        for (Recorded event : events) {
            if (wanted.test(event)) {
                return event;
            }
        }
        return null;
    }

    static boolean countsFor(Recorded start, UserFact fact) {
        return countsFor(start, fact.cohortMillis());
    }

    private static boolean countsFor(Recorded start, long at) {
        return at >= start.at() && at <= start.at() + COUNTS_FOR.toMillis();
    }
}
