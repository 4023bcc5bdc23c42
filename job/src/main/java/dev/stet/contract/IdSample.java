package dev.stet.contract;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * An id as an event names it, so that a reader can see which ids do not meet. Unbound in a job that
 * nobody watches: then it costs nothing.
 *
 * @param eventType such as {@code suggestion.accepted}
 * @param id of the suggestion or the interaction
 */
public record IdSample(Kind kind, String tenant, String eventType, Utf8 id) {

    /** What the event is to its subject. */
    public enum Kind {
        /** It opens it. Only the first of each task are sampled. */
        OPENING,
        /** Its subject has no opening so far: counted in {@code ingest_kpi.unopened}. */
        UNOPENED,
        /** It opens a subject that had events without an opening: all or some are taken back. */
        OPENED
    }

    /** The form on the wire. */
    public static final class WireCodec implements Codec<IdSample> {

        private static final Kind[] KINDS = Kind.values();

        @Override
        public void write(IdSample sample, DataOutput out) throws IOException {
            out.writeByte(sample.kind.ordinal());
            Binary.writeString(out, sample.tenant);
            Binary.writeString(out, sample.eventType);
            Binary.writeUtf8(out, sample.id);
        }

        @Override
        public IdSample read(DataInput in) throws IOException {
            return new IdSample(
                    KINDS[in.readByte()],
                    Binary.readString(in),
                    Binary.readString(in),
                    Binary.readUtf8(in));
        }
    }
}
