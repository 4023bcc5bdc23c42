package dev.stet.state;

import dev.stet.bytes.Binary;
import dev.stet.bytes.Codec;
import dev.stet.contract.Dimensions;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Something as it is held in state: what a {@link Packing} made of it, and its dimensions, which
 * many share.
 *
 * @param bytes never changed
 * @param dimensions null for none
 */
public record Packed(byte[] bytes, @Nullable Dimensions dimensions) {

    /**
     * The form in state: the version, the number of the bytes that follow, these, and the
     * dimensions if there are any.
     */
    public static final class StateCodec implements Codec<Packed> {

        private static final int WITH_DIMENSIONS = 1;

        @Override
        public void write(Packed packed, DataOutput out) throws IOException {
            byte[] bytes = packed.bytes;
            out.writeByte(bytes[0]);
            Binary.writeVarLong(out, bytes.length - 1L);
            out.write(bytes, 1, bytes.length - 1);
            if (packed.dimensions != null) {
                packed.dimensions.write(out);
            }
        }

        @Override
        public Packed read(DataInput in) throws IOException {
            byte version = in.readByte();
            byte[] bytes = new byte[1 + (int) Binary.readVarLong(in)];
            bytes[0] = version;
            in.readFully(bytes, 1, bytes.length - 1);
            boolean withDimensions = (bytes[1] & WITH_DIMENSIONS) != 0;
            return new Packed(bytes, withDimensions ? Dimensions.read(in) : null);
        }
    }
}
