package dev.stet.lifecycle.subject;

import dev.stet.bytes.Utf8;
import dev.stet.contract.Dimensions;
import dev.stet.contract.EventType;
import dev.stet.contract.Ids;
import dev.stet.contract.Value;
import dev.stet.contract.Values;
import dev.stet.lifecycle.Unopened;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.ListIterator;
import java.util.Map;
import java.util.Set;

/**
 * Forgets what can no longer matter. The judgement stays the same, now and after any event that may
 * still come; but for what {@link Subject#forget} takes out, which no such event changes.
 *
 * <p>It rests on one fact: no event at or before {@code settled} (watermark − allowed lateness) can
 * come any more. Once the opening is that old, and of the lowest rank, it is the opening, and the
 * spans around it are certain.
 */
final class HistoryPruning {

    /** Below this a history is left as it is: looking costs more than it saves. */
    private static final int WORTHWHILE = 8;

    private final Values.Builder values = new Values.Builder();

    /**
     * @param settledMillis no event at or before this instant will come any more
     */
    void prune(History history, long settledMillis) {
        history.forgetUseless(settledMillis);
        if (history.mutableEvents().size() + history.claims().size() < WORTHWHILE) {
            return;
        }
        Openings.forgetSettled(history, settledMillis);
        Recorded opening = history.opening();
        if (opening == null) {
            history.mutableEvents().removeIf(event -> history.awaitsUntil(event) <= settledMillis);
            history.claims().removeIf(claim -> history.awaitsUntil(claim) <= settledMillis);
            history.setUnopened(Unopened.unsettled(history.unopened(), settledMillis));
            return;
        }
        Hearing hearing = history.hearing();
        if (opening.at() > settledMillis
                || Openings.areSeveral(history)
                || hearing.of(opening.type()).rank() != 0) {
            return;
        }
        history.setUnopened(Unopened.NONE);
        history.claims().removeIf(claim -> !history.isWithin(claim));
        List<Recorded> events = history.mutableEvents();
        events.removeIf(event -> event != opening && !history.isWithin(event));
        if (hearing.keeps(Keep.EARLIEST)) {
            keepFirst(events.listIterator(), opening, hearing);
        }
        if (hearing.keeps(Keep.LATEST)) {
            keepLast(events.listIterator(events.size()), opening, hearing);
        }
        if (hearing.keeps(Keep.SUM)) {
            sum(history, opening, settledMillis);
        }
    }

    private static void keepFirst(Iterator<Recorded> events, Recorded opening, Hearing hearing) {
        Set<EventType> seen = EnumSet.noneOf(EventType.class);
        while (events.hasNext()) {
            Recorded event = events.next();
            if (hearing.of(event.type()).keep() == Keep.EARLIEST
                    && !seen.add(event.type())
                    && event != opening) {
                events.remove();
            }
        }
    }

    private static void keepLast(ListIterator<Recorded> events, Recorded opening, Hearing hearing) {
        Set<EventType> seen = EnumSet.noneOf(EventType.class);
        while (events.hasPrevious()) {
            Recorded event = events.previous();
            if (hearing.of(event.type()).keep() == Keep.LATEST
                    && !seen.add(event.type())
                    && event != opening) {
                events.remove();
            }
        }
    }

    /** Makes one entry, at the opening's time, of those that could not be sent again. */
    private void sum(History history, Recorded opening, long settledMillis) {
        Map<EventType, Recorded> sums = new EnumMap<>(EventType.class);
        Iterator<Recorded> events = history.mutableEvents().iterator();
        while (events.hasNext()) {
            Recorded event = events.next();
            Keep keep = history.hearing().of(event.type()).keep();
            if (keep == Keep.SUM && (event.at() <= settledMillis || event.isAnonymous())) {
                events.remove();
                sums.merge(event.type(), asSum(event, opening), this::added);
            }
        }
        sums.values().forEach(history::add);
    }

    private static Recorded asSum(Recorded event, Recorded opening) {
        return new Recorded(
                event.type(),
                opening.at(),
                Utf8.EMPTY,
                event.values(),
                event.carried(),
                Ids.NONE,
                null,
                Dimensions.NONE);
    }

    private Recorded added(Recorded one, Recorded other) {
        values.begin();
        for (Value value : Value.values()) {
            if (one.has(value) || other.has(value)) {
                values.put(value, one.number(value) + other.number(value));
            }
        }
        return new Recorded(
                one.type(),
                one.at(),
                one.eventId(),
                values.build(),
                one.carried(),
                one.links(),
                one.user(),
                one.dimensions());
    }
}
