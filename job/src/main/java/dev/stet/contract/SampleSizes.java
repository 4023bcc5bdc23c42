package dev.stet.contract;

import java.io.Serializable;

/**
 * How many interactions of a tenant a week draws from each {@link Stratum}, at most; 0 for none.
 */
public record SampleSizes(int random, int lowRated, int lowConfidence, int flagged)
        implements Serializable {

    public int of(Stratum stratum) {
        return switch (stratum) {
            case RANDOM -> random;
            case LOW_RATED -> lowRated;
            case LOW_CONFIDENCE -> lowConfidence;
            case FLAGGED -> flagged;
        };
    }

    public int total() {
        return random + lowRated + lowConfidence + flagged;
    }
}
