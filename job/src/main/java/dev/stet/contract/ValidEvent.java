package dev.stet.contract;

/**
 * One thing a person or the assistant did, as ingest understood it: no user id in the clear, no
 * text but a suggestion's.
 */
public sealed interface ValidEvent extends Decoded
        permits SuggestionEvent,
                QuestionEvent,
                RecordedEvent,
                AlsoRecorded,
                UserErased,
                OtherEvent {

    Header header();

    /**
     * The same event, as though its record had arrived at another time.
     *
     * @param millis the cohort of {@code ingest_kpi}, epoch milliseconds
     */
    ValidEvent arrivedAt(long millis);

    /** What the lifecycle of suggestions or questions hears of it, where one does; else itself. */
    default ValidEvent hot() {
        return this;
    }
}
