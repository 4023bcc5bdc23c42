package dev.stet.lifecycle.subject;

import java.util.ArrayList;
import java.util.List;

/**
 * The openings of one history. A subject that {@link Subject#opensAgain} is opened by its first
 * event, and by each first event after the end of the opening before.
 */
final class Openings {

    private Openings() {}

    /** What is judged by itself: the history, or a part of it for each of several openings. */
    static List<History> of(History history) {
        if (!areSeveral(history)) {
            return List.of(history);
        }
        long openFor = history.hearing().openForMillis();
        List<History> parts = new ArrayList<>();
        History part = history;
        long end = 0;
        for (Recorded event : history.mutableEvents()) {
            if (parts.isEmpty() || event.at() > end) {
                part = new History(history.hearing());
                parts.add(part);
                end = event.at() + openFor;
            }
            part.mutableEvents().add(event);
        }
        return parts;
    }

    static boolean areSeveral(History history) {
        List<Recorded> events = history.mutableEvents();
        return history.hearing().opensAgain()
                && !events.isEmpty()
                && events.get(events.size() - 1).at()
                        > events.get(0).at() + history.hearing().openForMillis();
    }

    /** The last instant at which an event can bear upon the last of several openings. */
    static long lastEnd(History history, Recorded opening) {
        long openFor = history.hearing().openForMillis();
        long end = opening.at() + openFor;
        for (Recorded event : history.mutableEvents()) {
            end = event.at() > end ? event.at() + openFor : end;
        }
        return end;
    }

    /**
     * Forgets those of several openings that have ended, but for the last.
     *
     * @param settledMillis no event at or before this instant will come any more
     */
    static void forgetSettled(History history, long settledMillis) {
        while (areSeveral(history)) {
            long end = history.mutableEvents().get(0).at() + history.hearing().openForMillis();
            if (end > settledMillis) {
                return;
            }
            history.forgetUntil(end);
        }
    }
}
