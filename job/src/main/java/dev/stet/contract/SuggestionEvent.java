package dev.stet.contract;

import dev.stet.bytes.Codec;
import dev.stet.bytes.Utf8;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What bears upon one suggestion. {@code key} stands for (tenant, suggestion id). */
public sealed interface SuggestionEvent extends ValidEvent {

    /** A count of characters or lines, or a duration, that the producer did not give. */
    long UNKNOWN = -1;

    Key128 key();

    Utf8 suggestionId();

    /** As it stands in events: {@code suggestion.shown}. */
    String type();

    /**
     * Opens the lifecycle.
     *
     * @param user the pseudonym
     * @param chars code points: {@code chars}, else of the text, else 0
     * @param lines {@code lines}, else of the text, else 0
     * @param visibleMillis {@code visible_ms}; {@link #UNKNOWN} where not given
     * @param text what was shown; null where the producer sends none
     */
    record Shown(
            Header header,
            Key128 key,
            Utf8 suggestionId,
            Dimensions dimensions,
            Key128 user,
            long chars,
            long lines,
            long visibleMillis,
            @Nullable String text)
            implements SuggestionEvent {

        @Override
        public String type() {
            return "suggestion.shown";
        }

        @Override
        public Shown arrivedAt(long millis) {
            return new Shown(
                    header.arrivedAt(millis),
                    key,
                    suggestionId,
                    dimensions,
                    user,
                    chars,
                    lines,
                    visibleMillis,
                    text);
        }
    }

    /**
     * @param chars code points: {@code chars}, else of the text, else {@link #UNKNOWN}
     * @param lines {@code lines}, else of the text, else {@link #UNKNOWN}
     * @param auto whether the method is {@code auto}
     * @param text what was accepted; null where the producer sends none; never empty
     */
    record Accepted(
            Header header,
            Key128 key,
            Utf8 suggestionId,
            long chars,
            long lines,
            boolean auto,
            @Nullable String text)
            implements SuggestionEvent {

        @Override
        public String type() {
            return "suggestion.accepted";
        }

        @Override
        public Accepted arrivedAt(long millis) {
            return new Accepted(
                    header.arrivedAt(millis), key, suggestionId, chars, lines, auto, text);
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
     * @param retainedChars as reported; {@link #UNKNOWN} where not
     * @param retainedLines as reported; {@link #UNKNOWN} where not
     */
    record Edited(
            Header header,
            Key128 key,
            Utf8 suggestionId,
            double distance,
            @Nullable String text,
            long retainedChars,
            long retainedLines)
            implements SuggestionEvent {

        @Override
        public String type() {
            return "content.edited";
        }

        @Override
        public Edited arrivedAt(long millis) {
            return new Edited(
                    header.arrivedAt(millis),
                    key,
                    suggestionId,
                    distance,
                    text,
                    retainedChars,
                    retainedLines);
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

    /**
     * Has one shard forget a user, whatever the event time: the suggestions that were shown to the
     * user end as they stand. Bears on no suggestion.
     *
     * @param key any key of the shard
     * @param user the pseudonym
     */
    record Erased(Header header, Key128 key, Key128 user) implements SuggestionEvent {

        @Override
        public Utf8 suggestionId() {
            return Utf8.EMPTY;
        }

        @Override
        public String type() {
            return "user.erased";
        }

        @Override
        public Erased arrivedAt(long millis) {
            return new Erased(header.arrivedAt(millis), key, user);
        }
    }

    /**
     * The form on the wire between ingest and the lifecycle. What a producer did not give takes no
     * byte but a bit in one byte of flags.
     */
    final class WireCodec implements Codec<SuggestionEvent> {

        private static final int TEXT = 1;
        private static final int LINES = 1 << 1;
        private static final int VISIBLE = 1 << 2;
        private static final int AUTO = 1 << 3;

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
                putShown(shown, frame);
            } else if (event instanceof Accepted accepted) {
                int flags = flag(accepted.auto, AUTO) | flag(accepted.lines != UNKNOWN, LINES);
                frame.putZigZag(accepted.chars);
                putRest(flags, accepted.lines, accepted.text, frame);
            } else if (event instanceof Edited edited) {
                frame.putLong(Double.doubleToRawLongBits(edited.distance));
                frame.putZigZag(edited.retainedChars);
                int flags = flag(edited.retainedLines != UNKNOWN, LINES);
                putRest(flags, edited.retainedLines, edited.text, frame);
            } else if (event instanceof Erased erased) {
                frame.putKey(erased.user);
            }
        }

        private static void putShown(Shown shown, Frame frame) throws IOException {
            frame.putDimensions(shown.dimensions);
            frame.putKey(shown.user);
            frame.putVarLong(shown.chars);
            boolean visible = shown.visibleMillis != UNKNOWN;
            int flags = flag(shown.lines != 0, LINES) | flag(visible, VISIBLE);
            putRest(flags, shown.lines, shown.text, frame);
            if (visible) {
                frame.putVarLong(shown.visibleMillis);
            }
        }

        private static void putRest(int flags, long lines, @Nullable String text, Frame frame) {
            frame.putByte(flags | flag(text != null, TEXT));
            if ((flags & LINES) != 0) {
                frame.putVarLong(lines);
            }
            if (text != null) {
                frame.putText(text);
            }
        }

        private static int flag(boolean set, int bit) {
            return set ? bit : 0;
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
            if (event instanceof Edited) {
                return 3;
            }
            return event instanceof Closed ? 4 : 5;
        }

        static SuggestionEvent take(Frame frame) throws IOException {
            int tag = frame.takeByte();
            Header header = Header.take(frame);
            Key128 key = frame.takeKey();
            Utf8 id = frame.takeId();
            return switch (tag) {
                case 0 -> takeShown(header, key, id, frame);
                case 1 -> takeAccepted(header, key, id, frame);
                case 2 -> new Rejected(header, key, id);
                case 3 -> takeEdited(header, key, id, frame);
                case 4 -> new Closed(header, key, id);
                case 5 -> new Erased(header, key, frame.takeKey());
                default -> throw new IOException("No suggestion event has the tag " + tag);
            };
        }

        private static Shown takeShown(Header header, Key128 key, Utf8 id, Frame frame)
                throws IOException {
            Dimensions dimensions = frame.takeDimensions();
            Key128 user = frame.takeKey();
            long chars = frame.takeVarLong();
            int flags = frame.takeByte();
            long lines = takeLines(flags, 0, frame);
            String text = takeText(flags, frame);
            long visible = (flags & VISIBLE) == 0 ? UNKNOWN : frame.takeVarLong();
            return new Shown(header, key, id, dimensions, user, chars, lines, visible, text);
        }

        private static Accepted takeAccepted(Header header, Key128 key, Utf8 id, Frame frame) {
            long chars = frame.takeZigZag();
            int flags = frame.takeByte();
            long lines = takeLines(flags, UNKNOWN, frame);
            boolean auto = (flags & AUTO) != 0;
            return new Accepted(header, key, id, chars, lines, auto, takeText(flags, frame));
        }

        private static Edited takeEdited(Header header, Key128 key, Utf8 id, Frame frame) {
            double distance = Double.longBitsToDouble(frame.takeLong());
            long chars = frame.takeZigZag();
            int flags = frame.takeByte();
            long lines = takeLines(flags, UNKNOWN, frame);
            String text = takeText(flags, frame);
            return new Edited(header, key, id, distance, text, chars, lines);
        }

        private static long takeLines(int flags, long otherwise, Frame frame) {
            return (flags & LINES) == 0 ? otherwise : frame.takeVarLong();
        }

        private static @Nullable String takeText(int flags, Frame frame) {
            return (flags & TEXT) == 0 ? null : frame.takeText();
        }
    }
}
