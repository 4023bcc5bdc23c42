package dev.stet.contract;

import dev.stet.bytes.Binary;
import dev.stet.bytes.Codec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One subject as it stands, for drill-down; upsert by tenant and ids. An {@link OutcomeTable} names
 * its columns.
 *
 * @param ids what identifies the subject within its tenant, without the user
 * @param user the pseudonym of the user of its opening, or where that names none, of the earliest
 *     event in its span that could have opened it and names a user; null where nobody is known
 * @param moments epoch milliseconds, that of the opening first; {@link #NEVER} where there is none
 * @param labels null where none applies
 * @param measures its share of its view's, without distinct counts and histograms; none where the
 *     row is to be deleted
 * @param last whether this row can change no more
 */
public record Outcome(
        String tenant,
        List<String> ids,
        @Nullable Key128 user,
        long[] moments,
        List<@Nullable String> labels,
        Dimensions dimensions,
        long[] measures,
        boolean last,
        long version) {

    /** A moment that has not come. */
    public static final long NEVER = Long.MIN_VALUE;

    /**
     * Has a row deleted, since its user is erased.
     *
     * @param openedAtMillis event time of the opening, epoch milliseconds
     * @param version of the last row; 0 for none
     */
    public static Outcome erased(
            String tenant,
            List<String> ids,
            @Nullable Key128 user,
            long openedAtMillis,
            long version) {
        return new Outcome(
                tenant,
                ids,
                user,
                new long[] {openedAtMillis},
                List.of(),
                Dimensions.NONE,
                new long[0],
                true,
                version);
    }

    /** Whether the row is to be deleted; it has nothing but a key then. */
    public boolean isErased() {
        return measures.length == 0;
    }

    /** Event time of the opening, epoch milliseconds. */
    public long openedAtMillis() {
        return moments[0];
    }

    /** The form on the wire. */
    public static final class WireCodec implements Codec<Outcome> {

        @Override
        public void write(Outcome row, DataOutput out) throws IOException {
            Binary.writeString(out, row.tenant);
            Binary.writeVarLong(out, row.ids.size());
            for (String id : row.ids) {
                Binary.writeString(out, id);
            }
            out.writeBoolean(row.user != null);
            if (row.user != null) {
                row.user.write(out);
            }
            Binary.writeVarLong(out, row.moments.length);
            for (long moment : row.moments) {
                out.writeLong(moment);
            }
            Binary.writeVarLong(out, row.labels.size());
            for (String label : row.labels) {
                Binary.writeNullableString(out, label);
            }
            row.dimensions.write(out);
            Binary.writeSparse(out, row.measures);
            out.writeBoolean(row.last);
            Binary.writeVarLong(out, row.version);
        }

        @Override
        public Outcome read(DataInput in) throws IOException {
            return new Outcome(
                    Binary.readString(in),
                    ids(in),
                    in.readBoolean() ? Key128.read(in) : null,
                    moments(in),
                    labels(in),
                    Dimensions.read(in),
                    Binary.readSparse(in),
                    in.readBoolean(),
                    Binary.readVarLong(in));
        }

        private static List<String> ids(DataInput in) throws IOException {
            int count = (int) Binary.readVarLong(in);
            List<String> ids = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                ids.add(Binary.readString(in));
            }
            return ids;
        }

        private static long[] moments(DataInput in) throws IOException {
            long[] moments = new long[(int) Binary.readVarLong(in)];
            for (int i = 0; i < moments.length; i++) {
                moments[i] = in.readLong();
            }
            return moments;
        }

        private static List<@Nullable String> labels(DataInput in) throws IOException {
            int count = (int) Binary.readVarLong(in);
            List<@Nullable String> labels = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                labels.add(Binary.readNullableString(in));
            }
            return labels;
        }
    }
}
