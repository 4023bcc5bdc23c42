package dev.stet.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What interactions are drawn from for review. They overlap: every interaction is in {@link
 * #RANDOM}. Append at the end: state holds ordinals as bits.
 *
 * <p>Each draws in an order of its own, by another of the four words of 32 bits that the key of an
 * interaction is made of. The key is a keyed hash of tenant and id, so the four orders are
 * independent of each other, and nobody who chooses ids can choose what is drawn.
 */
public enum Stratum {
    /** Every interaction that was asked or answered. */
    RANDOM,
    /** Those whose latest rating is not positive. */
    LOW_RATED,
    /** Those whose anchor generation has a confidence below 0.5. */
    LOW_CONFIDENCE,
    /** Those that an automatic evaluation flags. */
    FLAGGED;

    /** How many there are. */
    public static final int COUNT = values().length;

    private static final Stratum[] ALL = values();

    private static final int WORD = Integer.SIZE;

    /** Its bit in a set of strata. */
    public int bit() {
        return 1 << ordinal();
    }

    /** Whether it is in a set of strata. */
    public boolean isIn(int strata) {
        return (strata & bit()) != 0;
    }

    /** The lower-case name. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The names of a set of strata, joined by {@code |}, in the order of the constants. */
    public static String labels(int strata) {
        List<String> labels = new ArrayList<>(COUNT);
        for (Stratum stratum : ALL) {
            if (stratum.isIn(strata)) {
                labels.add(stratum.label());
            }
        }
        return String.join("|", labels);
    }

    /**
     * The place of an interaction in the order in which this stratum draws, the smallest first;
     * unsigned. The upper word is the stratum's own. The word behind it only decides between two
     * that are equal in the upper one, once in 4 billion pairs.
     */
    public long order(Key128 key) {
        return switch (this) {
            case RANDOM -> key.high();
            case LOW_RATED -> key.high() << WORD | key.low() >>> WORD;
            case LOW_CONFIDENCE -> key.low();
            case FLAGGED -> key.low() << WORD | key.high() >>> WORD;
        };
    }
}
