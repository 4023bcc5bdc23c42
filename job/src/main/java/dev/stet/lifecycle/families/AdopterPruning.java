package dev.stet.lifecycle.families;

import static dev.stet.contract.EventType.OPPORTUNITY_SEEN;

import dev.stet.lifecycle.subject.Recorded;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Forgets what of an adopter can matter no more. Of what is settled there remain: what began an
 * adoption that is not over, with its first use, value event and end; the latest eligibility, as
 * one within 90 days is not new; opportunities that can still be taken, each with an invocation
 * that took it. Without an eligibility no settled use remains.
 */
final class AdopterPruning {

    private AdopterPruning() {}

    /**
     * @param events the earliest first; changed
     * @param settledMillis no event at or before this instant will come any more
     * @return whether anything was forgotten
     */
    static boolean forget(List<Recorded> events, long settledMillis) {
        if (events.isEmpty() || events.get(0).at() > settledMillis) {
            return false;
        }
        Set<Recorded> whole = Collections.newSetFromMap(new IdentityHashMap<>());
        Set<Recorded> anonymous = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Recorded start : Adoption.starts(events)) {
            if (start.at() + Adoption.ADOPTED_WITHIN.toMillis() > settledMillis) {
                whole.add(start);
                Adoption adoption = Adoption.of(start, events);
                keep(adoption.use(), anonymous);
                keep(adoption.value(), anonymous);
                keep(adoption.disabled(), anonymous);
            }
        }
        Recorded latest = null;
        for (Recorded event : events) {
            if (event.type() == OPPORTUNITY_SEEN
                    && event.at() + Adoption.TAKEN_WITHIN.toMillis() > settledMillis) {
                whole.add(event);
                keep(firstThatTakes(event, events), anonymous);
            }
            latest = Adoption.isEligible(event) && event.at() <= settledMillis ? event : latest;
        }
        keep(latest, anonymous);
        return apply(events, settledMillis, whole, anonymous);
    }

    private static @Nullable Recorded firstThatTakes(Recorded opportunity, List<Recorded> events) {
        for (Recorded event : events) {
            if (Adoption.takes(event, opportunity)) {
                return event;
            }
        }
        return null;
    }

    private static void keep(@Nullable Recorded event, Set<Recorded> kept) {
        if (event != null) {
            kept.add(event);
        }
    }

    private static boolean apply(
            List<Recorded> events,
            long settledMillis,
            Set<Recorded> whole,
            Set<Recorded> anonymous) {
        boolean any = false;
        for (int i = events.size() - 1; i >= 0; i--) {
            Recorded event = events.get(i);
            if (event.at() > settledMillis || whole.contains(event)) {
                continue;
            }
            if (!anonymous.contains(event)) {
                events.remove(i);
                any = true;
            } else if (!event.isAnonymous()) {
                events.set(i, event.anonymous());
                any = true;
            }
        }
        return any;
    }
}
