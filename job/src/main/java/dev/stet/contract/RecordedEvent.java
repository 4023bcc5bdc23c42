package dev.stet.contract;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * One event of any type, as the subjects that share the engine hear it.
 *
 * @param user the pseudonym; null where the event has none
 * @param dimensions only those that some segment set needs
 * @param values the payload that some subject reads
 */
public record RecordedEvent(
        Header header,
        EventType type,
        Ids ids,
        @Nullable Key128 user,
        Dimensions dimensions,
        Values values)
        implements ValidEvent {

    /** The same event, as though its record had arrived at another time. */
    @Override
    public RecordedEvent arrivedAt(long millis) {
        return new RecordedEvent(header.arrivedAt(millis), type, ids, user, dimensions, values);
    }

    void put(Frame frame) throws IOException {
        frame.putByte(type.ordinal());
        header.put(frame);
        ids.put(frame);
        frame.putBoolean(user != null);
        if (user != null) {
            frame.putKey(user);
        }
        frame.putDimensions(dimensions);
        frame.putBytes(values.bytes());
    }

    static RecordedEvent take(Frame frame) throws IOException {
        EventType type = EventType.at(frame.takeByte());
        return new RecordedEvent(
                Header.take(frame),
                type,
                Ids.take(frame),
                frame.takeBoolean() ? frame.takeKey() : null,
                frame.takeDimensions(),
                Values.of(frame.takeBytes()));
    }
}
