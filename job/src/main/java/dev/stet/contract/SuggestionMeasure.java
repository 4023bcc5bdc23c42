package dev.stet.contract;

import dev.stet.contract.Measure.Unit;
import java.util.ArrayList;
import java.util.List;

/**
 * The measures of {@code suggestion_kpi}: {@link #FIXED}, then for each horizon those of {@link
 * AtHorizon}; {@link #FIXED_TOO}, then for each horizon those of {@link LinesAtHorizon}; and the
 * histograms. {@code ignored} is shown − accepted − rejected, in the view.
 */
public final class SuggestionMeasure {

    public static final int SHOWN = 0;
    public static final int ACCEPTED = 1;
    public static final int REJECTED = 2;
    public static final int SHOWN_CHARS = 3;
    public static final int ACCEPTED_CHARS = 4;

    private static final List<Measure> FIXED =
            List.of(
                    Measure.count("shown", "suggestions shown, each id once"),
                    Measure.count("accepted", "with an accept in [shown, shown + 30 min]"),
                    Measure.count("rejected", "not accepted, with a reject in the same interval"),
                    Measure.count("shown_chars", "characters shown"),
                    Measure.count(
                            "accepted_chars",
                            "characters accepted: of each suggestion the longest accept"));

    /** Seconds after the accept at which a suggestion is looked at again. */
    public static final List<Integer> HORIZON_SECONDS = List.of(30, 120, 300, 600);

    private static final int AT_HORIZON = AtHorizon.values().length;
    private static final int LINES_AT_HORIZON = LinesAtHorizon.values().length;

    private static final int FIRST_FIXED_TOO = FIXED.size() + HORIZON_SECONDS.size() * AT_HORIZON;

    public static final int SHOWN_LINES = FIRST_FIXED_TOO;
    public static final int ACCEPTED_LINES = FIRST_FIXED_TOO + 1;
    public static final int VIEWED = FIRST_FIXED_TOO + 2;
    public static final int GLANCED = FIRST_FIXED_TOO + 3;
    public static final int AUTO_ACCEPTED = FIRST_FIXED_TOO + 4;
    public static final int FOLLOWED = FIRST_FIXED_TOO + 5;
    public static final int EARLY_ACCEPTS = FIRST_FIXED_TOO + 6;

    private static final List<Measure> FIXED_TOO =
            List.of(
                    Measure.count("shown_lines", "lines shown"),
                    Measure.count(
                            "accepted_lines",
                            "lines accepted: of each suggestion the accept with the most"),
                    Measure.count("viewed", "shown with a visible_ms"),
                    Measure.count("glanced", "viewed for less than 750 ms"),
                    Measure.count("auto_accepted", "accepted by the method auto"),
                    Measure.count(
                            "followed",
                            "accepted, with an edit or a close in [accept, accept + 600 s]"),
                    Measure.count(
                            "early_accepts",
                            "not accepted, with an accept in [shown - 60 s, shown): a sign that two"
                                    + " clocks differ"));

    /** Index among the histograms. */
    public static final int REMOVED_AFTER = 0;

    /** Index among the histograms. */
    public static final int CLOSED_AFTER = 1;

    private static final List<Measure> HISTOGRAMS =
            List.of(
                    Measure.histogram(
                            "removed_after",
                            Unit.SECONDS,
                            "seconds from the accept to the first instant at which nothing of it"
                                    + " was left, rounded up, of those where that was observed"
                                    + " within 600 s"),
                    Measure.histogram(
                            "closed_after",
                            Unit.SECONDS,
                            "seconds from the accept to the last instant at which it could be"
                                    + " observed, rounded up, of the accepted that were not removed"
                                    + " and could not be observed up to 600 s"));

    private static final int FIRST_LINES_AT_HORIZON = FIRST_FIXED_TOO + FIXED_TOO.size();

    public static final int COUNT =
            FIRST_LINES_AT_HORIZON + HORIZON_SECONDS.size() * LINES_AT_HORIZON;

    /** What is measured at each horizon. Never append: the index of what follows would change. */
    public enum AtHorizon {
        OBSERVED("accepted, and still observable %s after the accept"),
        UNOBSERVED(
                "accepted, and at %s closed without a later edit, or edited to a text that cannot"
                        + " be measured"),
        PRESENT("observed, and part of it is left: distance < 1"),
        UNCHANGED("observed, and nothing changed: distance = 0"),
        MOSTLY_UNCHANGED("observed, and distance < 0.33"),
        RETAINED_CHARS("characters left, of the observed suggestions"),
        OBSERVED_CHARS("characters accepted, of the observed suggestions");

        private final String words;

        AtHorizon(String words) {
            this.words = words;
        }
    }

    /** What is measured in lines at each horizon. Never append, as to {@link AtHorizon}. */
    public enum LinesAtHorizon {
        RETAINED_LINES("lines left, of the observed suggestions"),
        OBSERVED_LINES("lines accepted, of the observed suggestions");

        private final String words;

        LinesAtHorizon(String words) {
            this.words = words;
        }
    }

    private SuggestionMeasure() {}

    /** The index in the measure vector. */
    public static int at(int horizon, AtHorizon measure) {
        return FIXED.size() + horizon * AT_HORIZON + measure.ordinal();
    }

    /** The index in the measure vector. */
    public static int at(int horizon, LinesAtHorizon measure) {
        return FIRST_LINES_AT_HORIZON + horizon * LINES_AT_HORIZON + measure.ordinal();
    }

    static List<Measure> all() {
        List<Measure> measures = new ArrayList<>(FIXED);
        for (int seconds : HORIZON_SECONDS) {
            for (AtHorizon each : AtHorizon.values()) {
                measures.add(atHorizon(each, each.words, seconds));
            }
        }
        measures.addAll(FIXED_TOO);
        for (int seconds : HORIZON_SECONDS) {
            for (LinesAtHorizon each : LinesAtHorizon.values()) {
                measures.add(atHorizon(each, each.words, seconds));
            }
        }
        measures.addAll(HISTOGRAMS);
        return measures;
    }

    private static Measure atHorizon(Enum<?> constant, String words, int seconds) {
        String horizon = seconds + "s";
        return Measure.count(Measure.column(constant) + "_" + horizon, words.formatted(horizon));
    }
}
