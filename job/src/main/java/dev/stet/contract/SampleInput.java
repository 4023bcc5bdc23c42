package dev.stet.contract;

import dev.stet.bytes.Binary;
import dev.stet.bytes.Codec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** What the review sample of a tenant is made of. */
public sealed interface SampleInput {

    String tenant();

    /**
     * Some of the interactions of a day; each is in one part.
     *
     * @param day since 1970-01-01
     */
    record DayPart(String tenant, long day, SamplePart part) implements SampleInput {}

    /** Has an interaction leave the sample, since its user is erased. */
    record Withdrawal(String tenant, String id) implements SampleInput {}

    /** The form on the wire. */
    final class WireCodec implements Codec<SampleInput> {

        private static final int DAY_PART = 0;
        private static final int WITHDRAWAL = 1;

        @Override
        public void write(SampleInput input, DataOutput out) throws IOException {
            if (input instanceof DayPart part) {
                out.writeByte(DAY_PART);
                Binary.writeString(out, part.tenant);
                Binary.writeZigZag(out, part.day);
                part.part.write(out);
            } else if (input instanceof Withdrawal withdrawal) {
                out.writeByte(WITHDRAWAL);
                Binary.writeString(out, withdrawal.tenant);
                Binary.writeString(out, withdrawal.id);
            }
        }

        @Override
        public SampleInput read(DataInput in) throws IOException {
            int tag = in.readByte();
            String tenant = Binary.readString(in);
            return switch (tag) {
                case DAY_PART -> new DayPart(tenant, Binary.readZigZag(in), SamplePart.read(in));
                case WITHDRAWAL -> new Withdrawal(tenant, Binary.readString(in));
                default -> throw new IOException("No input of the sample has the tag " + tag);
            };
        }
    }
}
