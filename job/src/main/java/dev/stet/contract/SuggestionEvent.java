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
        public Accepted arrivedAt(long millis) {
            return new Accepted(header.arrivedAt(millis), key, suggestionId, length, text);
        }
    }

    record Rejected(Header header, Key128 key, Utf8 suggestionId) implements SuggestionEvent {

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
        public Edited arrivedAt(long millis) {
            return new Edited(
                    header.arrivedAt(millis), key, suggestionId, distance, text, retainedChars);
        }
    }

    /** From here on the content is unobserved. */
    record Closed(Header header, Key128 key, Utf8 suggestionId) implements SuggestionEvent {

        @Override
        public Closed arrivedAt(long millis) {
            return new Closed(header.arrivedAt(millis), key, suggestionId);
        }
    }

    /** The form on the wire between ingest and the lifecycle. */
    final class WireCodec implements Codec<SuggestionEvent> {

        @Override
        public void write(SuggestionEvent event, DataOutput out) throws IOException {
            out.writeByte(tag(event));
            event.header().write(out);
            event.key().write(out);
            event.suggestionId().write(out);
            if (event instanceof Shown shown) {
                shown.dimensions.write(out);
                shown.user.write(out);
                Binary.writeVarLong(out, shown.length);
                Binary.writeNullableString(out, shown.text);
            } else if (event instanceof Accepted accepted) {
                Binary.writeZigZag(out, accepted.length);
                Binary.writeNullableString(out, accepted.text);
            } else if (event instanceof Edited edited) {
                out.writeDouble(edited.distance);
                Binary.writeNullableString(out, edited.text);
                Binary.writeZigZag(out, edited.retainedChars);
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

        @Override
        public SuggestionEvent read(DataInput in) throws IOException {
            int tag = in.readByte();
            Header header = Header.read(in);
            Key128 key = Key128.read(in);
            Utf8 id = Utf8.read(in);
            return switch (tag) {
                case 0 ->
                        new Shown(
                                header,
                                key,
                                id,
                                Dimensions.read(in),
                                Key128.read(in),
                                (int) Binary.readVarLong(in),
                                Binary.readNullableString(in));
                case 1 ->
                        new Accepted(
                                header,
                                key,
                                id,
                                (int) Binary.readZigZag(in),
                                Binary.readNullableString(in));
                case 2 -> new Rejected(header, key, id);
                case 3 ->
                        new Edited(
                                header,
                                key,
                                id,
                                in.readDouble(),
                                Binary.readNullableString(in),
                                (int) Binary.readZigZag(in));
                case 4 -> new Closed(header, key, id);
                default -> throw new IOException("No suggestion event has the tag " + tag);
            };
        }
    }
}
