package dev.stet.contract;

import dev.stet.bytes.Codec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A record that was refused or came too late, whole, for the dead-letter or the late output.
 *
 * @param reason a {@link Refusal.Reason#label()}, {@code late}, or {@code too_many_events}
 * @param detail for the producer to act upon
 * @param origin where it was read
 * @param receivedAtMillis epoch milliseconds
 * @param raw the record's bytes; null where the record was found late only after they were let go
 *     (a partition that returned from idleness): the origin then tells where to read it again
 */
public record Returned(
        String reason, String detail, Origin origin, long receivedAtMillis, byte @Nullable [] raw) {

    public static final String LATE = "late";

    /** The reason of an event of a subject that takes no more. */
    public static final String TOO_MANY_EVENTS = "too_many_events";

    /** The form on the wire between ingest, or a lifecycle, and the output. */
    public static final class WireCodec implements Codec<Returned> {

        private final Frame frame = new Frame();

        @Override
        public void write(Returned returned, DataOutput out) throws IOException {
            frame.begin();
            frame.putName(returned.reason);
            frame.putText(returned.detail);
            returned.origin.put(frame);
            frame.putLong(returned.receivedAtMillis);
            byte[] raw = returned.raw;
            frame.putBoolean(raw != null);
            if (raw != null) {
                frame.putBytes(raw);
            }
            frame.writeTo(out);
        }

        @Override
        public Returned read(DataInput in) throws IOException {
            frame.readFrom(in);
            return new Returned(
                    frame.takeName(),
                    frame.takeText(),
                    Origin.take(frame),
                    frame.takeLong(),
                    frame.takeBoolean() ? frame.takeBytes() : null);
        }
    }
}
