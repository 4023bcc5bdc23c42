package dev.stet.lifecycle.families;

import dev.stet.contract.DayZone;
import dev.stet.contract.Dimensions;
import dev.stet.contract.EventType;
import dev.stet.lifecycle.subject.Recorded;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Forgets what of a person can matter no more. A day is <i>closed</i> once no event of it can come:
 * what it counted is counted. Of all closed days there remain:
 *
 * <ul>
 *   <li>as long as later days count for a new user, the start, and what says that the user had a
 *       use on the first day, came back, converted: none of these counts a second time
 *   <li>anonymous, the latest active event: a user who comes back within 90 days is not new
 *   <li>anonymous, the latest value event, for conversions within 7 days
 * </ul>
 *
 * <p>Of an open day there remain, by what they say and their dimensions, the earliest and the
 * latest; and every conversion.
 */
final class PersonPruning {

    /**
     * A look at all events costs more than a few of them in state. Divides {@link
     * dev.stet.lifecycle.subject.Subject#most}, so that what is full is looked at.
     */
    private static final int EVERY = 4;

    private enum Fate {
        FORGOTTEN,
        ANONYMOUS,
        KEPT
    }

    /** Events of which an open day needs the first and the last only. */
    private record Alike(long day, int level, Dimensions dimensions) {}

    private final List<Recorded> events;
    private final DayZone zone;
    private final long settledMillis;
    private final Fate[] fates;

    /** How many of the events, the earliest ones, are of closed days. */
    private final int closed;

    /**
     * @param events the earliest first; changed
     * @param zone of the days
     * @param settledMillis no event at or before this instant will come any more
     * @return whether anything was forgotten
     */
    static boolean forget(List<Recorded> events, DayZone zone, long settledMillis) {
        return events.size() % EVERY == 0
                && new PersonPruning(events, zone, settledMillis).forget();
    }

    private PersonPruning(List<Recorded> events, DayZone zone, long settledMillis) {
        this.events = events;
        this.zone = zone;
        this.settledMillis = settledMillis;
        fates = new Fate[events.size()];
        closed = countClosed();
    }

    private boolean isClosed(int index) {
        return index < events.size() && isPast(zone.dayEnd(events.get(index).at()));
    }

    /** Whether a day that ends then has passed, and no event of it is still to come. */
    private boolean isPast(long dayEndMillis) {
        return dayEndMillis - 1 <= settledMillis;
    }

    private int countClosed() {
        int count = 0;
        while (isClosed(count)) {
            count++;
        }
        return count;
    }

    private boolean forget() {
        Arrays.fill(fates, Fate.FORGOTTEN);
        for (Recorded start : Retention.starts(events.subList(0, closed))) {
            keepNewUser(start);
        }
        keepLatest(event -> Activity.level(event) != Activity.NONE);
        keepLatest(
                event ->
                        Activity.level(event) == Activity.VALUE
                                && event.at() + Conversions.ASSISTED_WITHIN.toMillis()
                                        > settledMillis);
        thinOpenDays();
        return apply();
    }

    private void keepNewUser(Recorded start) {
        long first = zone.day(start.at());
        if (isPast(zone.startOf(first + Retention.LAST_DAY + 1))) {
            return;
        }
        fates[events.indexOf(start)] = Fate.KEPT;
        keepEarliest(
                event ->
                        Activity.level(event) >= Activity.USE
                                && zone.day(event.at()) == first
                                && !event.isAnonymous());
        keepEarliest(
                event -> {
                    long day = zone.day(event.at()) - first;
                    return Activity.level(event) != Activity.NONE
                            && day > 0
                            && day <= Retention.LAST_REPEAT_DAY
                            && !event.isAnonymous();
                });
        keepEarliest(event -> Retention.isConversion(event, start));
    }

    private void keepEarliest(Predicate<Recorded> wanted) {
        for (int i = 0; i < closed; i++) {
            if (wanted.test(events.get(i))) {
                fates[i] = Fate.KEPT;
                return;
            }
        }
    }

    private void keepLatest(Predicate<Recorded> wanted) {
        for (int i = closed - 1; i >= 0; i--) {
            if (wanted.test(events.get(i))) {
                fates[i] = fates[i] == Fate.KEPT ? Fate.KEPT : Fate.ANONYMOUS;
                return;
            }
        }
    }

    private void thinOpenDays() {
        Set<Alike> seen = new HashSet<>();
        for (int i = closed; i < fates.length; i++) {
            keepNewKind(i, seen);
        }
        seen.clear();
        for (int i = fates.length - 1; i >= closed; i--) {
            keepNewKind(i, seen);
        }
    }

    private void keepNewKind(int index, Set<Alike> seen) {
        Recorded event = events.get(index);
        if (event.type() == EventType.CONVERSION_RECORDED
                || seen.add(
                        new Alike(
                                zone.day(event.at()), Activity.level(event), event.dimensions()))) {
            fates[index] = Fate.KEPT;
        }
    }

    private boolean apply() {
        boolean any = false;
        for (int i = fates.length - 1; i >= 0; i--) {
            if (fates[i] == Fate.FORGOTTEN) {
                events.remove(i);
                any = true;
            } else if (fates[i] == Fate.ANONYMOUS && !events.get(i).isAnonymous()) {
                events.set(i, events.get(i).anonymous());
                any = true;
            }
        }
        return any;
    }
}
