package dev.stet.lifecycle.question;

import dev.stet.bytes.Binary;
import dev.stet.bytes.Codec;
import dev.stet.bytes.UnknownFormatException;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/**
 * What nearly every event of a user needs, in one value: read once, written once. Never changed
 * after it was handed to state.
 *
 * @param dimensions of the questions and the minutes, which have their numbers only
 * @param questions by interaction id, as far as they have their place here; see {@link
 *     QuestionMemory}
 * @param more whether the map of questions holds any
 * @param minutes of the days that have not ended
 * @param chains by fingerprint, as far as they have their place here; see {@link ChainMemory}
 * @param pages of the chains that have not
 * @param sweepAt when the first of it ends, {@link Long#MAX_VALUE} for nothing left
 * @param visitAt the next visit; see {@link VisitMemory}
 * @param laterVisits that were planned before a sooner one was
 */
record UserState(
        DimensionsTable dimensions,
        PackedRecords questions,
        boolean more,
        UserMinutes minutes,
        PackedRecords chains,
        List<ChainPage> pages,
        long sweepAt,
        long visitAt,
        long[] laterVisits) {

    /** The form in state, version 2. */
    public static final class StateCodec implements Codec<UserState> {

        private static final int VERSION = 2;

        @Override
        public void write(UserState user, DataOutput out) throws IOException {
            out.writeByte(VERSION);
            user.dimensions.writeTable(out);
            user.questions.write(out);
            out.writeBoolean(user.more);
            user.minutes.write(out);
            user.chains.write(out);
            ChainPage.write(user.pages, out);
            out.writeLong(user.sweepAt);
            out.writeLong(user.visitAt);
            Binary.writeVarLong(out, user.laterVisits.length);
            for (long at : user.laterVisits) {
                out.writeLong(at);
            }
        }

        @Override
        public UserState read(DataInput in) throws IOException {
            int version = in.readByte();
            if (version != VERSION) {
                throw new UnknownFormatException("A user", version);
            }
            DimensionsTable dimensions = DimensionsTable.readTable(in);
            return new UserState(
                    dimensions,
                    PackedRecords.read(in),
                    in.readBoolean(),
                    UserMinutes.read(in, dimensions),
                    PackedRecords.read(in),
                    ChainPage.read(in),
                    in.readLong(),
                    in.readLong(),
                    visits(in));
        }

        private static long[] visits(DataInput in) throws IOException {
            long[] visits = new long[(int) Binary.readVarLong(in)];
            for (int i = 0; i < visits.length; i++) {
                visits[i] = in.readLong();
            }
            return visits;
        }
    }
}
