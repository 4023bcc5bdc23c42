package dev.stet.contract;

import dev.stet.bytes.Codec;
import dev.stet.bytes.Utf8;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What bears upon one user's questions. {@code user} stands for (tenant, user id). */
public sealed interface QuestionEvent extends ValidEvent {

    /** The pseudonym. */
    Key128 user();

    Utf8 interactionId();

    /** As it stands in events: {@code query.submitted}. */
    String type();

    /**
     * Opens the lifecycle.
     *
     * @param fingerprint the producer's, else of the normalised text; equal for equal questions of
     *     one tenant, and never the one for the other
     * @param instruction "continue", "yes" and the like: never a repeat
     * @param interactions the key within which those of its tenant's interactions are; null where
     *     no interaction wants to know of its question
     */
    record Submitted(
            Header header,
            Key128 user,
            Utf8 interactionId,
            Key128 fingerprint,
            boolean instruction,
            Dimensions dimensions,
            @Nullable Key128 interactions)
            implements QuestionEvent {

        @Override
        public String type() {
            return "query.submitted";
        }

        @Override
        public Submitted arrivedAt(long millis) {
            return new Submitted(
                    header.arrivedAt(millis),
                    user,
                    interactionId,
                    fingerprint,
                    instruction,
                    dimensions,
                    interactions);
        }
    }

    /** The answer was asked for once more. */
    record Regenerated(Header header, Key128 user, Utf8 interactionId) implements QuestionEvent {

        @Override
        public String type() {
            return "answer.regenerated";
        }

        @Override
        public Regenerated arrivedAt(long millis) {
            return new Regenerated(header.arrivedAt(millis), user, interactionId);
        }
    }

    /** All that is held of the user goes, whatever the event time. Bears on no interaction. */
    record Erased(Header header, Key128 user) implements QuestionEvent {

        @Override
        public Utf8 interactionId() {
            return Utf8.EMPTY;
        }

        @Override
        public String type() {
            return "user.erased";
        }

        @Override
        public Erased arrivedAt(long millis) {
            return new Erased(header.arrivedAt(millis), user);
        }
    }

    /** The form on the wire between ingest and the lifecycle. */
    final class WireCodec implements Codec<QuestionEvent> {

        private final Frame frame = new Frame();

        @Override
        public void write(QuestionEvent event, DataOutput out) throws IOException {
            put(event, frame.begin());
            frame.writeTo(out);
        }

        @Override
        public QuestionEvent read(DataInput in) throws IOException {
            return take(frame.readFrom(in));
        }

        static void put(QuestionEvent event, Frame frame) throws IOException {
            frame.putByte(tag(event));
            event.header().put(frame);
            frame.putKey(event.user());
            frame.putId(event.interactionId());
            if (event instanceof Submitted submitted) {
                frame.putKey(submitted.fingerprint);
                frame.putBoolean(submitted.instruction);
                frame.putDimensions(submitted.dimensions);
                frame.putBoolean(submitted.interactions != null);
                if (submitted.interactions != null) {
                    frame.putKey(submitted.interactions);
                }
            }
        }

        private static int tag(QuestionEvent event) {
            if (event instanceof Submitted) {
                return 0;
            }
            return event instanceof Regenerated ? 1 : 2;
        }

        static QuestionEvent take(Frame frame) throws IOException {
            int tag = frame.takeByte();
            Header header = Header.take(frame);
            Key128 user = frame.takeKey();
            Utf8 id = frame.takeId();
            return switch (tag) {
                case 0 ->
                        new Submitted(
                                header,
                                user,
                                id,
                                frame.takeKey(),
                                frame.takeBoolean(),
                                frame.takeDimensions(),
                                frame.takeBoolean() ? frame.takeKey() : null);
                case 1 -> new Regenerated(header, user, id);
                case 2 -> new Erased(header, user);
                default -> throw new IOException("No question event has the tag " + tag);
            };
        }
    }
}
