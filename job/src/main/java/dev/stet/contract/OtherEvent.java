package dev.stet.contract;

/** A valid event that no lifecycle of this release listens to: counted as without effect. */
public record OtherEvent(Header header) implements ValidEvent {

    @Override
    public OtherEvent arrivedAt(long millis) {
        return new OtherEvent(header.arrivedAt(millis));
    }
}
