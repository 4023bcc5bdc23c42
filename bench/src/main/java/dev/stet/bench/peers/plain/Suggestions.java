package dev.stet.bench.peers.plain;

import dev.stet.bench.contest.ContestColumn;
import dev.stet.bench.peers.plain.Tally.Cell;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Every suggestion, what of it is counted, and the corrections. */
final class Suggestions {

    private static final long ACCEPT_WITHIN_MILLIS = 30 * 60_000L;
    private static final long[] HORIZON_MILLIS = {30_000, 120_000, 300_000, 600_000};
    private static final ContestColumn[] PRESENT = {
        ContestColumn.PRESENT_30S,
        ContestColumn.PRESENT_120S,
        ContestColumn.PRESENT_300S,
        ContestColumn.PRESENT_600S
    };
    private static final ContestColumn[] UNCHANGED = {
        ContestColumn.UNCHANGED_30S,
        ContestColumn.UNCHANGED_120S,
        ContestColumn.UNCHANGED_300S,
        ContestColumn.UNCHANGED_600S
    };
    private static final long NEVER = Long.MAX_VALUE;

    /** Edits are kept in order of time, as there are few and most come in order. */
    private static final class Suggestion {

        private @Nullable Cell cell;
        private long shownAt = NEVER;
        private long acceptedAt = NEVER;
        private int edits;
        private long[] editTimes = {};
        private double[] distances = {};

        /** What is counted now: bit 0 accepted, then four present, then four unchanged. */
        private int counted;

        private void addEdit(long time, double distance) {
            if (edits == editTimes.length) {
                editTimes = Arrays.copyOf(editTimes, edits + 2);
                distances = Arrays.copyOf(distances, edits + 2);
            }
            int at = edits++;
            while (at > 0 && editTimes[at - 1] > time) {
                editTimes[at] = editTimes[at - 1];
                distances[at] = distances[at - 1];
                at--;
            }
            editTimes[at] = time;
            distances[at] = distance;
        }

        private double distanceAt(long time) {
            for (int i = edits - 1; i >= 0; i--) {
                if (editTimes[i] <= time) {
                    return editTimes[i] >= acceptedAt ? distances[i] : 0;
                }
            }
            return 0;
        }

        private int outcome() {
            if (acceptedAt == NEVER
                    || acceptedAt < shownAt
                    || acceptedAt - shownAt > ACCEPT_WITHIN_MILLIS) {
                return 0;
            }
            int outcome = 1;
            for (int i = 0; i < HORIZON_MILLIS.length; i++) {
                double distance = edits == 0 ? 0 : distanceAt(acceptedAt + HORIZON_MILLIS[i]);
                outcome |= distance < 1 ? 1 << (1 + i) : 0;
                outcome |= distance == 0 ? 1 << (1 + HORIZON_MILLIS.length + i) : 0;
            }
            return outcome;
        }
    }

    private final Map<String, Suggestion> suggestions = new HashMap<>();
    private final Tally tally;

    Suggestions(Tally tally) {
        this.tally = tally;
    }

    private Suggestion of(PlainEvent event) {
        return suggestions.computeIfAbsent(
                Objects.requireNonNull(event.suggestionId), id -> new Suggestion());
    }

    void shown(PlainEvent event) {
        Suggestion suggestion = of(event);
        if (event.eventTime < suggestion.shownAt) {
            count(suggestion, 0);
            if (suggestion.cell != null) {
                tally.add(suggestion.cell, ContestColumn.SHOWN, -1);
            }
            suggestion.shownAt = event.eventTime;
            suggestion.cell = tally.cell(event.eventTime, event.feature);
            tally.add(suggestion.cell, ContestColumn.SHOWN, 1);
            count(suggestion, suggestion.outcome());
        }
    }

    void accepted(PlainEvent event) {
        Suggestion suggestion = of(event);
        if (event.eventTime < suggestion.acceptedAt) {
            suggestion.acceptedAt = event.eventTime;
            count(suggestion, suggestion.outcome());
        }
    }

    void edited(PlainEvent event) {
        Suggestion suggestion = of(event);
        suggestion.addEdit(event.eventTime, event.removed ? 1 : event.distance);
        count(suggestion, suggestion.outcome());
    }

    /** Corrects the cell by what differs; without a showing there is none, and nothing counts. */
    private void count(Suggestion suggestion, int outcome) {
        Cell cell = suggestion.cell;
        int different = suggestion.counted ^ outcome;
        if (cell == null || different == 0) {
            return;
        }
        suggestion.counted = outcome;
        for (int bit = 0; bit <= 2 * HORIZON_MILLIS.length; bit++) {
            if ((different >> bit & 1) != 0) {
                tally.add(cell, column(bit), (outcome >> bit & 1) != 0 ? 1 : -1);
            }
        }
    }

    private static ContestColumn column(int bit) {
        if (bit == 0) {
            return ContestColumn.ACCEPTED;
        }
        return bit <= HORIZON_MILLIS.length
                ? PRESENT[bit - 1]
                : UNCHANGED[bit - 1 - HORIZON_MILLIS.length];
    }
}
