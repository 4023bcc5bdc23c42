package dev.stet.contract;

import dev.stet.bytes.Binary;
import dev.stet.bytes.Interned;
import dev.stet.bytes.Packer;
import dev.stet.bytes.Unpacker;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The values of one event, packed: for each the ordinal of its {@link Value}, then a number of
 * variable length, or the length and the bytes of a text. Immutable.
 *
 * <p>An event has few of them, so that one is found by scanning, which costs less than an object
 * for each.
 */
public final class Values {

    public static final Values NONE = new Values(new byte[0]);

    private static final Interned<String> TEXTS = new Interned<>();

    private final byte[] packed;

    /** Takes the bytes over. */
    private Values(byte[] packed) {
        this.packed = packed;
    }

    /** What {@link #bytes} returned. */
    public static Values of(byte[] packed) {
        return packed.length == 0 ? NONE : new Values(packed);
    }

    /** Read only. */
    public byte[] bytes() {
        return packed;
    }

    public boolean has(Value value) {
        return find(value) >= 0;
    }

    /** In the base unit of the value's form; 0 where it is absent. */
    public long number(Value value) {
        int at = find(value);
        if (at < 0) {
            return 0;
        }
        return Binary.ofZigZag(Unpacker.varLongAt(packed, at));
    }

    /** Whether a field holds this name. */
    public boolean is(Value value, long code) {
        int at = find(value);
        return at >= 0 && Binary.ofZigZag(Unpacker.varLongAt(packed, at)) == code;
    }

    /** Null where it is absent. */
    public @Nullable String text(Value value) {
        int at = find(value);
        if (at < 0) {
            return null;
        }
        int from = Unpacker.endOfVarLong(packed, at);
        return TEXTS.get(packed, from, from + (int) Unpacker.varLongAt(packed, at), Values::decode);
    }

    private static String decode(byte[] utf8) {
        return new String(utf8, StandardCharsets.UTF_8);
    }

    /**
     * Without all others; this object itself where there are none.
     *
     * @param bits of the values that stay
     */
    public Values only(long bits) {
        byte[] kept = new byte[packed.length];
        int size = 0;
        int end;
        for (int at = 0; at < packed.length; at = end) {
            end = endOf(at);
            if ((bits & 1L << packed[at]) != 0) {
                System.arraycopy(packed, at, kept, size, end - at);
                size += end - at;
            }
        }
        return size == packed.length ? this : of(Arrays.copyOf(kept, size));
    }

    /** Where what follows the ordinal begins; negative where the value is absent. */
    private int find(Value value) {
        for (int at = 0; at < packed.length; at = endOf(at)) {
            if (packed[at] == value.ordinal()) {
                return at + 1;
            }
        }
        return -1;
    }

    private int endOf(int start) {
        int end = Unpacker.endOfVarLong(packed, start + 1);
        return Value.at(packed[start]).isText()
                ? end + (int) Unpacker.varLongAt(packed, start + 1)
                : end;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Values values && Arrays.equals(packed, values.packed);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(packed);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("{");
        for (int at = 0; at < packed.length; at = endOf(at)) {
            Value value = Value.at(packed[at]);
            text.append(text.length() > 1 ? ", " : "").append(value).append('=');
            if (value.isText()) {
                text.append(text(value));
            } else {
                text.append(number(value));
            }
        }
        return text.append('}').toString();
    }

    /** Puts values together, each at most once. Reused by one thread. */
    public static final class Builder {

        private final Packer out = new Packer();

        /** Discards what was put. */
        public Builder begin() {
            out.begin();
            return this;
        }

        public Builder put(Value value, long number) {
            out.writeByte(value.ordinal());
            out.writeZigZag(number);
            return this;
        }

        public Builder put(Value value, String text) {
            out.writeByte(value.ordinal());
            out.writeText(text);
            return this;
        }

        /** The UTF-8 text in {@code [from, to)}. */
        public Builder put(Value value, byte[] utf8, int from, int to) {
            out.writeByte(value.ordinal());
            out.writeBytes(utf8, from, to);
            return this;
        }

        public Values build() {
            return of(out.toBytes());
        }
    }
}
