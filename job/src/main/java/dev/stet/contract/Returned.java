package dev.stet.contract;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A record that was refused or came too late, whole, for the dead-letter or the late output.
 *
 * @param reason a {@link Refusal.Reason#label()}, or {@code late}
 * @param detail for the producer to act upon
 * @param origin where it was read
 * @param receivedAtMillis epoch milliseconds
 * @param raw the record's bytes; null where the record was found late only after they were let go
 *     (a partition that returned from idleness): the origin then tells where to read it again
 */
public record Returned(
        String reason, String detail, Origin origin, long receivedAtMillis, byte @Nullable [] raw) {

    public static final String LATE = "late";

    /** The form on the wire between ingest, or a lifecycle, and the output. */
    public static final class WireCodec implements Codec<Returned> {

        @Override
        public void write(Returned returned, DataOutput out) throws IOException {
            Binary.writeString(out, returned.reason);
            Binary.writeString(out, returned.detail);
            returned.origin.write(out);
            out.writeLong(returned.receivedAtMillis);
            byte[] raw = returned.raw;
            Binary.writeVarLong(out, raw == null ? 0 : raw.length + 1L);
            if (raw != null) {
                out.write(raw);
            }
        }

        @Override
        public Returned read(DataInput in) throws IOException {
            String reason = Binary.readString(in);
            String detail = Binary.readString(in);
            Origin origin = Origin.read(in);
            long receivedAt = in.readLong();
            long length = Binary.readVarLong(in) - 1;
            if (length < 0) {
                return new Returned(reason, detail, origin, receivedAt, null);
            }
            byte[] raw = new byte[(int) length];
            in.readFully(raw);
            return new Returned(reason, detail, origin, receivedAt, raw);
        }
    }
}
