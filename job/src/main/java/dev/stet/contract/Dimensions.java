package dev.stet.contract;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;

/**
 * The dimension values of one lifecycle, taken from its opening event. Immutable; a value that no
 * segment set needs is not kept, and reads as {@code unknown}.
 */
public final class Dimensions {

    private static final Dimension[] ALL = Dimension.values();

    public static final Dimensions NONE = new Dimensions(new String[0]);

    /** By ordinal of {@link Dimension}; shorter than the enum, or null within: unknown. */
    private final String[] values;

    private int hash;

    /**
     * Takes {@code values} over.
     *
     * @param values by ordinal of {@link Dimension}, at most as long; null is unknown
     */
    public Dimensions(String[] values) {
        this.values = values;
    }

    public static Dimensions of(Map<Dimension, String> values) {
        String[] byOrdinal = new String[ALL.length];
        values.forEach((dimension, value) -> byOrdinal[dimension.ordinal()] = value);
        return new Dimensions(byOrdinal);
    }

    /** Never null: {@link Dimension#UNKNOWN} where the event said nothing. */
    public String get(Dimension dimension) {
        int ordinal = dimension.ordinal();
        String value = ordinal < values.length ? values[ordinal] : null;
        return value == null ? Dimension.UNKNOWN : value;
    }

    @Override
    public boolean equals(Object other) {
        if (this == other) {
            return true;
        }
        if (!(other instanceof Dimensions that)) {
            return false;
        }
        for (Dimension dimension : ALL) {
            if (!get(dimension).equals(that.get(dimension))) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int hashCode() {
        if (hash == 0) {
            int result = 1;
            for (Dimension dimension : ALL) {
                result = 31 * result + get(dimension).hashCode();
            }
            hash = result;
        }
        return hash;
    }

    @Override
    public String toString() {
        return Arrays.toString(values);
    }

    /**
     * Known values only, each with its ordinal, so that state outlives a change of segment sets.
     */
    public void write(DataOutput out) throws IOException {
        int known = 0;
        for (String value : values) {
            if (value != null) {
                known++;
            }
        }
        out.writeByte(known);
        for (int ordinal = 0; ordinal < values.length; ordinal++) {
            if (values[ordinal] != null) {
                out.writeByte(ordinal);
                Binary.writeString(out, values[ordinal]);
            }
        }
    }

    public static Dimensions read(DataInput in) throws IOException {
        int known = in.readByte();
        if (known == 0) {
            return NONE;
        }
        String[] values = new String[ALL.length];
        for (int n = 0; n < known; n++) {
            int ordinal = in.readByte();
            values[ordinal] = Binary.readString(in);
        }
        return new Dimensions(values);
    }
}
