package dev.stet.lifecycle;

import static dev.stet.contract.SuggestionMeasure.ACCEPTED;
import static dev.stet.contract.SuggestionMeasure.ACCEPTED_CHARS;
import static dev.stet.contract.SuggestionMeasure.HORIZON_SECONDS;
import static dev.stet.contract.SuggestionMeasure.REJECTED;
import static dev.stet.contract.SuggestionMeasure.SHOWN;
import static dev.stet.contract.SuggestionMeasure.SHOWN_CHARS;
import static dev.stet.contract.SuggestionMeasure.at;

import dev.stet.contract.SuggestionEvent;
import dev.stet.contract.SuggestionMeasure;
import dev.stet.contract.SuggestionMeasure.AtHorizon;
import org.jspecify.annotations.Nullable;

/**
 * What a suggestion amounts to, as far as known: its share in every measure of {@code
 * suggestion_kpi}.
 *
 * <p>Nothing is waited for. An accepted suggestion counts as observed and unchanged at every
 * horizon until an event says otherwise; the operator tells the difference between what this said
 * before an event and what it says after it.
 *
 * <p><b>Source</b> Ziegler et al., "Measuring GitHub Copilot's Impact on Productivity", CACM 67(3),
 * 2024, for unchanged and mostly unchanged and the 33 % line.
 */
final class SuggestionJudgement {

    private static final double MOSTLY_UNCHANGED_BELOW = 0.33;

    private static final long[] HORIZONS =
            HORIZON_SECONDS.stream().mapToLong(seconds -> seconds * 1000L).toArray();

    private SuggestionJudgement() {}

    static int horizons() {
        return HORIZONS.length;
    }

    /** Milliseconds after the accept. */
    static long horizonMillis(int horizon) {
        return HORIZONS[horizon];
    }

    /** By index of {@code View.SUGGESTION.measures()}; all 0 before the shown is known. */
    static long[] measures(Suggestion suggestion) {
        long[] measures = new long[SuggestionMeasure.COUNT];
        Opening opening = suggestion.opening;
        if (opening == null) {
            return measures;
        }
        measures[SHOWN] = 1;
        measures[SHOWN_CHARS] = opening.length();
        Accept accept = suggestion.accept();
        if (accept == null) {
            measures[REJECTED] = isRejected(opening, suggestion.rejects) ? 1 : 0;
            return measures;
        }
        long acceptedChars = acceptedChars(opening, suggestion.accepts);
        measures[ACCEPTED] = 1;
        measures[ACCEPTED_CHARS] = acceptedChars;
        for (int horizon = 0; horizon < HORIZONS.length; horizon++) {
            atHorizon(suggestion, accept.at(), acceptedChars, horizon, measures);
        }
        return measures;
    }

    private static boolean isRejected(Opening opening, long[] rejects) {
        for (long at : rejects) {
            if (Suggestion.inInterval(opening, at)) {
                return true;
            }
        }
        return false;
    }

    private static long acceptedChars(Opening opening, Accept[] accepts) {
        int most = 0;
        for (Accept accept : accepts) {
            if (Suggestion.inInterval(opening, accept.at())) {
                boolean known = accept.length() != SuggestionEvent.UNKNOWN_LENGTH;
                most = Math.max(most, known ? accept.length() : opening.length());
            }
        }
        return most;
    }

    private static void atHorizon(
            Suggestion suggestion,
            long acceptedAt,
            long acceptedChars,
            int horizon,
            long[] measures) {
        long instant = acceptedAt + HORIZONS[horizon];
        Edit edit = latestEdit(suggestion.edits, acceptedAt, instant);
        long closedAt = latestClose(suggestion.closes, acceptedAt, instant);
        boolean observed = closedAt == Long.MIN_VALUE || (edit != null && edit.at() > closedAt);
        if (!observed) {
            measures[at(horizon, AtHorizon.UNOBSERVED)] = 1;
            return;
        }
        double distance = edit == null ? 0 : edit.distance();
        int reported = edit == null ? SuggestionEvent.UNKNOWN_LENGTH : edit.retainedChars();
        measures[at(horizon, AtHorizon.OBSERVED)] = 1;
        measures[at(horizon, AtHorizon.PRESENT)] = distance < 1 ? 1 : 0;
        measures[at(horizon, AtHorizon.UNCHANGED)] = distance == 0 ? 1 : 0;
        measures[at(horizon, AtHorizon.MOSTLY_UNCHANGED)] =
                distance < MOSTLY_UNCHANGED_BELOW ? 1 : 0;
        measures[at(horizon, AtHorizon.RETAINED_CHARS)] =
                reported != SuggestionEvent.UNKNOWN_LENGTH
                        ? reported
                        : (long) Math.floor(acceptedChars * (1 - distance));
        measures[at(horizon, AtHorizon.OBSERVED_CHARS)] = acceptedChars;
    }

    /** The last edit in [from, to], by event time and then event id; null for none. */
    private static @Nullable Edit latestEdit(Edit[] edits, long from, long to) {
        for (int i = edits.length - 1; i >= 0; i--) {
            long at = edits[i].at();
            if (at <= to) {
                return at >= from ? edits[i] : null;
            }
        }
        return null;
    }

    /** The last close in [from, before); {@link Long#MIN_VALUE} for none. */
    private static long latestClose(long[] closes, long from, long before) {
        for (int i = closes.length - 1; i >= 0; i--) {
            if (closes[i] < before) {
                return closes[i] >= from ? closes[i] : Long.MIN_VALUE;
            }
        }
        return Long.MIN_VALUE;
    }
}
