package dev.stet.contract;

import dev.stet.bytes.Binary;
import dev.stet.bytes.Codec;
import dev.stet.bytes.Utf8;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What became of one suggestion or one question, for drill-down; upsert by tenant and id. */
public sealed interface Outcome {

    String tenant();

    /** Whether this row can change no more. */
    boolean last();

    /**
     * Key: tenant, suggestionId.
     *
     * @param user the pseudonym of the user it was shown to
     * @param acceptedAtMillis event time of the accept, epoch milliseconds; null if not accepted
     * @param status {@code accepted}, {@code rejected}, {@code ignored}, or {@code pending} before
     *     the last row
     * @param measures as in {@code suggestion_kpi}, this suggestion's share
     */
    record OfSuggestion(
            String tenant,
            Utf8 suggestionId,
            Key128 user,
            long shownAtMillis,
            @Nullable Long acceptedAtMillis,
            String status,
            Dimensions dimensions,
            long[] measures,
            boolean last,
            long version)
            implements Outcome {}

    /**
     * Key: tenant, user, interactionId.
     *
     * @param repeatClass {@code resubmission}, {@code re-ask}, {@code repeat}; null for none
     * @param measures as in {@code question_kpi}, this question's share
     */
    record OfQuestion(
            String tenant,
            Key128 user,
            Utf8 interactionId,
            long submittedAtMillis,
            @Nullable String repeatClass,
            boolean instruction,
            Dimensions dimensions,
            long[] measures,
            boolean last,
            long version)
            implements Outcome {}

    /** The form on the wire. */
    final class OfSuggestionCodec implements Codec<OfSuggestion> {

        @Override
        public void write(OfSuggestion row, DataOutput out) throws IOException {
            Binary.writeString(out, row.tenant);
            Binary.writeUtf8(out, row.suggestionId);
            row.user.write(out);
            out.writeLong(row.shownAtMillis);
            out.writeBoolean(row.acceptedAtMillis != null);
            if (row.acceptedAtMillis != null) {
                out.writeLong(row.acceptedAtMillis);
            }
            Binary.writeString(out, row.status);
            row.dimensions.write(out);
            Binary.writeSparse(out, row.measures);
            out.writeBoolean(row.last);
            Binary.writeVarLong(out, row.version);
        }

        @Override
        public OfSuggestion read(DataInput in) throws IOException {
            return new OfSuggestion(
                    Binary.readString(in),
                    Binary.readUtf8(in),
                    Key128.read(in),
                    in.readLong(),
                    in.readBoolean() ? in.readLong() : null,
                    Binary.readString(in),
                    Dimensions.read(in),
                    Binary.readSparse(in),
                    in.readBoolean(),
                    Binary.readVarLong(in));
        }
    }

    /** The form on the wire. */
    final class OfQuestionCodec implements Codec<OfQuestion> {

        @Override
        public void write(OfQuestion row, DataOutput out) throws IOException {
            Binary.writeString(out, row.tenant);
            row.user.write(out);
            Binary.writeUtf8(out, row.interactionId);
            out.writeLong(row.submittedAtMillis);
            Binary.writeNullableString(out, row.repeatClass);
            out.writeBoolean(row.instruction);
            row.dimensions.write(out);
            Binary.writeSparse(out, row.measures);
            out.writeBoolean(row.last);
            Binary.writeVarLong(out, row.version);
        }

        @Override
        public OfQuestion read(DataInput in) throws IOException {
            return new OfQuestion(
                    Binary.readString(in),
                    Key128.read(in),
                    Binary.readUtf8(in),
                    in.readLong(),
                    Binary.readNullableString(in),
                    in.readBoolean(),
                    Dimensions.read(in),
                    Binary.readSparse(in),
                    in.readBoolean(),
                    Binary.readVarLong(in));
        }
    }
}
