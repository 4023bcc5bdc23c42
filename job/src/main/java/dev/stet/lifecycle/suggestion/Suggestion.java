package dev.stet.lifecycle.suggestion;

import dev.stet.contract.SuggestionEvent;
import dev.stet.lifecycle.Timed;
import dev.stet.lifecycle.Unopened;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Everything known of one suggestion: a set of events in their own order, never in that of arrival,
 * so the same events make the same suggestion. Immutable.
 *
 * <p>What it amounts to is {@link SuggestionJudgement}'s business; what may be forgotten, {@link
 * SuggestionPruning}'s.
 */
final class Suggestion {

    /** How long after the shown an accept or a reject still counts. */
    static final long DECISION_MILLIS = 30 * 60_000L;

    /** The last horizon after the accept. */
    static final long LAST_HORIZON_MILLIS = 600_000L;

    private static final Accept[] NO_ACCEPTS = {};
    private static final Edit[] NO_EDITS = {};
    private static final long[] NO_INSTANTS = {};

    static final Suggestion UNHEARD_OF =
            new Suggestion(null, NO_ACCEPTS, NO_INSTANTS, NO_EDITS, NO_INSTANTS, 0, Unopened.NONE);

    final @Nullable Opening opening;
    final Accept[] accepts;
    final long[] rejects;
    final Edit[] edits;
    final long[] closes;

    /** Of the last outcome row written; 0 for none. */
    final long version;

    /** Those of its events that have no opening, as far as one can still come. */
    final Unopened[] unopened;

    Suggestion(
            @Nullable Opening opening,
            Accept[] accepts,
            long[] rejects,
            Edit[] edits,
            long[] closes,
            long version,
            Unopened[] unopened) {
        this.opening = opening;
        this.accepts = accepts;
        this.rejects = rejects;
        this.edits = edits;
        this.closes = closes;
        this.version = version;
        this.unopened = unopened;
    }

    /**
     * What is known once this event has come in.
     *
     * @param identified what to remember of who and what
     * @return this very object if the event is a repetition, or a shown that is not the earliest
     */
    Suggestion with(SuggestionEvent event, Opening.Identified identified) {
        if (event instanceof SuggestionEvent.Shown shown) {
            Opening candidate = Opening.of(shown, identified);
            boolean earlier = opening == null || candidate.moment().compareTo(opening.moment()) < 0;
            return earlier
                    ? remeasured(candidate, accepts)
                            .withUnopened(Unopened.without(unopened, candidate.at()))
                    : this;
        }
        Suggestion more = withFollowing(event);
        return more == this || isOpened(event.header().eventTimeMillis())
                ? more
                : more.withUnopened(Unopened.plus(unopened, event.header()));
    }

    private boolean isOpened(long at) {
        return opening != null && Unopened.opens(opening.at(), at);
    }

    private Suggestion withFollowing(SuggestionEvent event) {
        if (event instanceof SuggestionEvent.Accepted accepted) {
            Accept[] more = Timed.insert(accepts, Accept.of(accepted));
            return more == accepts ? this : remeasured(opening, more);
        }
        long at = event.header().eventTimeMillis();
        if (event instanceof SuggestionEvent.Edited edited) {
            Edit edit = Edit.of(edited, acceptedText(opening, accepts));
            Edit[] more = Timed.insert(edits, edit);
            return more == edits ? this : with(accepts, rejects, more, closes);
        }
        if (event instanceof SuggestionEvent.Rejected) {
            long[] more = Timed.insert(rejects, at);
            return more == rejects ? this : with(accepts, more, edits, closes);
        }
        long[] more = Timed.insert(closes, at);
        return more == closes ? this : with(accepts, rejects, edits, more);
    }

    Suggestion with(Accept[] accepts, long[] rejects, Edit[] edits, long[] closes) {
        return new Suggestion(opening, accepts, rejects, edits, closes, version, unopened);
    }

    Suggestion withUnopened(Unopened[] unopened) {
        return unopened == this.unopened
                ? this
                : new Suggestion(opening, accepts, rejects, edits, closes, version, unopened);
    }

    Suggestion withVersion(long version) {
        return new Suggestion(opening, accepts, rejects, edits, closes, version, unopened);
    }

    /** With another opening or other accepts; edits that came as text are measured anew. */
    private Suggestion remeasured(@Nullable Opening opening, Accept[] accepts) {
        String before = acceptedText(this.opening, this.accepts);
        String after = acceptedText(opening, accepts);
        Edit[] measured = edits;
        if (!Objects.equals(before, after)) {
            measured = edits.clone();
            for (int i = 0; i < measured.length; i++) {
                measured[i] = measured[i].against(after);
            }
        }
        return new Suggestion(opening, accepts, rejects, measured, closes, version, unopened);
    }

    /** The text of the earliest accept in the interval that has one, else the shown text. */
    private static @Nullable String acceptedText(@Nullable Opening opening, Accept[] accepts) {
        if (opening == null) {
            return null;
        }
        for (Accept accept : accepts) {
            if (accept.text() != null && inInterval(opening, accept.at())) {
                return accept.text();
            }
        }
        return opening.text();
    }

    /** Whether an accept or a reject at this instant counts: both ends belong to the interval. */
    static boolean inInterval(Opening opening, long at) {
        return at >= opening.at() && at <= opening.at() + DECISION_MILLIS;
    }

    /** Whether an accept at this instant was stamped by another clock than the shown. */
    static boolean isEarly(Opening opening, long at) {
        return at < opening.at() && Unopened.opens(opening.at(), at);
    }

    /** The earliest accept in the interval; null while there is none. */
    @Nullable Accept accept() {
        if (opening != null) {
            for (Accept accept : accepts) {
                if (inInterval(opening, accept.at())) {
                    return accept;
                }
            }
        }
        return null;
    }

    /**
     * The last instant of event time that can still bear upon it: the last horizon of the latest
     * accept that could be; without a shown, the last instant at which one would be the opening of
     * the latest known event.
     */
    long lastRelevantMillis() {
        if (opening != null) {
            return opening.at() + DECISION_MILLIS + LAST_HORIZON_MILLIS;
        }
        long last = Long.MIN_VALUE;
        last = accepts.length == 0 ? last : Math.max(last, accepts[accepts.length - 1].at());
        last = rejects.length == 0 ? last : Math.max(last, rejects[rejects.length - 1]);
        last = edits.length == 0 ? last : Math.max(last, edits[edits.length - 1].at());
        last = closes.length == 0 ? last : Math.max(last, closes[closes.length - 1]);
        return last == Long.MIN_VALUE ? last : last + Unopened.CLOCKS_MILLIS;
    }

    int events() {
        return accepts.length + rejects.length + edits.length + closes.length;
    }
}
