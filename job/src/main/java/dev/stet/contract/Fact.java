package dev.stet.contract;

import org.jspecify.annotations.Nullable;

/**
 * What a lifecycle learned, or takes back: additive, possibly negative, valid at one cohort time.
 *
 * @param view which KPI rows it adds to
 * @param cohortMillis event time of the lifecycle's opening event, epoch milliseconds
 * @param dimensions of the opening event
 * @param measures one number per {@link View#measures()}
 * @param users which cells count this user anew, or no more; null where none does
 */
public record Fact(
        View view,
        String tenant,
        long cohortMillis,
        Dimensions dimensions,
        long[] measures,
        @Nullable Users users) {

    /**
     * Distinct users, told as sums.
     *
     * @param user the pseudonym, for the sketches
     * @param delta one array per {@link View#distinct()}, one number per cell kind of the {@link
     *     Cube}: 1 where this is the user's first in that cell, -1 where it was the last, else 0
     */
    public record Users(Key128 user, byte[][] delta) {}
}
