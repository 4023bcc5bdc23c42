package dev.stet.contract;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What a lifecycle learned, or takes back: additive, possibly negative, valid at one cohort time.
 *
 * @param view which KPI rows it adds to
 * @param cohortMillis event time of the lifecycle's opening event, epoch milliseconds
 * @param dimensions of the opening event
 * @param measures one number per {@link View#measures()}; may be shared, and is never changed
 * @param users which cells count this user anew, or no more; null where none does
 */
public record Fact(
        View view,
        String tenant,
        long cohortMillis,
        Dimensions dimensions,
        long[] measures,
        @Nullable Users users) {

    /**
     * Distinct users, told as sums.
     *
     * @param user the pseudonym, for the sketches
     * @param delta one array per {@link View#distinct()}, one number per cell kind of the {@link
     *     Cube}: 1 where this is the user's first in that cell, -1 where it was the last, else 0
     */
    public record Users(Key128 user, byte[][] delta) {}

    /** The form on the wire between whoever learned it and the rollup. */
    public static final class WireCodec implements Codec<Fact> {

        @Override
        public void write(Fact fact, DataOutput out) throws IOException {
            out.writeByte(fact.view.ordinal());
            Binary.writeString(out, fact.tenant);
            out.writeLong(fact.cohortMillis);
            fact.dimensions.write(out);
            Binary.writeSparse(out, fact.measures);
            Users users = fact.users;
            out.writeBoolean(users != null);
            if (users != null) {
                users.user.write(out);
                Binary.writeVarLong(out, users.delta.length);
                for (byte[] kinds : users.delta) {
                    Binary.writeVarLong(out, kinds.length);
                    out.write(kinds);
                }
            }
        }

        @Override
        public Fact read(DataInput in) throws IOException {
            return new Fact(
                    View.at(in.readByte()),
                    Binary.readString(in),
                    in.readLong(),
                    Dimensions.read(in),
                    Binary.readSparse(in),
                    in.readBoolean() ? readUsers(in) : null);
        }

        private static Users readUsers(DataInput in) throws IOException {
            Key128 user = Key128.read(in);
            byte[][] delta = new byte[(int) Binary.readVarLong(in)][];
            for (int i = 0; i < delta.length; i++) {
                delta[i] = new byte[(int) Binary.readVarLong(in)];
                in.readFully(delta[i]);
            }
            return new Users(user, delta);
        }
    }
}
