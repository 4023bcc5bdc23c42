package dev.stet.contract;

import java.util.Arrays;
import java.util.List;

/** The measures of {@code signal_kpi}. Append new constants at the end only. */
public enum SignalMeasure {
    REGENERATIONS("answer.regenerated events"),
    REJECTIONS("suggestion.rejected events"),
    ESCALATIONS("escalation.requested events"),
    HANDOFFS("handoff.completed events"),
    REVERSALS("outcome.reversed events"),
    REPORTS("feedback.given events of kind report"),
    OVERRIDES("decision.overridden events"),
    REOPENS("conversation.reopened events"),
    FILTER_TRIGGERS("safety.triggered events"),
    ERASURES("user.erased events"),
    INVOCATIONS("feature.invoked events");

    private final String words;

    SignalMeasure(String words) {
        this.words = words;
    }

    static List<Measure> all() {
        return Arrays.stream(values()).map(each -> Measure.count(each, each.words)).toList();
    }
}
