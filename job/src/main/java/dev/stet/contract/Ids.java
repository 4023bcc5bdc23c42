package dev.stet.contract;

import dev.stet.bytes.Utf8;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The ids that one event carries, each with the key that stands for (tenant, kind, id). */
public final class Ids {

    public static final Ids NONE = new Ids(new @Nullable Utf8[0], new @Nullable Key128[0]);

    private final @Nullable Utf8[] texts;
    private final @Nullable Key128[] keys;

    /**
     * Takes both over.
     *
     * @param texts by ordinal of {@link Id}; null, or past the end, where the event has none
     * @param keys the same
     */
    public Ids(@Nullable Utf8[] texts, @Nullable Key128[] keys) {
        this.texts = texts;
        this.keys = keys;
    }

    /** Null where the event has none. */
    public @Nullable Utf8 text(Id id) {
        return id.ordinal() < texts.length ? texts[id.ordinal()] : null;
    }

    /** Null where the event has none. */
    public @Nullable Key128 key(Id id) {
        return id.ordinal() < keys.length ? keys[id.ordinal()] : null;
    }

    /** The bits of the ids that are there. */
    public int bits() {
        int bits = 0;
        for (int ordinal = 0; ordinal < keys.length; ordinal++) {
            bits |= keys[ordinal] == null ? 0 : 1 << ordinal;
        }
        return bits;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Ids ids
                && bits() == ids.bits()
                && Arrays.stream(Id.values())
                        .allMatch(
                                id ->
                                        java.util.Objects.equals(text(id), ids.text(id))
                                                && java.util.Objects.equals(key(id), ids.key(id)));
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(keys);
    }

    @Override
    public String toString() {
        return Arrays.toString(texts);
    }

    void put(Frame frame) {
        frame.putByte(bits());
        for (Id id : Id.values()) {
            Key128 key = key(id);
            Utf8 text = text(id);
            if (key != null && text != null) {
                frame.putKey(key);
                frame.putId(text);
            }
        }
    }

    static Ids take(Frame frame) {
        int bits = frame.takeByte();
        if (bits == 0) {
            return NONE;
        }
        @Nullable Utf8[] texts = new @Nullable Utf8[Id.count()];
        @Nullable Key128[] keys = new @Nullable Key128[Id.count()];
        for (int ordinal = 0; ordinal < keys.length; ordinal++) {
            if ((bits & 1 << ordinal) != 0) {
                keys[ordinal] = frame.takeKey();
                texts[ordinal] = frame.takeId();
            }
        }
        return new Ids(texts, keys);
    }
}
