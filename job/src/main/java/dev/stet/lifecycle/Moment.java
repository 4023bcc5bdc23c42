package dev.stet.lifecycle;

import dev.stet.bytes.Binary;
import dev.stet.bytes.Utf8;
import dev.stet.contract.Header;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * When an event happened, among all others: by event time, then by event id.
 *
 * @param at event time, epoch milliseconds
 */
public record Moment(long at, Utf8 eventId) implements Comparable<Moment> {

    public static Moment of(Header header) {
        return new Moment(header.eventTimeMillis(), header.eventId());
    }

    @Override
    public int compareTo(Moment other) {
        int byTime = Long.compare(at, other.at);
        return byTime != 0 ? byTime : eventId.compareTo(other.eventId);
    }

    public void write(DataOutput out) throws IOException {
        out.writeLong(at);
        Binary.writeUtf8(out, eventId);
    }

    public static Moment read(DataInput in) throws IOException {
        return new Moment(in.readLong(), Binary.readUtf8(in));
    }
}
