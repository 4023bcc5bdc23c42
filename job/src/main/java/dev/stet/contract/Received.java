package dev.stet.contract;

import dev.stet.bytes.Codec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * One record as the source hands it on, with its raw bytes still at hand. Never leaves the task
 * that read it.
 *
 * @param decoded the event, or why there is none
 * @param origin where it was read
 * @param receivedAtMillis the Kafka time stamp, or the clock where that is none or is ahead of the
 *     clock; for a file the clock when it was read; epoch milliseconds
 * @param arrivedAtMillis the cohort of {@code ingest_kpi}: for Kafka the same; for a file the
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

        private final Frame frame = new Frame();

        @Override
        public void write(Received received, DataOutput out) throws IOException {
            frame.begin();
            putDecoded(received.decoded);
            received.origin.put(frame);
            frame.putLong(received.receivedAtMillis);
            frame.putLong(received.arrivedAtMillis);
            frame.putBytes(received.raw);
            frame.putLong(received.frontierMillis);
            frame.putBoolean(received.late);
            frame.writeTo(out);
        }

        private void putDecoded(Decoded decoded) throws IOException {
            if (decoded instanceof AlsoRecorded event) {
                frame.putByte(4);
                putDecoded(event.hot());
                event.recorded().put(frame);
            } else if (decoded instanceof RecordedEvent event) {
                frame.putByte(5);
                event.put(frame);
            } else if (decoded instanceof SuggestionEvent event) {
                frame.putByte(0);
                SuggestionEvent.WireCodec.put(event, frame);
            } else if (decoded instanceof QuestionEvent event) {
                frame.putByte(1);
                QuestionEvent.WireCodec.put(event, frame);
            } else if (decoded instanceof OtherEvent event) {
                frame.putByte(2);
                event.header().put(frame);
            } else if (decoded instanceof UserErased event) {
                frame.putByte(6);
                event.header().put(frame);
                frame.putKey(event.user());
            } else if (decoded instanceof Refusal refusal) {
                frame.putByte(3);
                frame.putByte(refusal.reason().ordinal());
                frame.putText(refusal.detail());
                frame.putName(refusal.tenant());
                frame.putLong(refusal.aheadMillis());
                frame.putText(refusal.eventId());
            } else if (decoded instanceof PassedOver passed) {
                frame.putByte(7);
                frame.putText(passed.kind());
                frame.putBoolean(passed.known());
            }
        }

        @Override
        public Received read(DataInput in) throws IOException {
            frame.readFrom(in);
            return new Received(
                    takeDecoded(),
                    Origin.take(frame),
                    frame.takeLong(),
                    frame.takeLong(),
                    frame.takeBytes(),
                    frame.takeLong(),
                    frame.takeBoolean());
        }

        private Decoded takeDecoded() throws IOException {
            int tag = frame.takeByte();
            return switch (tag) {
                case 0 -> SuggestionEvent.WireCodec.take(frame);
                case 1 -> QuestionEvent.WireCodec.take(frame);
                case 2 -> new OtherEvent(Header.take(frame));
                case 3 ->
                        new Refusal(
                                REASONS[frame.takeByte()],
                                frame.takeText(),
                                frame.takeName(),
                                frame.takeLong(),
                                frame.takeText());
                case 4 -> new AlsoRecorded((ValidEvent) takeDecoded(), RecordedEvent.take(frame));
                case 5 -> RecordedEvent.take(frame);
                case 6 -> new UserErased(Header.take(frame), frame.takeKey());
                case 7 -> new PassedOver(frame.takeText(), frame.takeBoolean());
                default -> throw new IOException("Nothing received has the tag " + tag);
            };
        }
    }
}
