package dev.stet.contract;

import dev.stet.bytes.Utf8;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The ids that one event carries: of each the key that stands for (tenant, kind, id), and its text
 * where outcome rows need it.
 */
public final class Ids {

    private static final @Nullable Utf8[] NO_TEXTS = {};

    public static final Ids NONE = new Ids(new @Nullable Key128[0]);

    private final @Nullable Key128[] keys;
    private final @Nullable Utf8[] texts;

    /** Without texts. */
    public Ids(@Nullable Key128[] keys) {
        this(keys, NO_TEXTS);
    }

    /**
     * Takes both over.
     *
     * @param keys by ordinal of {@link Id}; null, or past the end, where the event has none
     * @param texts the same, where they are wanted
     */
    public Ids(@Nullable Key128[] keys, @Nullable Utf8[] texts) {
        this.keys = keys;
        this.texts = texts;
    }

    /** Null where the event has none. */
    public @Nullable Key128 key(Id id) {
        return id.ordinal() < keys.length ? keys[id.ordinal()] : null;
    }

    /** Null where the event has none, or no outcome row needs it. */
    public @Nullable Utf8 text(Id id) {
        return id.ordinal() < texts.length ? texts[id.ordinal()] : null;
    }

    /** The bits of the ids that are there. */
    public int bits() {
        return bits(keys);
    }

    private static int bits(@Nullable Object[] some) {
        int bits = 0;
        for (int ordinal = 0; ordinal < some.length; ordinal++) {
            bits |= some[ordinal] == null ? 0 : 1 << ordinal;
        }
        return bits;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Ids ids
                && Arrays.stream(Id.values())
                        .allMatch(
                                id ->
                                        Objects.equals(key(id), ids.key(id))
                                                && Objects.equals(text(id), ids.text(id)));
    }

    @Override
    public int hashCode() {
        return bits();
    }

    @Override
    public String toString() {
        return Arrays.toString(keys);
    }

    void put(Frame frame) {
        frame.putByte(bits());
        for (Key128 key : keys) {
            if (key != null) {
                frame.putKey(key);
            }
        }
        frame.putByte(bits(texts));
        for (Utf8 text : texts) {
            if (text != null) {
                frame.putId(text);
            }
        }
    }

    static Ids take(Frame frame) {
        int bits = frame.takeByte();
        @Nullable Key128[] keys = new @Nullable Key128[length(bits)];
        for (int ordinal = 0; ordinal < keys.length; ordinal++) {
            keys[ordinal] = (bits & 1 << ordinal) == 0 ? null : frame.takeKey();
        }
        int textBits = frame.takeByte();
        if (textBits == 0) {
            return bits == 0 ? NONE : new Ids(keys);
        }
        @Nullable Utf8[] texts = new @Nullable Utf8[length(textBits)];
        for (int ordinal = 0; ordinal < texts.length; ordinal++) {
            texts[ordinal] = (textBits & 1 << ordinal) == 0 ? null : frame.takeId();
        }
        return new Ids(keys, texts);
    }

    /** Of the shortest array that holds these. */
    public static int length(int bits) {
        return Integer.SIZE - Integer.numberOfLeadingZeros(bits);
    }
}
