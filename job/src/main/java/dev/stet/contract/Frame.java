package dev.stet.contract;

import dev.stet.bytes.Packer;
import dev.stet.bytes.Unpacker;
import dev.stet.bytes.Utf8;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * One record on the wire, written and read at once: the elements that events and facts share, over
 * one {@link Packer} and one {@link Unpacker}. Reused by one thread.
 */
final class Frame {

    /** How many names it knows in bytes; a power of two. */
    private static final int NAMES = 1 << 6;

    private final Packer out = new Packer();
    private final Unpacker in = new Unpacker();
    private final @Nullable String[] names = new String[NAMES];
    private final byte[][] namesInBytes = new byte[NAMES][];

    /** Empties it, for what is put next. */
    Frame begin() {
        out.beginFrame();
        return this;
    }

    void writeTo(DataOutput target) throws IOException {
        out.writeFrame(target);
    }

    /** Fills it, for what is taken next. */
    Frame readFrom(DataInput source) throws IOException {
        in.beginFrame(source);
        return this;
    }

    void putByte(int value) {
        out.writeByte(value);
    }

    int takeByte() {
        return in.readByte();
    }

    void putBoolean(boolean value) {
        out.writeBoolean(value);
    }

    boolean takeBoolean() {
        return in.readBoolean();
    }

    void putLong(long value) {
        out.writeLong(value);
    }

    long takeLong() {
        return in.readLong();
    }

    void putVarLong(long value) {
        out.writeVarLong(value);
    }

    long takeVarLong() {
        return in.readVarLong();
    }

    void putZigZag(long value) {
        out.writeZigZag(value);
    }

    long takeZigZag() {
        return in.readZigZag();
    }

    void putKey(Key128 key) {
        out.writeLong(key.high());
        out.writeLong(key.low());
    }

    Key128 takeKey() {
        return new Key128(in.readLong(), in.readLong());
    }

    void putBytes(byte[] bytes) {
        out.writeBytes(bytes);
    }

    byte[] takeBytes() {
        return in.readBytes((int) in.readVarLong());
    }

    void putId(Utf8 id) {
        out.writeBytes(id.bytes());
    }

    Utf8 takeId() {
        byte[] id = takeBytes();
        return id.length == 0 ? Utf8.EMPTY : new Utf8(id);
    }

    /** Encodes a name that is often put, of a tenant or a source, once. */
    void putName(String name) {
        int slot = name.hashCode() & (NAMES - 1);
        if (!name.equals(names[slot])) {
            names[slot] = name;
            namesInBytes[slot] = name.getBytes(StandardCharsets.UTF_8);
        }
        out.writeBytes(namesInBytes[slot]);
    }

    String takeName() {
        return in.readName();
    }

    void putText(String text) {
        out.writeText(text);
    }

    String takeText() {
        return in.readText();
    }

    /** Null and the empty string stay apart. */
    void putNullableText(@Nullable String text) {
        out.writeBoolean(text != null);
        if (text != null) {
            out.writeText(text);
        }
    }

    @Nullable String takeNullableText() {
        return in.readBoolean() ? in.readText() : null;
    }

    void putDimensions(Dimensions dimensions) throws IOException {
        out.writeBytes(dimensions.toBytes());
    }

    Dimensions takeDimensions() throws IOException {
        int from = in.skipBytes();
        return Dimensions.of(in.bytes(), from, in.position());
    }
}
