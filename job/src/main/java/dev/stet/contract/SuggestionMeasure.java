package dev.stet.contract;

import java.util.ArrayList;
import java.util.List;

/**
 * The measures of {@code suggestion_kpi}: {@link #FIXED} that stand once, then for each horizon
 * those of {@link AtHorizon}. {@code ignored} is shown − accepted − rejected, in the view.
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

    public static final int COUNT =
            FIXED.size() + HORIZON_SECONDS.size() * AtHorizon.values().length;

    private static final int AT_HORIZON = AtHorizon.values().length;

    /** What is measured at each horizon. Append new constants: no, start a new view version. */
    public enum AtHorizon {
        OBSERVED("accepted, and still observable %s after the accept"),
        UNOBSERVED("accepted, and closed before %s without a later edit"),
        PRESENT("observed, and part of it is left: distance < 1"),
        UNCHANGED("observed, and nothing changed: distance = 0"),
        MOSTLY_UNCHANGED("observed, and distance < 0.33"),
        RETAINED_CHARS("characters left, of the observed suggestions"),
        OBSERVED_CHARS("characters accepted, of the observed suggestions");

        private final String words;

        AtHorizon(String words) {
            this.words = words;
        }

        private Measure measure(String horizon) {
            return Measure.count(Measure.column(this) + "_" + horizon, words.formatted(horizon));
        }
    }

    private SuggestionMeasure() {}

    /** The index in the measure vector. */
    public static int at(int horizon, AtHorizon measure) {
        return FIXED.size() + horizon * AT_HORIZON + measure.ordinal();
    }

    static List<Measure> all() {
        List<Measure> measures = new ArrayList<>(FIXED);
        for (int seconds : HORIZON_SECONDS) {
            for (AtHorizon each : AtHorizon.values()) {
                measures.add(each.measure(seconds + "s"));
            }
        }
        return measures;
    }
}
