package dev.stet.local.demo;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rate worth a line on the screen.
 *
 * @param rate its column; the interval stands in {@code rate_low} and {@code rate_high}
 * @param numerator the measure above, of which a probability was planted or at least the count is
 *     known
 * @param denominator the measure below
 */
record Headline(
        Truth.Family family,
        String rate,
        String numerator,
        String denominator,
        String segmentBy,
        String segment) {

    static final List<Headline> ALL =
            List.of(
                    suggestion("acceptance_rate", "accepted", "shown", "all", "all"),
                    suggestion("acceptance_rate", "accepted", "shown", "model", "m-a"),
                    suggestion("acceptance_rate", "accepted", "shown", "model", "m-b"),
                    persistence(30, "all", "all"),
                    persistence(120, "all", "all"),
                    persistence(300, "all", "all"),
                    persistence(300, "model", "m-a"),
                    persistence(300, "model", "m-b"),
                    persistence(600, "all", "all"),
                    question("repeat_user_rate", "repeat_users", "asking_users"),
                    question("retry_rate", "retried", "queries"));

    private static Headline suggestion(
            String rate, String numerator, String denominator, String segmentBy, String segment) {
        return new Headline(
                Truth.Family.SUGGESTION, rate, numerator, denominator, segmentBy, segment);
    }

    private static Headline persistence(int seconds, String segmentBy, String segment) {
        String suffix = "_" + seconds + "s";
        return suggestion(
                "persistence_rate" + suffix,
                "present" + suffix,
                "observed" + suffix,
                segmentBy,
                segment);
    }

    private static Headline question(String rate, String numerator, String denominator) {
        return new Headline(Truth.Family.QUESTION, rate, numerator, denominator, "all", "all");
    }

    String title() {
        return segmentBy.equals("all") ? rate : "  " + segment + " " + rate;
    }

    /**
     * The planted probability or, where none was planted for repeats depend on how busy a user is,
     * the rate that came about. NaN where nothing was counted.
     */
    double planted(Truth.@Nullable Counted counted) {
        if (counted == null || counted.count(denominator) == 0) {
            return Double.NaN;
        }
        double above =
                isProbability() ? counted.expected(numerator) : (double) counted.count(numerator);
        return above / counted.count(denominator);
    }

    boolean isProbability() {
        return !numerator.equals("repeat_users");
    }
}
