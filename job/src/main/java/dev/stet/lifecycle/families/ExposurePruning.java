package dev.stet.lifecycle.families;

import dev.stet.contract.UserFact;
import dev.stet.contract.View;
import dev.stet.lifecycle.subject.Recorded;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Forgets what of a user of experiments can matter no more, once no event of its time can come.
 *
 * <ul>
 *   <li>A start stays as long as a fact of the week after it can change, with its first crossover
 *       and conversion
 *   <li>The last exposure to each experiment stays for 90 days, anonymous: the next one is no start
 *   <li>Facts that count for the same starts become one; those that count for none go
 * </ul>
 */
final class ExposurePruning {

    /** The facts of what began in the week after an exposure can change for 10 more days. */
    private static final Duration CHANGES_FOR = View.EXPERIMENT.matures(Duration.ZERO);

    private final List<Recorded> events;
    private final long settledMillis;

    /** Those of which facts can still change. */
    private final List<Recorded> starts;

    private final Exposures exposures;

    /**
     * @param events the earliest first; changed by {@link #forget}
     * @param settledMillis no event at or before this instant will come any more
     */
    ExposurePruning(List<Recorded> events, long settledMillis) {
        this.events = events;
        this.settledMillis = settledMillis;
        exposures = new Exposures(events);
        starts =
                exposures.starts().stream()
                        .filter(start -> start.at() + CHANGES_FOR.toMillis() > settledMillis)
                        .toList();
    }

    /**
     * @return whether anything was forgotten
     */
    boolean forget() {
        if (events.isEmpty() || events.get(0).at() > settledMillis) {
            return false;
        }
        Set<Recorded> kept = new HashSet<>(starts);
        for (Recorded start : starts) {
            kept.add(exposures.crossover(start));
            kept.add(exposures.conversion(start));
        }
        boolean any = false;
        for (int i = closed() - 1; i >= 0; i--) {
            Recorded event = events.get(i);
            if (kept.contains(event)) {
                continue;
            }
            if (!isLastOfItsExperiment(i)) {
                events.remove(i);
                any = true;
            } else if (!event.isAnonymous()) {
                events.set(i, event.withoutId());
                any = true;
            }
        }
        return any;
    }

    /** How many of the events, the earliest ones, are of a time of which none can come. */
    private int closed() {
        int count = 0;
        while (count < events.size() && events.get(count).at() <= settledMillis) {
            count++;
        }
        return count;
    }

    /** Of those of a time of which none can come; as long as a later one follows within 90 days. */
    private boolean isLastOfItsExperiment(int index) {
        Recorded event = events.get(index);
        if (!Exposures.isExposure(event)
                || event.at() + Exposures.NEW_AFTER.toMillis() <= settledMillis) {
            return false;
        }
        for (int i = index + 1; i < events.size() && events.get(i).at() <= settledMillis; i++) {
            if (Exposures.isOfSameExperiment(events.get(i), event)) {
                return false;
            }
        }
        return true;
    }

    void forgetFacts(List<UserFact> facts) {
        List<UserFact> settled = new ArrayList<>();
        List<BitSet> countFor = new ArrayList<>();
        for (int i = facts.size() - 1; i >= 0; i--) {
            UserFact fact = facts.get(i);
            if (fact.cohortMillis() <= settledMillis) {
                facts.remove(i);
                merge(fact, settled, countFor);
            }
        }
        settled.removeIf(UserFact::isZero);
        facts.addAll(settled);
    }

    private void merge(UserFact fact, List<UserFact> settled, List<BitSet> countFor) {
        BitSet own = new BitSet(starts.size());
        for (int i = 0; i < starts.size(); i++) {
            own.set(i, Exposures.countsFor(starts.get(i), fact));
        }
        if (own.isEmpty()) {
            return;
        }
        for (int i = 0; i < settled.size(); i++) {
            if (settled.get(i).metric() == fact.metric() && countFor.get(i).equals(own)) {
                settled.set(i, settled.get(i).plus(fact));
                return;
            }
        }
        settled.add(fact);
        countFor.add(own);
    }
}
