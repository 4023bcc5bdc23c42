package dev.stet.contract;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What bears upon one suggestion. {@code key} stands for (tenant, suggestion id). */
public sealed interface SuggestionEvent extends Interaction {

    /** A length, or a count of characters, that the producer did not give. */
    int UNKNOWN_LENGTH = -1;

    Key128 key();

    Utf8 suggestionId();

    /** As it stands in events: {@code suggestion.shown}. */
    String type();

    /**
     * Opens the lifecycle.
     *
     * @param user the pseudonym
     * @param length code points: {@code chars}, else of the text, else 0
     * @param text what was shown; null where the producer sends none
     */
    record Shown(
            Header header,
            Key128 key,
            Utf8 suggestionId,
            Dimensions dimensions,
            Key128 user,
            int length,
            @Nullable String text)
            implements SuggestionEvent {

        @Override
        public String type() {
            return "suggestion.shown";
        }

        @Override
        public Shown arrivedAt(long millis) {
            return new Shown(
                    header.arrivedAt(millis), key, suggestionId, dimensions, user, length, text);
        }
    }

    /**
     * @param length code points: {@code chars}, else of the text, else {@link #UNKNOWN_LENGTH}
     * @param text what was accepted; null where the producer sends none; never empty
     */
    record Accepted(Header header, Key128 key, Utf8 suggestionId, int length, @Nullable String text)
            implements SuggestionEvent {

        @Override
        public String type() {
            return "suggestion.accepted";
        }

        @Override
        public Accepted arrivedAt(long millis) {
            return new Accepted(header.arrivedAt(millis), key, suggestionId, length, text);
        }
    }

    record Rejected(Header header, Key128 key, Utf8 suggestionId) implements SuggestionEvent {

        @Override
        public String type() {
            return "suggestion.rejected";
        }

        @Override
        public Rejected arrivedAt(long millis) {
            return new Rejected(header.arrivedAt(millis), key, suggestionId);
        }
    }

    /**
     * What stands there now.
     *
     * @param distance 0 to 1 from the accepted text, 1 for removed; NaN where only {@code text} is
     *     given
     * @param text what stands there now, may be empty; null where {@code distance} is given
     * @param retainedChars as reported, {@link #UNKNOWN_LENGTH} where not
     */
    record Edited(
            Header header,
            Key128 key,
            Utf8 suggestionId,
            double distance,
            @Nullable String text,
            int retainedChars)
            implements SuggestionEvent {

        @Override
        public String type() {
            return "content.edited";
        }

        @Override
        public Edited arrivedAt(long millis) {
            return new Edited(
                    header.arrivedAt(millis), key, suggestionId, distance, text, retainedChars);
        }
    }

    /** From here on the content is unobserved. */
    record Closed(Header header, Key128 key, Utf8 suggestionId) implements SuggestionEvent {

        @Override
        public String type() {
            return "artifact.closed";
        }

        @Override
        public Closed arrivedAt(long millis) {
            return new Closed(header.arrivedAt(millis), key, suggestionId);
        }
    }

    /** The form on the wire between ingest and the lifecycle. */
    final class WireCodec implements Codec<SuggestionEvent> {

        private final Frame frame = new Frame();

        @Override
        public void write(SuggestionEvent event, DataOutput out) throws IOException {
            put(event, frame.begin());
            frame.writeTo(out);
        }

        @Override
        public SuggestionEvent read(DataInput in) throws IOException {
            return take(frame.readFrom(in));
        }

        static void put(SuggestionEvent event, Frame frame) throws IOException {
            frame.putByte(tag(event));
            event.header().put(frame);
            frame.putKey(event.key());
            frame.putId(event.suggestionId());
            if (event instanceof Shown shown) {
                frame.putDimensions(shown.dimensions);
                frame.putKey(shown.user);
                frame.putVarLong(shown.length);
                frame.putNullableText(shown.text);
            } else if (event instanceof Accepted accepted) {
                frame.putZigZag(accepted.length);
                frame.putNullableText(accepted.text);
            } else if (event instanceof Edited edited) {
                frame.putLong(Double.doubleToRawLongBits(edited.distance));
                frame.putNullableText(edited.text);
                frame.putZigZag(edited.retainedChars);
            }
        }

        private static int tag(SuggestionEvent event) {
            if (event instanceof Shown) {
                return 0;
            }
            if (event instanceof Accepted) {
                return 1;
            }
            if (event instanceof Rejected) {
                return 2;
            }
            return event instanceof Edited ? 3 : 4;
        }

        static SuggestionEvent take(Frame frame) throws IOException {
            int tag = frame.takeByte();
            Header header = Header.take(frame);
            Key128 key = frame.takeKey();
            Utf8 id = frame.takeId();
            return switch (tag) {
                case 0 ->
                        new Shown(
                                header,
                                key,
                                id,
                                frame.takeDimensions(),
                                frame.takeKey(),
                                (int) frame.takeVarLong(),
                                frame.takeNullableText());
                case 1 ->
                        new Accepted(
                                header,
                                key,
                                id,
                                (int) frame.takeZigZag(),
                                frame.takeNullableText());
                case 2 -> new Rejected(header, key, id);
                case 3 ->
                        new Edited(
                                header,
                                key,
                                id,
                                Double.longBitsToDouble(frame.takeLong()),
                                frame.takeNullableText(),
                                (int) frame.takeZigZag());
                case 4 -> new Closed(header, key, id);
                default -> throw new IOException("No suggestion event has the tag " + tag);
            };
        }
    }
}
