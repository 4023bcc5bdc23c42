package dev.stet.local.demo;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A rate worth a line on the screen.
 *
 * @param rate its column; the interval stands in {@code rate_low} and {@code rate_high}
 * @param numerator the measure above, of which a probability was planted or at least the count is
 *     known
 * @param denominator the measure below
 * @param label what a person reads, where it is not of one segment alone
 * @param rank from 0, shown on the smallest screen, to {@link Screen#SPARE}, on a large one only
 */
record Headline(
        Truth.Family family,
        String rate,
        String numerator,
        String denominator,
        String segmentBy,
        String segment,
        String label,
        int rank) {

    private static final String ALL_SEGMENTS = "all";

    static final List<Headline> ALL =
            List.of(
                    acceptance(ALL_SEGMENTS, 0),
                    acceptance("m-a", 7),
                    acceptance("m-b", 7),
                    persistence(30, "30 s", ALL_SEGMENTS, 8),
                    persistence(30, "30 s", "m-a", Screen.SPARE),
                    persistence(30, "30 s", "m-b", Screen.SPARE),
                    persistence(120, "2 min", ALL_SEGMENTS, 7),
                    persistence(120, "2 min", "m-a", Screen.SPARE),
                    persistence(120, "2 min", "m-b", Screen.SPARE),
                    persistence(300, "5 min", ALL_SEGMENTS, 0),
                    persistence(300, "5 min", "m-a", 5),
                    persistence(300, "5 min", "m-b", 5),
                    persistence(600, "10 min", ALL_SEGMENTS, 6),
                    persistence(600, "10 min", "m-a", Screen.SPARE),
                    persistence(600, "10 min", "m-b", Screen.SPARE),
                    question("repeat_user_rate", "repeat_users", "asking_users", "asked again"),
                    question("retry_rate", "retried", "queries", "retried"),
                    ofAll(
                            Truth.Family.GENERATION,
                            "error_rate",
                            "errors",
                            "generations",
                            "errors",
                            7),
                    ofAll(
                            Truth.Family.QUALITY,
                            "hallucination_rate",
                            "hallucination_flagged",
                            "hallucination_weight",
                            "made up",
                            6),
                    ofAll(
                            Truth.Family.CONVERSATION,
                            "deflection_rate",
                            "deflected",
                            "eligible",
                            "no handoff",
                            6),
                    ofAll(
                            Truth.Family.CONVERSATION,
                            "confirmed_resolution_rate",
                            "confirmed",
                            "opened",
                            "resolved",
                            8),
                    ofAll(
                            Truth.Family.DECISION,
                            "decision_override_rate",
                            "overridden",
                            "decisions",
                            "overridden",
                            7));

    /** What rows hold them all. */
    static final Set<Rows> ROWS =
            ALL.stream()
                    .map(headline -> new Rows(headline.family, headline.segmentBy))
                    .collect(Collectors.toUnmodifiableSet());

    /** The rows of a family by these dimensions. */
    record Rows(Truth.Family family, String segmentBy) {}

    private static Headline suggestion(
            String rate,
            String numerator,
            String denominator,
            String segment,
            String label,
            int rank) {
        String segmentBy = segment.equals(ALL_SEGMENTS) ? ALL_SEGMENTS : "model";
        return new Headline(
                Truth.Family.SUGGESTION,
                rate,
                numerator,
                denominator,
                segmentBy,
                segment,
                label,
                rank);
    }

    private static Headline acceptance(String segment, int rank) {
        return suggestion("acceptance_rate", "accepted", "shown", segment, "accepted", rank);
    }

    private static Headline persistence(int seconds, String after, String segment, int rank) {
        String suffix = "_" + seconds + "s";
        return suggestion(
                "persistence_rate" + suffix,
                "present" + suffix,
                "observed" + suffix,
                segment,
                "kept " + after,
                rank);
    }

    private static Headline question(
            String rate, String numerator, String denominator, String label) {
        return ofAll(Truth.Family.QUESTION, rate, numerator, denominator, label, 4);
    }

    private static Headline ofAll(
            Truth.Family family,
            String rate,
            String numerator,
            String denominator,
            String label,
            int rank) {
        return new Headline(
                family, rate, numerator, denominator, ALL_SEGMENTS, ALL_SEGMENTS, label, rank);
    }

    /** At most 11 characters. */
    String title() {
        return segmentBy.equals(ALL_SEGMENTS) ? label : "  model " + segment;
    }

    /** Where the rate of one hour stands. */
    Truth.Cell cell(long hourMillis) {
        return new Truth.Cell(family, "1h", hourMillis, segmentBy, segment);
    }

    /**
     * The planted probability or, where none was planted for repeats depend on how busy a user is,
     * the rate that came about. NaN where nothing was counted.
     */
    double planted(Truth.@Nullable Counted counted) {
        if (counted == null || counted.count(denominator) == 0) {
            return Double.NaN;
        }
        double above = isProbability() ? counted.expected(numerator) : counted.amount(numerator);
        return above / counted.amount(denominator);
    }

    boolean isProbability() {
        return !numerator.equals("repeat_users");
    }
}
