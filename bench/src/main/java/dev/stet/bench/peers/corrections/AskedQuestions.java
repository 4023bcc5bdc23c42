package dev.stet.bench.peers.corrections;

import dev.stet.bench.contest.Contest;
import dev.stet.bench.contest.ContestColumn;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The queries of one user in the last 7 days. */
public final class AskedQuestions {

    private static final int HEAD_BYTES = 16;
    private static final int QUERY_BYTES = 80;
    private static final long SHORTEST_GAP_MILLIS = 30 * 60_000L;
    private static final long LONGEST_GAP_MILLIS = 7 * 86_400_000L;
    private static final Comparator<Query> BY_TIME =
            Comparator.comparingLong(Query::at).thenComparing(Query::interaction);

    /**
     * @param text a hash of the text in lower case; equal only for equal texts, but for a chance of
     *     2<sup>-64</sup> a pair
     */
    private record Query(long at, String interaction, long text, String feature) {}

    private final List<Query> queries = new ArrayList<>();
    private long newest = Long.MIN_VALUE;

    /**
     * What {@link #packed()} made bytes of.
     *
     * @param packed null for a user without any
     */
    public static AskedQuestions unpacked(byte @Nullable [] packed) {
        AskedQuestions asked = new AskedQuestions();
        if (packed != null) {
            ByteBuffer from = ByteBuffer.wrap(packed);
            asked.newest = from.getLong();
            for (int more = from.getChar(); more > 0; more--) {
                asked.queries.add(
                        new Query(
                                from.getLong(),
                                CorrectionPacking.text(from),
                                from.getLong(),
                                CorrectionPacking.text(from)));
            }
        }
        return asked;
    }

    public byte[] packed() {
        CorrectionPacking to =
                new CorrectionPacking(HEAD_BYTES + QUERY_BYTES * queries.size())
                        .number(newest)
                        .count(queries.size());
        for (Query query : queries) {
            to.number(query.at).text(query.interaction).number(query.text).text(query.feature);
        }
        return to.packed();
    }

    /** An interaction's query is its earliest. */
    public void asked(String interaction, long at, String text, String feature, Changes changes) {
        if (at > newest) {
            newest = at;
            long settled = newest - Contest.OUT_OF_ORDERNESS_MILLIS;
            queries.removeIf(query -> query.at + LONGEST_GAP_MILLIS < settled);
        }
        for (Query known : queries) {
            if (known.interaction.equals(interaction)) {
                if (known.at <= at) {
                    return;
                }
                tell(-1, known, changes);
                queries.remove(known);
                break;
            }
        }
        Query query = new Query(at, interaction, hash(text.toLowerCase(Locale.ROOT)), feature);
        int place = queries.size();
        while (place > 0 && BY_TIME.compare(queries.get(place - 1), query) > 0) {
            place--;
        }
        queries.add(place, query);
        tell(1, query, changes);
    }

    /** Whether all are forgotten, for an event at this instant or later. */
    public boolean areOver(long millis) {
        return newest + LONGEST_GAP_MILLIS < millis;
    }

    /** What it makes, among the others, that this one is there. */
    private void tell(int sign, Query query, Changes changes) {
        Query before = null;
        Query after = null;
        boolean firstInCell = true;
        for (Query other : queries) {
            if (other.equals(query)) {
                continue;
            }
            firstInCell &=
                    Changes.minute(other.at) != Changes.minute(query.at)
                            || !other.feature.equals(query.feature);
            if (other.text == query.text) {
                if (BY_TIME.compare(other, query) < 0) {
                    before = other;
                } else if (after == null) {
                    after = other;
                }
            }
        }
        changes.add(query.at, query.feature, ContestColumn.QUERIES, sign);
        if (firstInCell) {
            changes.add(query.at, query.feature, ContestColumn.ASKING_USERS, sign);
        }
        if (isRepeat(before, query)) {
            changes.add(query.at, query.feature, ContestColumn.REPEATS, sign);
        }
        if (after != null && isRepeat(before, after) != isRepeat(query, after)) {
            int repeats = isRepeat(query, after) ? 1 : -1;
            changes.add(after.at, after.feature, ContestColumn.REPEATS, (long) sign * repeats);
        }
    }

    private static boolean isRepeat(@Nullable Query earlier, Query later) {
        return earlier != null
                && later.at - earlier.at >= SHORTEST_GAP_MILLIS
                && later.at - earlier.at <= LONGEST_GAP_MILLIS;
    }

    /** FNV-1a, with a last mixing. */
    private static long hash(String text) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        return hash ^ hash >>> 32;
    }
}
