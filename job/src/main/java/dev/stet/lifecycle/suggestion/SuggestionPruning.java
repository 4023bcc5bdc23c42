package dev.stet.lifecycle.suggestion;

import dev.stet.lifecycle.Unopened;
import dev.stet.lifecycle.suggestion.SuggestionSurvival.Course;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Drops events that can no longer matter, so that one suggestion with thousands of edits does not
 * grow without end. What {@link SuggestionJudgement} and {@link SuggestionSurvival} say stays the
 * same, now and after any event that may still come.
 *
 * <p>It rests on one fact: no event at or before {@code settled} (watermark − allowed lateness) can
 * come any more. Once the accept is that old it is the accept, and of two settled edits with no
 * horizon between them only the later one can ever be looked at. While it is not, it will be later
 * than whatever is settled, and an edit or a close before the accept does not count.
 */
final class SuggestionPruning {

    /** Below this a suggestion is left as it is: looking costs more than it saves. */
    private static final int WORTHWHILE = 16;

    private SuggestionPruning() {}

    /**
     * @param settledMillis no event at or before this instant will come any more
     */
    static Suggestion prune(Suggestion suggestion, long settledMillis) {
        if (suggestion.events() < WORTHWHILE) {
            return suggestion;
        }
        Opening opening = suggestion.opening;
        if (opening == null) {
            return orphansAfter(suggestion, settledMillis);
        }
        if (opening.at() > settledMillis) {
            return suggestion;
        }
        return withOpening(suggestion.withUnopened(Unopened.NONE), opening, settledMillis);
    }

    /** With an opening that no other can go before any more. */
    private static Suggestion withOpening(
            Suggestion suggestion, Opening opening, long settledMillis) {
        Accept[] accepts = accepts(suggestion, opening, settledMillis);
        long[] rejects =
                Arrays.stream(suggestion.rejects)
                        .filter(at -> Suggestion.inInterval(opening, at))
                        .limit(1)
                        .toArray();
        Accept accept = suggestion.accept();
        if (accept == null || accept.at() > settledMillis) {
            return suggestion.with(
                    accepts,
                    rejects,
                    Arrays.stream(suggestion.edits)
                            .filter(edit -> edit.at() > settledMillis)
                            .toArray(Edit[]::new),
                    Arrays.stream(suggestion.closes).filter(at -> at > settledMillis).toArray());
        }
        if (canBeRemeasured(suggestion, opening, settledMillis)) {
            return suggestion.with(
                    accepts,
                    rejects,
                    Arrays.stream(suggestion.edits)
                            .filter(edit -> isFollowing(accept.at(), edit.at()))
                            .toArray(Edit[]::new),
                    suggestion.closes);
        }
        Course settled = settled(suggestion.edits, accept.at(), settledMillis);
        long observedFrom = settled.observedFrom(suggestion.edits, accept.at());
        return suggestion.with(
                accepts,
                rejects,
                edits(suggestion.edits, accept.at(), settledMillis, settled),
                closes(suggestion.closes, accept.at(), settledMillis, observedFrom));
    }

    /** What the settled edits say of how long the suggestion was there. */
    private static Course settled(Edit[] edits, long acceptedAt, long settled) {
        long last = acceptedAt + Suggestion.LAST_HORIZON_MILLIS;
        return Course.of(edits, acceptedAt, Math.min(last, settled));
    }

    /**
     * Whether an accept may still come whose text edits are measured against: then any of these may
     * turn out to be the one that removed it.
     */
    private static boolean canBeRemeasured(Suggestion suggestion, Opening opening, long settled) {
        if (opening.at() + Suggestion.DECISION_MILLIS <= settled
                || Arrays.stream(suggestion.edits).allMatch(edit -> edit.text() == null)) {
            return false;
        }
        return Arrays.stream(suggestion.accepts)
                .filter(accept -> Suggestion.inInterval(opening, accept.at()))
                .filter(accept -> accept.text() != null)
                .noneMatch(accept -> accept.at() <= settled);
    }

    /**
     * Without a shown by now, what is settled will never have one at or before it; but an accept
     * may still turn out to be early.
     */
    private static Suggestion orphansAfter(Suggestion suggestion, long settled) {
        return suggestion
                .with(
                        Arrays.stream(suggestion.accepts)
                                .filter(accept -> accept.at() + Unopened.CLOCKS_MILLIS > settled)
                                .toArray(Accept[]::new),
                        Arrays.stream(suggestion.rejects).filter(at -> at > settled).toArray(),
                        Arrays.stream(suggestion.edits)
                                .filter(edit -> edit.at() > settled)
                                .toArray(Edit[]::new),
                        Arrays.stream(suggestion.closes).filter(at -> at > settled).toArray())
                .withUnopened(Unopened.unsettled(suggestion.unopened, settled));
    }

    /**
     * Of the settled accepts in the interval: the first, the first with a text, the longest in
     * characters and in lines. Where there is none in the interval, an early one.
     */
    private static Accept[] accepts(Suggestion suggestion, Opening opening, long settled) {
        List<Accept> kept = new ArrayList<>();
        boolean first = true;
        boolean text = false;
        long chars = Long.MIN_VALUE;
        long lines = Long.MIN_VALUE;
        Accept early = null;
        for (Accept accept : suggestion.accepts) {
            if (!Suggestion.inInterval(opening, accept.at())) {
                early = Suggestion.isEarly(opening, accept.at()) ? accept : early;
                continue;
            }
            boolean firstText = !text && accept.text() != null;
            boolean longer = accept.chars(opening) > chars || accept.lines(opening) > lines;
            if (accept.at() > settled || first || firstText || longer) {
                kept.add(accept);
            }
            first = false;
            text |= firstText;
            chars = Math.max(chars, accept.chars(opening));
            lines = Math.max(lines, accept.lines(opening));
        }
        if (first && early != null) {
            kept.add(early);
        }
        return kept.toArray(Accept[]::new);
    }

    /** Those that a horizon looks at, and those that say how long the suggestion was there. */
    private static Edit[] edits(Edit[] edits, long acceptedAt, long settled, Course course) {
        List<Edit> kept = new ArrayList<>();
        for (int i = 0; i < edits.length; i++) {
            long at = edits[i].at();
            long next = i + 1 < edits.length ? edits[i + 1].at() : Long.MAX_VALUE;
            boolean superseded =
                    next <= settled
                            && !horizonIn(acceptedAt, at, next)
                            && i != course.removed()
                            && i != course.measured()
                            && i != course.unmeasured();
            if (isFollowing(acceptedAt, at) && !superseded) {
                kept.add(edits[i]);
            }
        }
        return kept.toArray(Edit[]::new);
    }

    /**
     * Those that make it unobserved, the last of those that make it followed, and the one that ends
     * the observation as far as is known.
     */
    private static long[] closes(long[] closes, long acceptedAt, long settled, long observedFrom) {
        long last = acceptedAt + Suggestion.LAST_HORIZON_MILLIS;
        long end = SuggestionSurvival.firstClose(closes, observedFrom);
        List<Long> kept = new ArrayList<>();
        for (int i = 0; i < closes.length; i++) {
            long at = closes[i];
            long next = i + 1 < closes.length ? closes[i + 1] : Long.MAX_VALUE;
            boolean superseded =
                    next <= settled
                            && next <= last
                            && at != end
                            && !horizonIn(acceptedAt, at + 1, next + 1);
            if (at >= acceptedAt && at <= last && !superseded) {
                kept.add(at);
            }
        }
        return kept.stream().mapToLong(Long::longValue).toArray();
    }

    private static boolean isFollowing(long acceptedAt, long at) {
        return at >= acceptedAt && at <= acceptedAt + Suggestion.LAST_HORIZON_MILLIS;
    }

    /** Whether some horizon's instant is in [from, before). */
    private static boolean horizonIn(long acceptedAt, long from, long before) {
        for (int horizon = 0; horizon < SuggestionJudgement.horizons(); horizon++) {
            long instant = acceptedAt + SuggestionJudgement.horizonMillis(horizon);
            if (instant >= from && instant < before) {
                return true;
            }
        }
        return false;
    }
}
