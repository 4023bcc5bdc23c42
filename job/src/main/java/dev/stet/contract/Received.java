package dev.stet.contract;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * One record as the source hands it on, with its raw bytes still at hand. Never leaves the task
 * that read it.
 *
 * @param decoded the event, or why there is none
 * @param origin where it was read
 * @param receivedAtMillis the Kafka time stamp; for a file the clock when it was read; epoch
 *     milliseconds
 * @param arrivedAtMillis the cohort of {@code ingest_kpi}: the Kafka time stamp; for a file the
 *     newest event time read from it so far, this one included; epoch milliseconds
 * @param raw the record's bytes, unchanged
 * @param frontierMillis how far event time has come, this record included: its own event time for
 *     Kafka, the least of the files' newest event times for files; {@link Long#MIN_VALUE} while
 *     unknown. A refused record never moves it
 * @param late whether the source itself already knows the event to be late (files do)
 */
public record Received(
        Decoded decoded,
        Origin origin,
        long receivedAtMillis,
        long arrivedAtMillis,
        byte[] raw,
        long frontierMillis,
        boolean late) {

    /** For Flink to name the type; a record is not meant to travel in this form. */
    public static final class WireCodec implements Codec<Received> {

        private static final Refusal.Reason[] REASONS = Refusal.Reason.values();

        private final SuggestionEvent.WireCodec suggestions = new SuggestionEvent.WireCodec();
        private final QuestionEvent.WireCodec questions = new QuestionEvent.WireCodec();

        @Override
        public void write(Received received, DataOutput out) throws IOException {
            Decoded decoded = received.decoded;
            if (decoded instanceof SuggestionEvent event) {
                out.writeByte(0);
                suggestions.write(event, out);
            } else if (decoded instanceof QuestionEvent event) {
                out.writeByte(1);
                questions.write(event, out);
            } else if (decoded instanceof OtherEvent event) {
                out.writeByte(2);
                event.header().write(out);
            } else if (decoded instanceof Refusal refusal) {
                out.writeByte(3);
                out.writeByte(refusal.reason().ordinal());
                Binary.writeString(out, refusal.detail());
                Binary.writeString(out, refusal.tenant());
            }
            received.origin.write(out);
            out.writeLong(received.receivedAtMillis);
            out.writeLong(received.arrivedAtMillis);
            Binary.writeVarLong(out, received.raw.length);
            out.write(received.raw);
            out.writeLong(received.frontierMillis);
            out.writeBoolean(received.late);
        }

        @Override
        public Received read(DataInput in) throws IOException {
            Decoded decoded = readDecoded(in);
            Origin origin = Origin.read(in);
            long receivedAt = in.readLong();
            long arrivedAt = in.readLong();
            byte[] raw = new byte[(int) Binary.readVarLong(in)];
            in.readFully(raw);
            return new Received(
                    decoded, origin, receivedAt, arrivedAt, raw, in.readLong(), in.readBoolean());
        }

        private Decoded readDecoded(DataInput in) throws IOException {
            int tag = in.readByte();
            return switch (tag) {
                case 0 -> suggestions.read(in);
                case 1 -> questions.read(in);
                case 2 -> new OtherEvent(Header.read(in));
                case 3 ->
                        new Refusal(
                                REASONS[in.readByte()],
                                Binary.readString(in),
                                Binary.readString(in));
                default -> throw new IOException("Nothing received has the tag " + tag);
            };
        }
    }
}
