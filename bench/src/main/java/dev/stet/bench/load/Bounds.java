package dev.stet.bench.load;

/** Checks of settings, whose messages name the option. */
final class Bounds {

    private Bounds() {}

    /**
     * @throws IllegalArgumentException where {@code value} is not in [least, most], or no number
     */
    static void check(String option, double value, double least, double most) {
        if (!(value >= least && value <= most)) {
            throw new IllegalArgumentException(
                    "%s must lie between %s and %s, was %s"
                            .formatted(option, plain(least), plain(most), plain(value)));
        }
    }

    private static String plain(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
