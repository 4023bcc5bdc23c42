package dev.stet.lifecycle.suggestion;

/** The door through which benchmarks reach the edit distance. */
public final class BenchedEditDistance {

    private BenchedEditDistance() {}

    /** 0 to 1. */
    public static double normalised(String before, String now) {
        return EditDistance.normalised(before, now);
    }
}
