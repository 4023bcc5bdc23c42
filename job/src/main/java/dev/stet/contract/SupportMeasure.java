package dev.stet.contract;

import dev.stet.contract.Measure.Unit;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The measures of {@code support_kpi}. Append new constants at the end only. */
public enum SupportMeasure {
    TICKETS("tickets opened"),
    TICKETS_RESOLVED("of these resolved within 90 d"),
    INCIDENTS("incidents opened"),
    INCIDENTS_RESOLVED("of these resolved within 90 d"),
    TICKETS_INCORRECT_OUTPUT("tickets about incorrect output"),
    TICKETS_UNSUPPORTED_CLAIM("tickets about unsupported claims"),
    TICKETS_BAD_CITATION("tickets about bad citations"),
    TICKETS_WRONG_TONE("tickets about the wrong tone"),
    TICKETS_PERMISSION_ISSUE("tickets about permissions"),
    TICKETS_SLOW_RESPONSE("tickets about slow responses"),
    TICKETS_UNEXPECTED_COST("tickets about unexpected cost"),
    TICKETS_POLICY_CONFUSION("tickets about confusing policies"),
    TICKETS_BEHAVIOUR_CHANGED("tickets about changed behaviour"),
    TICKETS_CANNOT_CORRECT("tickets about output that cannot be corrected"),
    TICKETS_REVIEW_PROBLEM("tickets about problems with reviews"),
    TICKETS_UNCLASSIFIED("tickets without a failure_mode"),
    INCIDENTS_MODEL_REGRESSION("incidents: the model got worse"),
    INCIDENTS_PROMPT_REGRESSION("incidents: the prompt got worse"),
    INCIDENTS_RETRIEVAL_REGRESSION("incidents: retrieval got worse"),
    INCIDENTS_VENDOR_DRIFT("incidents: the vendor changed something"),
    INCIDENTS_EVAL_FAILURE("incidents: evaluation failed"),
    INCIDENTS_OUTAGE("incidents: outages"),
    INCIDENTS_OTHER("incidents of another kind, or of none");

    private static final List<Measure> HISTOGRAMS =
            List.of(
                    Measure.histogram(
                            "ticket_resolution",
                            Unit.MILLIS,
                            "time from opening to resolution of each ticket"),
                    Measure.histogram(
                            "incident_resolution",
                            Unit.MILLIS,
                            "time from opening to resolution of each incident"));

    /** The index of the histogram {@code ticket_resolution}, in milliseconds. */
    public static final int TICKET_RESOLUTION = 0;

    /** The index of the histogram {@code incident_resolution}, in milliseconds. */
    public static final int INCIDENT_RESOLUTION = 1;

    private static final SupportMeasure[] ALL = values();

    private final String words;

    SupportMeasure(String words) {
        this.words = words;
    }

    /**
     * Tickets of one failure mode.
     *
     * @param code of {@link Value#FAILURE_MODE}
     */
    public static SupportMeasure ticketsOf(long code) {
        return ALL[TICKETS_INCORRECT_OUTPUT.ordinal() + (int) code];
    }

    /**
     * Incidents of one kind.
     *
     * @param code of {@link Value#INCIDENT_KIND}
     */
    public static SupportMeasure incidentsOf(long code) {
        return ALL[INCIDENTS_MODEL_REGRESSION.ordinal() + (int) code];
    }

    static List<Measure> all() {
        return Stream.concat(
                        Arrays.stream(ALL)
                                .map(each -> Measure.count(Measure.column(each), each.words)),
                        HISTOGRAMS.stream())
                .toList();
    }
}
