package dev.stet.metrics;

import static dev.stet.contract.EventType.INCIDENT_OPENED;
import static dev.stet.contract.EventType.INCIDENT_RESOLVED;
import static dev.stet.contract.EventType.TICKET_OPENED;
import static dev.stet.contract.EventType.TICKET_RESOLVED;
import static dev.stet.metrics.Formula.quantile;
import static dev.stet.metrics.Goal.less;
import static dev.stet.metrics.NeededEvent.event;
import static dev.stet.metrics.Place.Section.OPERATIONS;
import static dev.stet.metrics.Place.weekly;

import dev.stet.contract.Value;
import dev.stet.contract.View;
import dev.stet.metrics.Place.Layer;
import java.util.ArrayList;
import java.util.List;

/** The metrics of {@code support_kpi}. */
final class SupportMetrics {

    static final ViewText TEXT =
            new ViewText(
                    View.SUPPORT,
                    "What do people need support for, and how long does it take?",
                    "Counts of tickets and incidents, by the window in which they were opened",
                    "counts of tickets and of incidents; histograms of milliseconds as bucket:count"
                            + " pairs, for HISTOGRAM_QUANTILE",
                    "what is resolved after more than 90 days stays open here; a row is provisional"
                            + " until then",
                    ViewColumn.derived(
                            "open_tickets",
                            "tickets_resolved",
                            "BIGINT",
                            "tickets - tickets_resolved",
                            "tickets that were not resolved within 90 d"),
                    ViewColumn.derived(
                            "open_incidents",
                            "incidents_resolved",
                            "BIGINT",
                            "incidents - incidents_resolved",
                            "incidents that were not resolved within 90 d"));

    /** Which events each column needs. */
    static final ViewNeeds NEEDS = needs();

    private SupportMetrics() {}

    private static ViewNeeds needs() {
        ViewNeeds needs =
                ViewNeeds.of(View.SUPPORT)
                        .column("tickets open_tickets tickets_resolved", event(TICKET_OPENED))
                        .column("ticket_resolution tickets_resolved", event(TICKET_RESOLVED))
                        .column(
                                "incidents open_incidents incidents_resolved",
                                event(INCIDENT_OPENED))
                        .column("incident_resolution incidents_resolved", event(INCIDENT_RESOLVED));
        for (String mode : Value.FAILURE_MODE.names()) {
            needs.column("tickets_" + mode, event(TICKET_OPENED, "failure_mode"));
        }
        for (String kind : Value.INCIDENT_KIND.names()) {
            needs.column("incidents_" + kind, event(INCIDENT_OPENED, "incident_kind"));
        }
        return needs;
    }

    static List<Metric> all() {
        List<Metric> all = new ArrayList<>();
        all.add(tickets("tickets", "How many tickets were opened?"));
        for (String mode : Value.FAILURE_MODE.names()) {
            all.add(
                    tickets(
                            "tickets_" + mode,
                            "How many tickets name the failure mode %s?".formatted(mode)));
        }
        all.add(tickets("open_tickets", "How many tickets are not resolved?"));
        all.add(incidents("incidents", "How many incidents were opened?"));
        for (String kind : Value.INCIDENT_KIND.names()) {
            all.add(
                    incidents(
                            "incidents_" + kind,
                            "How many incidents are of the kind %s?".formatted(kind)));
        }
        all.add(incidents("open_incidents", "How many incidents are not resolved?"));
        all.add(resolution("ticket", "p50", "0.5", "half of the tickets"));
        all.add(resolution("incident", "p50", "0.5", "half of the incidents"));
        all.add(resolution("incident", "p90", "0.9", "90 % of the incidents"));
        return all;
    }

    private static Metric tickets(String id, String question) {
        return metric(
                id,
                Formula.sum(id),
                Unit.COUNT,
                "invocations",
                Layer.OUTCOME,
                question,
                "Of how many uses: more use makes more tickets.");
    }

    private static Metric incidents(String id, String question) {
        return metric(
                id,
                Formula.sum(id),
                Unit.COUNT,
                "time_to_resolve_incident_p50_s",
                Layer.MODEL,
                question,
                "How many users each of them concerned.");
    }

    private static Metric resolution(String what, String name, String q, String which) {
        return metric(
                "time_to_resolve_%s_%s_s".formatted(what, name),
                quantile(what + "_resolution", q, what + "s_resolved"),
                Unit.SECONDS,
                "tickets",
                Layer.OUTCOME,
                "Within which time were %s that were resolved?".formatted(which),
                "Those that are still open. Up to 1.1 % too high.");
    }

    private static Metric metric(
            String id,
            Formula formula,
            Unit unit,
            String counter,
            Layer layer,
            String question,
            String caveat) {
        return new Metric(
                id,
                View.SUPPORT,
                formula,
                unit,
                less(counter),
                weekly(OPERATIONS, layer),
                Levels.NONE,
                question,
                caveat);
    }
}
