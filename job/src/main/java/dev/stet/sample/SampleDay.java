package dev.stet.sample;

import dev.stet.bytes.Binary;
import dev.stet.bytes.Codec;
import dev.stet.bytes.UnknownFormatException;
import dev.stet.contract.Key128;
import dev.stet.contract.SamplePart;
import dev.stet.contract.SampleSizes;
import dev.stet.contract.Stratum;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One day of one tenant. Never changed: a snapshot may read it.
 *
 * @param isDrawn whether its rows were emitted
 * @param taken by ordinal of {@link Stratum} how many it drew; zeros before
 * @param part what can be drawn; once it is drawn, what was, so that an erasure can take it back
 */
public record SampleDay(boolean isDrawn, int[] taken, SamplePart part) {

    /** One without interactions. */
    public static SampleDay empty() {
        return new SampleDay(false, new int[Stratum.COUNT], new SamplePart());
    }

    /** The same with more interactions. */
    public SampleDay plus(SamplePart more, SampleSizes sizes) {
        SamplePart sum = part.copy();
        sum.add(more, sizes);
        return new SampleDay(isDrawn, taken, sum);
    }

    /** The same without an interaction; null where it has none of this id. */
    public @Nullable SampleDay without(String id) {
        SamplePart rest = part.copy();
        return rest.removeIf(candidate -> candidate.id().equals(id))
                ? new SampleDay(isDrawn, taken, rest)
                : null;
    }

    /** The same once it is drawn. */
    public SampleDay drawn(Draw draw) {
        Set<Key128> keys =
                draw.drawn().stream()
                        .map(drawn -> drawn.candidate().key())
                        .collect(Collectors.toSet());
        SamplePart rest = part.copy();
        rest.removeIf(candidate -> !keys.contains(candidate.key()));
        int[] own = new int[Stratum.COUNT];
        for (Stratum stratum : Stratum.values()) {
            own[stratum.ordinal()] = draw.taken(stratum);
        }
        return new SampleDay(true, own, rest);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SampleDay day
                && isDrawn == day.isDrawn
                && Arrays.equals(taken, day.taken)
                && part.equals(day.part);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(taken) + part.hashCode();
    }

    /** As state. */
    public static final class StateCodec implements Codec<SampleDay> {

        private static final int VERSION = 1;

        @Override
        public void write(SampleDay day, DataOutput out) throws IOException {
            out.writeByte(VERSION);
            out.writeBoolean(day.isDrawn);
            for (int taken : day.taken) {
                Binary.writeVarLong(out, taken);
            }
            day.part.write(out);
        }

        @Override
        public SampleDay read(DataInput in) throws IOException {
            int version = in.readByte();
            if (version != VERSION) {
                throw new UnknownFormatException("A day of the review sample", version);
            }
            boolean isDrawn = in.readBoolean();
            int[] taken = new int[Stratum.COUNT];
            for (int i = 0; i < taken.length; i++) {
                taken[i] = (int) Binary.readVarLong(in);
            }
            return new SampleDay(isDrawn, taken, SamplePart.read(in));
        }
    }
}
