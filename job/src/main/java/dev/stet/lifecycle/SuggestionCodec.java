package dev.stet.lifecycle;

import dev.stet.contract.Binary;
import dev.stet.contract.Codec;
import dev.stet.contract.Dimensions;
import dev.stet.contract.UnknownFormatException;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The form of a {@link PackedSuggestion} in state: the version, the number of the bytes that
 * follow, these, and the dimensions if it is opened.
 */
public final class SuggestionCodec implements Codec<PackedSuggestion> {

    @Override
    public void write(PackedSuggestion suggestion, DataOutput out) throws IOException {
        byte[] bytes = suggestion.bytes();
        out.writeByte(bytes[0]);
        Binary.writeVarLong(out, bytes.length - 1L);
        out.write(bytes, 1, bytes.length - 1);
        Dimensions dimensions = suggestion.dimensions();
        if (dimensions != null) {
            dimensions.write(out);
        }
    }

    @Override
    public PackedSuggestion read(DataInput in) throws IOException {
        byte version = in.readByte();
        if (!SuggestionPacking.isKnown(version)) {
            throw new UnknownFormatException("A suggestion", version);
        }
        byte[] bytes = new byte[1 + (int) Binary.readVarLong(in)];
        bytes[0] = version;
        in.readFully(bytes, 1, bytes.length - 1);
        return new PackedSuggestion(
                bytes, SuggestionPacking.isOpened(bytes) ? Dimensions.read(in) : null);
    }
}
