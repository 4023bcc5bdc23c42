package dev.stet.lifecycle.suggestion;

import dev.stet.contract.ExponentialHistogram;
import dev.stet.contract.Fact;
import dev.stet.contract.SuggestionMeasure;
import org.jspecify.annotations.Nullable;

/**
 * How long an accepted suggestion was there: what it adds to the histograms of {@code
 * suggestion_kpi}, of which SQL makes a Kaplan–Meier curve.
 *
 * <p>At every instant it is observed, present and so on as {@link SuggestionJudgement} says of a
 * horizon there. It was <i>removed</i> at the first instant at which it is observed and not
 * present, whatever became of it later. If there is none, its time is <i>censored</i> at the last
 * instant at which it is observed: a close ends the observation unless an edit follows, an edit
 * that cannot be measured ends it unless one follows that can. What is neither removed nor censored
 * up to {@link Suggestion#LAST_HORIZON_MILLIS} adds nothing, as most accepts do.
 */
final class SuggestionSurvival {

    private static final int NONE = -1;

    private SuggestionSurvival() {}

    /**
     * What the edits of a span say; each an index, or less than 0 for none. Only the last edit of a
     * millisecond is one of these: it decides what was there then.
     *
     * @param removed the first after which nothing was left
     * @param measured the last that can be measured
     * @param unmeasured the first after that one
     */
    record Course(int removed, int measured, int unmeasured) {

        /**
         * @param from first instant
         * @param until last instant
         */
        static Course of(Edit[] edits, long from, long until) {
            int removed = NONE;
            int measured = NONE;
            int unmeasured = NONE;
            for (int i = 0; i < edits.length && edits[i].at() <= until; i++) {
                long at = edits[i].at();
                if (at < from || (i + 1 < edits.length && edits[i + 1].at() == at)) {
                    continue;
                }
                if (edits[i].isMeasured()) {
                    measured = i;
                    unmeasured = NONE;
                    removed = removed == NONE && edits[i].distance() >= 1 ? i : removed;
                } else if (unmeasured == NONE) {
                    unmeasured = i;
                }
            }
            return new Course(removed, measured, unmeasured);
        }

        /** The first instant at which a close would end the observation. */
        long observedFrom(Edit[] edits, long acceptedAt) {
            return measured == NONE ? acceptedAt : edits[measured].at();
        }
    }

    /** The one number that it adds to a histogram; null where it adds none. */
    static Fact.@Nullable Sample sample(Suggestion suggestion) {
        if (suggestion.edits.length == 0 && suggestion.closes.length == 0) {
            return null;
        }
        Accept accept = suggestion.accept();
        if (accept == null) {
            return null;
        }
        long from = accept.at();
        long until = from + Suggestion.LAST_HORIZON_MILLIS;
        Edit[] edits = suggestion.edits;
        Course course = Course.of(edits, from, until);
        if (course.removed != NONE) {
            long removedAt = edits[course.removed].at();
            return sample(SuggestionMeasure.REMOVED_AFTER, removedAt - from);
        }
        long last = course.unmeasured == NONE ? until : edits[course.unmeasured].at() - 1;
        last = Math.min(last, firstClose(suggestion.closes, course.observedFrom(edits, from)));
        return last == until
                ? null
                : sample(SuggestionMeasure.CLOSED_AFTER, Math.max(0, last - from));
    }

    /** The first close from this instant on; {@link Long#MAX_VALUE} for none. */
    static long firstClose(long[] closes, long from) {
        for (long at : closes) {
            if (at >= from) {
                return at;
            }
        }
        return Long.MAX_VALUE;
    }

    private static Fact.Sample sample(int histogram, long millis) {
        return new Fact.Sample(histogram, bucket(millis), 1);
    }

    /**
     * That of the seconds, rounded up. What is past a horizon, but in its bucket, goes into the
     * next one, so that a bucket is never partly before a horizon and partly after it.
     */
    private static int bucket(long millis) {
        long seconds = (millis + 999) / 1000;
        int bucket = ExponentialHistogram.bucket(seconds);
        for (int horizon : SuggestionMeasure.HORIZON_SECONDS) {
            if (seconds > horizon && bucket == ExponentialHistogram.bucket(horizon)) {
                return bucket + 1;
            }
        }
        return bucket;
    }
}
