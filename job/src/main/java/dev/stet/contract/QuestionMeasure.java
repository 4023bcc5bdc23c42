package dev.stet.contract;

import java.util.List;

/** The additive measures of {@code question_kpi}; distinct users stand beside them. */
public enum QuestionMeasure {
    QUERIES,
    REPEATS,
    REASKS,
    RESUBMITTED,
    REGENERATED,
    REGENERATIONS,
    RETRIED;

    static List<String> columns() {
        return View.lowerCaseNames(values());
    }
}
