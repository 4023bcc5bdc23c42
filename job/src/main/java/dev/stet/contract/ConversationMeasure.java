package dev.stet.contract;

import dev.stet.contract.Measure.Unit;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The measures of {@code conversation_kpi}. Append new constants at the end only. */
public enum ConversationMeasure {
    OPENED("conversations opened"),
    ELIGIBLE("of these not with eligible: false"),
    INVOLVED("eligible, and with an answered question"),
    ESCALATED("with an escalation.requested within 72 h"),
    HANDED_OFF("with a handoff.completed within 72 h"),
    HUMAN_MS(Unit.MILLIS, "time of people in those handoffs"),
    DEFLECTED("involved, and not handed off"),
    CLOSED("closed within 72 h"),
    REOPENED("of these reopened within 7 d"),
    CONFIRMED("closed, not handed off, and a user or a model says that it is resolved"),
    ASSUMED("closed and answered, not handed off, not escalated, not confirmed"),
    RESOLVED_REOPENED("confirmed or assumed, and reopened within 7 d"),
    DURABLY_DEFLECTED("deflected, not reopened, and no question repeated within 7 d"),
    SUCCESSFUL_SESSIONS("confirmed or assumed, not reopened, and no question repeated within 7 d"),
    TURNS("questions asked within 72 h"),
    LONG_CONVERSATIONS("with more than 15 questions"),
    RESOLUTION_MS(Unit.MILLIS, "time from opening to close of the confirmed and assumed"),
    SILENT("with a question, and neither closed nor escalated nor handed off"),
    SILENT_GOOD("of these with no answer regenerated and no question asked again"),
    COST_USD(Unit.NANO_USD, "known cost"),
    COSTED("with a known cost"),
    COSTED_RESOLVED("of these confirmed or assumed"),
    COSTED_CONFIRMED("of these confirmed");

    private static final List<Measure> HISTOGRAMS =
            List.of(
                    Measure.histogram("turns", Unit.COUNT, "questions of each conversation"),
                    Measure.histogram(
                            "resolution",
                            Unit.MILLIS,
                            "time from opening to close of each confirmed or assumed"));

    /** The index of the histogram {@code turns}. */
    public static final int QUESTIONS = 0;

    /** The index of the histogram {@code resolution}, in milliseconds. */
    public static final int RESOLUTION = 1;

    private final Unit unit;
    private final String words;

    ConversationMeasure(String words) {
        this(Unit.COUNT, words);
    }

    ConversationMeasure(Unit unit, String words) {
        this.unit = unit;
        this.words = words;
    }

    static List<Measure> all() {
        return Stream.concat(
                        Arrays.stream(values())
                                .map(each -> Measure.sum(each, each.unit, each.words)),
                        HISTOGRAMS.stream())
                .toList();
    }
}
