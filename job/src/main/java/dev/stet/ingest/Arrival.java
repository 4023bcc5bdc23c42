package dev.stet.ingest;

import dev.stet.contract.Header;
import dev.stet.contract.Interaction;
import dev.stet.contract.OtherEvent;
import dev.stet.contract.QuestionEvent;
import dev.stet.contract.SuggestionEvent;

/** Gives an event another arrival, so that all its facts fall into one row of ingest_kpi. */
final class Arrival {

    private Arrival() {}

    /** The same event where it arrived then already, which is nearly always. */
    static Interaction at(long arrivedAtMillis, Interaction event) {
        if (event.header().arrivedAtMillis() == arrivedAtMillis) {
            return event;
        }
        Header before = event.header();
        Header header =
                new Header(
                        before.tenant(),
                        before.eventId(),
                        before.eventTimeMillis(),
                        arrivedAtMillis,
                        before.origin());
        if (event instanceof SuggestionEvent suggestion) {
            return of(header, suggestion);
        }
        return event instanceof QuestionEvent question
                ? of(header, question)
                : new OtherEvent(header);
    }

    private static SuggestionEvent of(Header header, SuggestionEvent event) {
        if (event instanceof SuggestionEvent.Shown e) {
            return new SuggestionEvent.Shown(
                    header,
                    e.key(),
                    e.suggestionId(),
                    e.dimensions(),
                    e.user(),
                    e.length(),
                    e.text());
        }
        if (event instanceof SuggestionEvent.Accepted e) {
            return new SuggestionEvent.Accepted(
                    header, e.key(), e.suggestionId(), e.length(), e.text());
        }
        if (event instanceof SuggestionEvent.Edited e) {
            return new SuggestionEvent.Edited(
                    header, e.key(), e.suggestionId(), e.distance(), e.text(), e.retainedChars());
        }
        return event instanceof SuggestionEvent.Rejected
                ? new SuggestionEvent.Rejected(header, event.key(), event.suggestionId())
                : new SuggestionEvent.Closed(header, event.key(), event.suggestionId());
    }

    private static QuestionEvent of(Header header, QuestionEvent event) {
        return event instanceof QuestionEvent.Submitted e
                ? new QuestionEvent.Submitted(
                        header,
                        e.user(),
                        e.interactionId(),
                        e.fingerprint(),
                        e.instruction(),
                        e.dimensions())
                : new QuestionEvent.Regenerated(header, event.user(), event.interactionId());
    }
}
