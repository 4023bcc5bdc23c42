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

    private static final List<String> FIXED =
            List.of("shown", "accepted", "rejected", "shown_chars", "accepted_chars");

    /** Seconds after the accept at which a suggestion is looked at again. */
    public static final List<Integer> HORIZON_SECONDS = List.of(30, 120, 300, 600);

    public static final int COUNT =
            FIXED.size() + HORIZON_SECONDS.size() * AtHorizon.values().length;

    private static final int AT_HORIZON = AtHorizon.values().length;

    /** What is measured at each horizon. Append new constants: no, start a new view version. */
    public enum AtHorizon {
        OBSERVED,
        UNOBSERVED,
        PRESENT,
        UNCHANGED,
        MOSTLY_UNCHANGED,
        RETAINED_CHARS,
        OBSERVED_CHARS
    }

    private SuggestionMeasure() {}

    /** The index in the measure vector. */
    public static int at(int horizon, AtHorizon measure) {
        return FIXED.size() + horizon * AT_HORIZON + measure.ordinal();
    }

    static List<String> columns() {
        List<String> columns = new ArrayList<>(FIXED);
        for (int seconds : HORIZON_SECONDS) {
            for (String name : View.lowerCaseNames(AtHorizon.values())) {
                columns.add(name + "_" + seconds + "s");
            }
        }
        return List.copyOf(columns);
    }
}
