package dev.stet.contract;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** What bears upon one user's questions. {@code user} stands for (tenant, user id). */
public sealed interface QuestionEvent extends Interaction {

    /** The pseudonym. */
    Key128 user();

    Utf8 interactionId();

    /**
     * Opens the lifecycle.
     *
     * @param fingerprint the producer's, else of the normalised text; equal for equal questions of
     *     one tenant, and never the one for the other
     * @param instruction "continue", "yes" and the like: never a repeat
     */
    record Submitted(
            Header header,
            Key128 user,
            Utf8 interactionId,
            Key128 fingerprint,
            boolean instruction,
            Dimensions dimensions)
            implements QuestionEvent {

        @Override
        public Submitted arrivedAt(long millis) {
            return new Submitted(
                    header.arrivedAt(millis),
                    user,
                    interactionId,
                    fingerprint,
                    instruction,
                    dimensions);
        }
    }

    /** The answer was asked for once more. */
    record Regenerated(Header header, Key128 user, Utf8 interactionId) implements QuestionEvent {

        @Override
        public Regenerated arrivedAt(long millis) {
            return new Regenerated(header.arrivedAt(millis), user, interactionId);
        }
    }

    /** The form on the wire between ingest and the lifecycle. */
    final class WireCodec implements Codec<QuestionEvent> {

        @Override
        public void write(QuestionEvent event, DataOutput out) throws IOException {
            out.writeByte(event instanceof Submitted ? 0 : 1);
            event.header().write(out);
            event.user().write(out);
            event.interactionId().write(out);
            if (event instanceof Submitted submitted) {
                submitted.fingerprint.write(out);
                out.writeBoolean(submitted.instruction);
                submitted.dimensions.write(out);
            }
        }

        @Override
        public QuestionEvent read(DataInput in) throws IOException {
            int tag = in.readByte();
            Header header = Header.read(in);
            Key128 user = Key128.read(in);
            Utf8 id = Utf8.read(in);
            return tag == 0
                    ? new Submitted(
                            header,
                            user,
                            id,
                            Key128.read(in),
                            in.readBoolean(),
                            Dimensions.read(in))
                    : new Regenerated(header, user, id);
        }
    }
}
