package dev.stet.lifecycle.subject;

import dev.stet.contract.Dimensions;
import dev.stet.contract.Grain;
import dev.stet.contract.SegmentSet;
import dev.stet.contract.View;

/**
 * That a user is among those whom some distinct counts of a view count.
 *
 * @param cohortMillis epoch milliseconds
 * @param columns one bit per {@link View#distinct()}
 */
record Presence(View view, long cohortMillis, Dimensions dimensions, int columns) {

    /** Whether both fall into the same cell of a grain and a segment set. */
    boolean sharesCell(Presence other, Grain grain, SegmentSet set) {
        return view == other.view
                && grain.windowStart(cohortMillis) == grain.windowStart(other.cohortMillis)
                && set.same(dimensions, other.dimensions);
    }

    boolean isIn(int column) {
        return (columns & 1 << column) != 0;
    }
}
