package dev.stet.lifecycle.families;

import static dev.stet.contract.EventType.INCIDENT_OPENED;
import static dev.stet.contract.EventType.INCIDENT_RESOLVED;
import static dev.stet.contract.EventType.TICKET_OPENED;
import static dev.stet.contract.EventType.TICKET_RESOLVED;

import dev.stet.contract.Id;
import dev.stet.contract.SupportMeasure;
import dev.stet.contract.Value;
import dev.stet.contract.View;
import dev.stet.lifecycle.subject.Heard;
import dev.stet.lifecycle.subject.History;
import dev.stet.lifecycle.subject.Keep;
import dev.stet.lifecycle.subject.Recorded;
import dev.stet.lifecycle.subject.Subject;
import dev.stet.lifecycle.subject.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** A ticket of a user, or an incident: what was it about, and when was it resolved? */
public final class TicketSubject implements Subject {

    private static final long serialVersionUID = 1L;

    private static final Duration RESOLVED_WITHIN = Duration.ofDays(90);

    @Override
    public String name() {
        return "ticket";
    }

    @Override
    public Set<View> views() {
        return Set.of(View.SUPPORT);
    }

    @Override
    public List<Heard> hears() {
        return List.of(
                Heard.opening(TICKET_OPENED).with(Value.FAILURE_MODE),
                Heard.opening(INCIDENT_OPENED).with(Value.INCIDENT_KIND),
                Heard.of(TICKET_RESOLVED, Keep.LATEST).within(Duration.ZERO, RESOLVED_WITHIN),
                Heard.of(INCIDENT_RESOLVED, Keep.LATEST).within(Duration.ZERO, RESOLVED_WITHIN));
    }

    @Override
    public Id id() {
        return Id.TICKET;
    }

    @Override
    public Duration openFor() {
        return RESOLVED_WITHIN;
    }

    /** It is what opened it; it is resolved by an event of its own kind. */
    @Override
    public void judge(History history, Recorded opening, Verdict verdict) {
        Verdict.Share share = verdict.at(View.SUPPORT, opening);
        if (opening.type() == TICKET_OPENED) {
            share.count(SupportMeasure.TICKETS)
                    .count(
                            opening.has(Value.FAILURE_MODE)
                                    ? SupportMeasure.ticketsOf(opening.number(Value.FAILURE_MODE))
                                    : SupportMeasure.TICKETS_UNCLASSIFIED);
            Recorded resolved = history.latest(TICKET_RESOLVED);
            if (resolved != null) {
                share.count(SupportMeasure.TICKETS_RESOLVED)
                        .sample(SupportMeasure.TICKET_RESOLUTION, resolved.at() - opening.at());
            }
            return;
        }
        share.count(SupportMeasure.INCIDENTS)
                .count(
                        opening.has(Value.INCIDENT_KIND)
                                ? SupportMeasure.incidentsOf(opening.number(Value.INCIDENT_KIND))
                                : SupportMeasure.INCIDENTS_OTHER);
        Recorded resolved = history.latest(INCIDENT_RESOLVED);
        if (resolved != null) {
            share.count(SupportMeasure.INCIDENTS_RESOLVED)
                    .sample(SupportMeasure.INCIDENT_RESOLUTION, resolved.at() - opening.at());
        }
    }
}
