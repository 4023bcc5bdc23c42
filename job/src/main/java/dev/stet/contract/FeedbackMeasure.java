package dev.stet.contract;

import dev.stet.contract.Measure.Unit;
import java.util.Arrays;
import java.util.List;

/** The measures of {@code feedback_kpi}. Append new constants at the end only. */
public enum FeedbackMeasure {
    SURVEYED("asked for feedback within 24 h of the opening"),
    RESPONDED("of these with an answer within 24 h"),
    RATED("with a rating by thumb, star, csat or likert"),
    POSITIVE("of these positive: thumb above 3, others 4 or more, on a scale from 1 to 5"),
    THUMBS("rated by thumb"),
    THUMBS_UP("of these positive"),
    CSAT_COUNT("rated by star or csat"),
    CSAT_SUM(Unit.TEN_THOUSANDTHS, "those ratings, each from 1 to 5"),
    LIKERT_COUNT("rated by likert"),
    LIKERT_SUM(Unit.TEN_THOUSANDTHS, "those ratings, each from 1 to 5"),
    REPORTS("reported");

    private final Unit unit;
    private final String words;

    FeedbackMeasure(String words) {
        this(Unit.COUNT, words);
    }

    FeedbackMeasure(Unit unit, String words) {
        this.unit = unit;
        this.words = words;
    }

    static List<Measure> all() {
        return Arrays.stream(values())
                .map(each -> Measure.sum(each, each.unit, each.words))
                .toList();
    }
}
