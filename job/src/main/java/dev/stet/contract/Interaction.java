package dev.stet.contract;

/**
 * One thing a person or the assistant did, as ingest understood it: no user id in the clear, no
 * text but a suggestion's.
 */
public sealed interface Interaction extends Decoded
        permits SuggestionEvent, QuestionEvent, OtherEvent {

    Header header();

    /**
     * The same event, as though its record had arrived at another time.
     *
     * @param millis the cohort of {@code ingest_kpi}, epoch milliseconds
     */
    Interaction arrivedAt(long millis);
}
