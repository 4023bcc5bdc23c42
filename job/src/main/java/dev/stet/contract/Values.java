package dev.stet.contract;

import dev.stet.bytes.Interned;
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
        long zigZag = varLong(at);
        return (zigZag >>> 1) ^ -(zigZag & 1);
    }

    /** Whether a field holds this name. */
    public boolean is(Value value, long code) {
        return has(value) && number(value) == code;
    }

    /** Null where it is absent. */
    public @Nullable String text(Value value) {
        int at = find(value);
        if (at < 0) {
            return null;
        }
        int from = skipVarLong(at);
        return TEXTS.get(packed, from, from + (int) varLong(at), Values::decode);
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
        int end = skipVarLong(start + 1);
        return Value.at(packed[start]).isText() ? end + (int) varLong(start + 1) : end;
    }

    private int skipVarLong(int at) {
        int end = at;
        while (packed[end] < 0) {
            end++;
        }
        return end + 1;
    }

    private long varLong(int start) {
        long value = 0;
        int shift = 0;
        for (int at = start; ; at++, shift += 7) {
            value |= (long) (packed[at] & 0x7F) << shift;
            if (packed[at] >= 0) {
                return value;
            }
        }
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

    /** Puts values together, each at most once. Used again and again by one thread. */
    public static final class Builder {

        private byte[] bytes = new byte[128];
        private int size;

        /** Forgets what was put. */
        public Builder begin() {
            size = 0;
            return this;
        }

        public Builder put(Value value, long number) {
            head(value, 10);
            putVarLong((number << 1) ^ (number >> 63));
            return this;
        }

        public Builder put(Value value, String text) {
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            return put(value, utf8, 0, utf8.length);
        }

        /** The UTF-8 text in {@code [from, to)}. */
        public Builder put(Value value, byte[] utf8, int from, int to) {
            head(value, 10 + to - from);
            putVarLong(to - from);
            System.arraycopy(utf8, from, bytes, size, to - from);
            size += to - from;
            return this;
        }

        private void head(Value value, int more) {
            if (bytes.length - size < 1 + more) {
                bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + 1 + more));
            }
            bytes[size++] = (byte) value.ordinal();
        }

        private void putVarLong(long value) {
            long rest = value;
            while ((rest & ~0x7FL) != 0) {
                bytes[size++] = (byte) (rest | 0x80);
                rest >>>= 7;
            }
            bytes[size++] = (byte) rest;
        }

        public Values build() {
            return of(Arrays.copyOf(bytes, size));
        }
    }
}
