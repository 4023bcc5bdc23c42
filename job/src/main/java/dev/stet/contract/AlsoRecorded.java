package dev.stet.contract;

/**
 * An event of a suggestion or a question that other subjects hear, too.
 *
 * @param hot what its home hears
 * @param recorded the same event for the others
 */
public record AlsoRecorded(ValidEvent hot, RecordedEvent recorded) implements ValidEvent {

    @Override
    public Header header() {
        return hot.header();
    }

    @Override
    public AlsoRecorded arrivedAt(long millis) {
        return new AlsoRecorded(hot.arrivedAt(millis), recorded.arrivedAt(millis));
    }
}
