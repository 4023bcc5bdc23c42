package dev.stet.lifecycle.families;

import dev.stet.contract.Value;
import dev.stet.lifecycle.subject.Recorded;

/** What a {@code feedback.given} says. */
final class Rating {

    static final long THUMB = Value.KIND.code("thumb");
    static final long LIKERT = Value.KIND.code("likert");
    static final long REPORT = Value.KIND.code("report");

    /** On a scale from 1 to 5, in ten-thousandths. */
    private static final long THUMB_UP_ABOVE = 30_000;

    private static final long POSITIVE_FROM = 40_000;

    private Rating() {}

    /** Whether it rates on a scale that has a positive end; a report does not. */
    static boolean isRating(Recorded feedback) {
        return feedback.has(Value.RATING);
    }

    static boolean isPositive(Recorded feedback) {
        long rating = feedback.number(Value.RATING);
        return feedback.is(Value.KIND, THUMB) ? rating > THUMB_UP_ABOVE : rating >= POSITIVE_FROM;
    }
}
