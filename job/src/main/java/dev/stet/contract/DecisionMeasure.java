package dev.stet.contract;

import java.util.Arrays;
import java.util.List;

/** The measures of {@code decision_kpi}. Append new constants at the end only. */
public enum DecisionMeasure {
    DECISIONS("decisions made"),
    OVERRIDDEN("overridden by a person in [decision, decision + 7 d]"),
    CONFIDENT("with a confidence"),
    LOW_CONFIDENCE("with a confidence below 0.5"),
    LOW_CONFIDENCE_OVERRIDDEN("of these overridden");

    private final String words;

    DecisionMeasure(String words) {
        this.words = words;
    }

    static List<Measure> all() {
        return Arrays.stream(values()).map(each -> Measure.count(each, each.words)).toList();
    }
}
