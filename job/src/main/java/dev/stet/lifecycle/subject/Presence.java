package dev.stet.lifecycle.subject;

import dev.stet.contract.Dimensions;
import dev.stet.contract.View;

/**
 * That a user is among those whom some distinct counts of a view count.
 *
 * @param cohortMillis epoch milliseconds
 * @param columns one bit per {@link View#distinct()}
 */
record Presence(View view, long cohortMillis, Dimensions dimensions, int columns) {}
