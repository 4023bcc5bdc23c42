package dev.stet.lifecycle;

import dev.stet.contract.Binary;
import dev.stet.contract.Codec;
import dev.stet.contract.Utf8;
import dev.stet.state.KeyFilter;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Map.Entry;

/**
 * What nearly every event of a user needs, in one value: read once, written once. Never changed
 * after it was handed to state.
 *
 * @param questions by interaction id, as far as they have their place here
 * @param more whether there are questions in the map beside
 * @param days by number of the day, counted from 1970
 * @param chains which fingerprints may have a chain
 * @param chainsEndAt when the first chains can go; {@link Long#MAX_VALUE} where there are none
 * @param sweepAt of the one timer that is set, {@link Long#MAX_VALUE} for none
 */
record UserState(
        Map<Utf8, Question> questions,
        boolean more,
        Map<Long, UserDay> days,
        KeyFilter chains,
        long chainsEndAt,
        long sweepAt) {

    /** The form in state, version 1. */
    public static final class StateCodec implements Codec<UserState> {

        private static final int VERSION = 1;

        private final Question.StateCodec questionCodec = new Question.StateCodec();
        private final UserDay.StateCodec dayCodec = new UserDay.StateCodec();

        @Override
        public void write(UserState user, DataOutput out) throws IOException {
            out.writeByte(VERSION);
            Binary.writeVarLong(out, user.questions.size());
            for (Entry<Utf8, Question> entry : user.questions.entrySet()) {
                Binary.writeUtf8(out, entry.getKey());
                questionCodec.write(entry.getValue(), out);
            }
            out.writeBoolean(user.more);
            Binary.writeVarLong(out, user.days.size());
            for (Entry<Long, UserDay> entry : user.days.entrySet()) {
                Binary.writeZigZag(out, entry.getKey());
                dayCodec.write(entry.getValue(), out);
            }
            user.chains.write(out);
            out.writeLong(user.chainsEndAt);
            out.writeLong(user.sweepAt);
        }

        @Override
        public UserState read(DataInput in) throws IOException {
            int version = in.readByte();
            if (version != VERSION) {
                throw new IOException("A user in state has the unknown format " + version);
            }
            Map<Utf8, Question> questions = new HashMap<>();
            for (long left = Binary.readVarLong(in); left > 0; left--) {
                questions.put(Binary.readUtf8(in), questionCodec.read(in));
            }
            boolean more = in.readBoolean();
            Map<Long, UserDay> days = new HashMap<>();
            for (long left = Binary.readVarLong(in); left > 0; left--) {
                days.put(Binary.readZigZag(in), dayCodec.read(in));
            }
            return new UserState(
                    questions, more, days, KeyFilter.read(in), in.readLong(), in.readLong());
        }
    }
}
