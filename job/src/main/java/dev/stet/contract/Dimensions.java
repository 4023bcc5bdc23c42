package dev.stet.contract;

import dev.stet.bytes.Binary;
import dev.stet.bytes.Interned;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The dimension values of one lifecycle, taken from its opening event. Immutable; a value that no
 * segment set needs is not kept, and reads as {@code unknown}.
 */
public final class Dimensions {

    private static final Dimension[] ALL = Dimension.values();

    public static final Dimensions NONE = new Dimensions(new String[0]);

    private static final Interned<Dimensions> READ = new Interned<>();

    /** By ordinal of {@link Dimension}; shorter than the enum, or null within: unknown. */
    private final String[] values;

    private int hash;

    /** Made when first written; whoever makes it makes the same. */
    private volatile byte @Nullable [] encoded;

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

    /** The same but for this one. */
    public Dimensions with(Dimension dimension, String value) {
        String[] changed = Arrays.copyOf(values, Math.max(values.length, dimension.ordinal() + 1));
        changed[dimension.ordinal()] = value;
        return new Dimensions(changed);
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
     * Known values only, each with its ordinal, so that state outlives a change of segment sets;
     * the number of bytes before them all.
     */
    public void write(DataOutput out) throws IOException {
        byte[] bytes = toBytes();
        Binary.writeVarLong(out, bytes.length);
        out.write(bytes);
    }

    /** For a form of state that is put together without a stream; read only. */
    public byte[] packed() {
        try {
            return toBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // never: nothing but memory is written to
        }
    }

    /** Of what {@link #packed} returned. */
    public static Dimensions unpacked(byte[] bytes) {
        try {
            return of(bytes, 0, bytes.length);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // never: nothing but memory is read from
        }
    }

    /** As {@link #write} has them after their number; read only. */
    byte[] toBytes() throws IOException {
        byte[] bytes = encoded;
        if (bytes == null) {
            bytes = encode();
            encoded = bytes;
        }
        return bytes;
    }

    private byte[] encode() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        for (int ordinal = 0; ordinal < values.length; ordinal++) {
            if (values[ordinal] != null) {
                out.writeByte(ordinal);
                Binary.writeString(out, values[ordinal]);
            }
        }
        return bytes.toByteArray();
    }

    public static Dimensions read(DataInput in) throws IOException {
        byte[] bytes = new byte[(int) Binary.readVarLong(in)];
        in.readFully(bytes);
        return of(bytes, 0, bytes.length);
    }

    /** Of what {@link #toBytes} gave; the same object where it was read recently. */
    static Dimensions of(byte[] bytes, int from, int to) throws IOException {
        return from == to ? NONE : READ.get(bytes, from, to, Dimensions::decode);
    }

    private static Dimensions decode(byte[] bytes) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        String[] values = new String[ALL.length];
        while (in.available() > 0) {
            int ordinal = in.readByte();
            values[ordinal] = Binary.readString(in);
        }
        Dimensions read = new Dimensions(values);
        read.encoded = bytes;
        return read;
    }
}
