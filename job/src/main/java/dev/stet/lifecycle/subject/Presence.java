package dev.stet.lifecycle.subject;

import dev.stet.contract.Dimensions;
import dev.stet.contract.View;
import org.jspecify.annotations.Nullable;

/**
 * That a user is among those whom some distinct counts of a view count.
 *
 * @param cohortMillis epoch milliseconds
 * @param columns one bit per {@link View#distinct()}
 */
record Presence(View view, long cohortMillis, Dimensions dimensions, int columns) {

    /** As a record has it, but with what differs most often first: it is asked for every event. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Presence that
                && cohortMillis == that.cohortMillis
                && columns == that.columns
                && view == that.view
                && dimensions.equals(that.dimensions);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * Long.hashCode(cohortMillis) + columns) + dimensions.hashCode();
    }
}
