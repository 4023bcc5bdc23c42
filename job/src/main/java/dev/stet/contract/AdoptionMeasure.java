package dev.stet.contract;

import dev.stet.contract.Measure.Unit;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The measures of {@code adoption_kpi}. Append new constants at the end only. */
public enum AdoptionMeasure {
    ELIGIBLE(Unit.COUNT, "users who became eligible for a feature"),
    INVOKED_14D(Unit.COUNT, "of these with a use within 14 d"),
    ACTIVATED_14D(Unit.COUNT, "eligible, with a value event within 14 d"),
    ADOPTED_60D(Unit.COUNT, "eligible, with a value event within 60 d"),
    DISABLED_60D(Unit.COUNT, "eligible, and no longer so within 60 d"),
    TIME_TO_VALUE_MS(Unit.MILLIS, "time from the first use to the first value event after it"),
    TRIED_60D(Unit.COUNT, "eligible, with a use within 60 d"),
    WAITING(Unit.COUNT, "of these without a value event after it"),
    OPPORTUNITIES(Unit.COUNT, "moments at which the feature would have helped"),
    OPPORTUNITIES_TAKEN(Unit.COUNT, "of these with an invocation within 5 min");

    private static final List<Measure> HISTOGRAMS =
            List.of(
                    Measure.histogram(
                            "time_to_value",
                            Unit.MILLIS,
                            "time from the first use to the first value event after it"));

    /** The index of the histogram {@code time_to_value}, in milliseconds. */
    public static final int TIME_TO_VALUE = 0;

    private final Unit unit;
    private final String words;

    AdoptionMeasure(Unit unit, String words) {
        this.unit = unit;
        this.words = words;
    }

    static List<Measure> all() {
        return Stream.concat(
                        Arrays.stream(values())
                                .map(
                                        each ->
                                                Measure.sum(
                                                        Measure.column(each),
                                                        each.unit,
                                                        each.words)),
                        HISTOGRAMS.stream())
                .toList();
    }
}
