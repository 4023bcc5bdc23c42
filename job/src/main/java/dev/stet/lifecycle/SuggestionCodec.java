package dev.stet.lifecycle;

import dev.stet.contract.Binary;
import dev.stet.contract.Codec;
import dev.stet.contract.Dimensions;
import dev.stet.contract.Key128;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The form of a {@link Suggestion} in state, version 1. */
public final class SuggestionCodec implements Codec<Suggestion> {

    private static final int VERSION = 1;

    @Override
    public void write(Suggestion suggestion, DataOutput out) throws IOException {
        out.writeByte(VERSION);
        writeOpening(suggestion.opening, out);
        Binary.writeVarLong(out, suggestion.accepts.length);
        for (Accept accept : suggestion.accepts) {
            accept.moment().write(out);
            Binary.writeZigZag(out, accept.length());
            Binary.writeNullableString(out, accept.text());
        }
        writeInstants(suggestion.rejects, out);
        Binary.writeVarLong(out, suggestion.edits.length);
        for (Edit edit : suggestion.edits) {
            edit.moment().write(out);
            out.writeDouble(edit.distance());
            Binary.writeNullableString(out, edit.text());
            Binary.writeZigZag(out, edit.retainedChars());
        }
        writeInstants(suggestion.closes, out);
        Binary.writeVarLong(out, suggestion.version);
    }

    @Override
    public Suggestion read(DataInput in) throws IOException {
        int version = in.readByte();
        if (version != VERSION) {
            throw new IOException("A suggestion in state has the unknown format " + version);
        }
        Opening opening = readOpening(in);
        Accept[] accepts = new Accept[(int) Binary.readVarLong(in)];
        for (int i = 0; i < accepts.length; i++) {
            accepts[i] =
                    new Accept(
                            Moment.read(in),
                            (int) Binary.readZigZag(in),
                            Binary.readNullableString(in));
        }
        long[] rejects = readInstants(in);
        Edit[] edits = new Edit[(int) Binary.readVarLong(in)];
        for (int i = 0; i < edits.length; i++) {
            edits[i] =
                    new Edit(
                            Moment.read(in),
                            in.readDouble(),
                            Binary.readNullableString(in),
                            (int) Binary.readZigZag(in));
        }
        return new Suggestion(
                opening, accepts, rejects, edits, readInstants(in), Binary.readVarLong(in));
    }

    private static void writeOpening(@Nullable Opening opening, DataOutput out) throws IOException {
        out.writeBoolean(opening != null);
        if (opening == null) {
            return;
        }
        opening.moment().write(out);
        opening.dimensions().write(out);
        Binary.writeVarLong(out, opening.length());
        Binary.writeNullableString(out, opening.text());
        Opening.Identity identity = opening.identity();
        out.writeBoolean(identity != null);
        if (identity != null) {
            Binary.writeString(out, identity.tenant());
            Binary.writeUtf8(out, identity.suggestionId());
            identity.user().write(out);
        }
    }

    private static @Nullable Opening readOpening(DataInput in) throws IOException {
        if (!in.readBoolean()) {
            return null;
        }
        return new Opening(
                Moment.read(in),
                Dimensions.read(in),
                (int) Binary.readVarLong(in),
                Binary.readNullableString(in),
                in.readBoolean()
                        ? new Opening.Identity(
                                Binary.readString(in), Binary.readUtf8(in), Key128.read(in))
                        : null);
    }

    private static void writeInstants(long[] instants, DataOutput out) throws IOException {
        Binary.writeVarLong(out, instants.length);
        for (long instant : instants) {
            out.writeLong(instant);
        }
    }

    private static long[] readInstants(DataInput in) throws IOException {
        long[] instants = new long[(int) Binary.readVarLong(in)];
        for (int i = 0; i < instants.length; i++) {
            instants[i] = in.readLong();
        }
        return instants;
    }
}
