package dev.stet.contract;

import java.util.Arrays;
import java.util.List;

/** The distinct users of {@code usage_kpi}. Append new constants at the end only. */
public enum UsageMeasure {
    ACTIVE_USERS("distinct users with an active event, exact"),
    USING_USERS("distinct users with a use, exact"),
    VALUING_USERS("distinct users with a value event, exact");

    private final String words;

    UsageMeasure(String words) {
        this.words = words;
    }

    static List<Measure> all() {
        return Arrays.stream(values())
                .map(each -> Measure.distinct(Measure.column(each), each.words))
                .toList();
    }
}
