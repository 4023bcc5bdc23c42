package dev.stet.contract;

import dev.stet.bytes.Codec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * /** What reaches one subject: an event that bears upon it, a claim of another subject, or what
 * another subject's fact adds to its user; or all subjects of a shard: an erasure.
 */
public sealed interface SubjectInput permits RoutedEvent, Claim, UserFact, Erasure {

    /** The key of the subject, or of any in the shard. */
    Key128 key();

    /** The form on the wire. */
    final class WireCodec implements Codec<SubjectInput> {

        private static final int EVENT = 0;
        private static final int CLAIM = 1;
        private static final int USER_FACT = 2;
        private static final int ERASURE = 3;

        private final Frame frame = new Frame();

        @Override
        public void write(SubjectInput input, DataOutput out) throws IOException {
            frame.begin();
            if (input instanceof RoutedEvent event) {
                frame.putByte(EVENT);
                event.put(frame);
            } else if (input instanceof Claim claim) {
                frame.putByte(CLAIM);
                claim.put(frame);
            } else if (input instanceof UserFact fact) {
                frame.putByte(USER_FACT);
                fact.put(frame);
            } else if (input instanceof Erasure erasure) {
                frame.putByte(ERASURE);
                erasure.put(frame);
            }
            frame.writeTo(out);
        }

        @Override
        public SubjectInput read(DataInput in) throws IOException {
            frame.readFrom(in);
            int tag = frame.takeByte();
            return switch (tag) {
                case EVENT -> RoutedEvent.take(frame);
                case CLAIM -> Claim.take(frame);
                case USER_FACT -> UserFact.take(frame);
                case ERASURE -> Erasure.take(frame);
                default -> throw new IOException("No input of a subject has the tag " + tag);
            };
        }
    }
}
