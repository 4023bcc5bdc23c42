package dev.stet.lifecycle.suggestion;

import static dev.stet.contract.SuggestionMeasure.ACCEPTED;
import static dev.stet.contract.SuggestionMeasure.ACCEPTED_CHARS;
import static dev.stet.contract.SuggestionMeasure.ACCEPTED_LINES;
import static dev.stet.contract.SuggestionMeasure.AUTO_ACCEPTED;
import static dev.stet.contract.SuggestionMeasure.EARLY_ACCEPTS;
import static dev.stet.contract.SuggestionMeasure.FOLLOWED;
import static dev.stet.contract.SuggestionMeasure.GLANCED;
import static dev.stet.contract.SuggestionMeasure.HORIZON_SECONDS;
import static dev.stet.contract.SuggestionMeasure.REJECTED;
import static dev.stet.contract.SuggestionMeasure.SHOWN;
import static dev.stet.contract.SuggestionMeasure.SHOWN_CHARS;
import static dev.stet.contract.SuggestionMeasure.SHOWN_LINES;
import static dev.stet.contract.SuggestionMeasure.VIEWED;
import static dev.stet.contract.SuggestionMeasure.at;

import dev.stet.contract.SuggestionEvent;
import dev.stet.contract.SuggestionMeasure;
import dev.stet.contract.SuggestionMeasure.AtHorizon;
import dev.stet.contract.SuggestionMeasure.LinesAtHorizon;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a suggestion so far: its share in every measure of {@code suggestion_kpi}.
 *
 * <p>Nothing is waited for. An accepted suggestion counts as observed and unchanged at every
 * horizon until an event says otherwise. An edit to a text that no accepted text is known for makes
 * it unobserved until the next edit that can be measured. The operator emits the difference between
 * the measures before an event and after it.
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
        measures[SHOWN_CHARS] = opening.chars();
        measures[SHOWN_LINES] = opening.lines();
        measures[VIEWED] = opening.visibility() == Visibility.UNKNOWN ? 0 : 1;
        measures[GLANCED] = opening.visibility() == Visibility.GLANCED ? 1 : 0;
        Accept accept = suggestion.accept();
        if (accept == null) {
            measures[REJECTED] = isRejected(opening, suggestion.rejects) ? 1 : 0;
            measures[EARLY_ACCEPTS] = isAcceptedEarly(opening, suggestion.accepts) ? 1 : 0;
        } else {
            accepted(suggestion, opening, accept, measures);
        }
        return measures;
    }

    private static void accepted(
            Suggestion suggestion, Opening opening, Accept accept, long[] measures) {
        long chars = 0;
        long lines = 0;
        for (Accept each : suggestion.accepts) {
            if (Suggestion.inInterval(opening, each.at())) {
                chars = Math.max(chars, each.chars(opening));
                lines = Math.max(lines, each.lines(opening));
            }
        }
        measures[ACCEPTED] = 1;
        measures[ACCEPTED_CHARS] = chars;
        measures[ACCEPTED_LINES] = lines;
        measures[AUTO_ACCEPTED] = accept.auto() ? 1 : 0;
        measures[FOLLOWED] = isFollowed(suggestion, accept.at()) ? 1 : 0;
        for (int horizon = 0; horizon < HORIZONS.length; horizon++) {
            atHorizon(suggestion, accept.at(), horizon, measures);
        }
    }

    private static boolean isRejected(Opening opening, long[] rejects) {
        for (long at : rejects) {
            if (Suggestion.inInterval(opening, at)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAcceptedEarly(Opening opening, Accept[] accepts) {
        for (Accept accept : accepts) {
            if (Suggestion.isEarly(opening, accept.at())) {
                return true;
            }
        }
        return false;
    }

    /** Whether any edit or close followed the accept, up to the last horizon. */
    private static boolean isFollowed(Suggestion suggestion, long acceptedAt) {
        long last = acceptedAt + Suggestion.LAST_HORIZON_MILLIS;
        return latestEdit(suggestion.edits, acceptedAt, last) != null
                || latestClose(suggestion.closes, acceptedAt, last + 1) != Long.MIN_VALUE;
    }

    /** The accepted characters and lines are among the measures already. */
    private static void atHorizon(
            Suggestion suggestion, long acceptedAt, int horizon, long[] measures) {
        long instant = acceptedAt + HORIZONS[horizon];
        Edit edit = latestEdit(suggestion.edits, acceptedAt, instant);
        long closedAt = latestClose(suggestion.closes, acceptedAt, instant);
        boolean closed = closedAt != Long.MIN_VALUE && (edit == null || edit.at() <= closedAt);
        if (closed || (edit != null && !edit.isMeasured())) {
            measures[at(horizon, AtHorizon.UNOBSERVED)] = 1;
            return;
        }
        double distance = edit == null ? 0 : edit.distance();
        long chars = measures[ACCEPTED_CHARS];
        long lines = measures[ACCEPTED_LINES];
        measures[at(horizon, AtHorizon.OBSERVED)] = 1;
        measures[at(horizon, AtHorizon.PRESENT)] = distance < 1 ? 1 : 0;
        measures[at(horizon, AtHorizon.UNCHANGED)] = distance == 0 ? 1 : 0;
        measures[at(horizon, AtHorizon.MOSTLY_UNCHANGED)] =
                distance < MOSTLY_UNCHANGED_BELOW ? 1 : 0;
        measures[at(horizon, AtHorizon.RETAINED_CHARS)] =
                edit != null && edit.retainedChars() != SuggestionEvent.UNKNOWN
                        ? edit.retainedChars()
                        : (long) Math.floor(chars * (1 - distance));
        measures[at(horizon, AtHorizon.OBSERVED_CHARS)] = chars;
        measures[at(horizon, LinesAtHorizon.RETAINED_LINES)] =
                edit != null && edit.retainedLines() != SuggestionEvent.UNKNOWN
                        ? edit.retainedLines()
                        : (long) Math.floor(lines * (1 - distance) + 0.5);
        measures[at(horizon, LinesAtHorizon.OBSERVED_LINES)] = lines;
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
