package dev.stet.bench.peers.flinksql;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.apache.flink.table.annotation.DataTypeHint;
import org.apache.flink.table.annotation.FunctionHint;
import org.apache.flink.table.functions.AggregateFunction;
import org.apache.flink.types.Row;
import org.jspecify.annotations.Nullable;

/**
 * {@code SUGGESTION_OUTCOME(event_type STRING, event_time BIGINT, feature STRING, distance DOUBLE)
 * -> ROW<minute_millis BIGINT, feature STRING, accepted BOOLEAN, present_30s BOOLEAN, ...>}
 *
 * <p>What is known of one suggestion by its events in any order, so that one {@code GROUP BY}
 * replaces two joins and five rankings. Times are epoch milliseconds. NULL while no showing came.
 * It answers at once and corrects itself, as any {@code GROUP BY} does.
 */
@FunctionHint(
        output =
                @DataTypeHint(
                        "ROW<minute_millis BIGINT, feature STRING, accepted BOOLEAN, present_30s"
                            + " BOOLEAN, present_120s BOOLEAN, present_300s BOOLEAN, present_600s"
                            + " BOOLEAN, unchanged_30s BOOLEAN, unchanged_120s BOOLEAN,"
                            + " unchanged_300s BOOLEAN, unchanged_600s BOOLEAN>"))
public final class SqlSuggestionOutcome
        extends AggregateFunction<Row, SqlSuggestionOutcome.History> {

    private static final long serialVersionUID = 1;

    private static final long MINUTE = 60_000;
    private static final long ACCEPT_WITHIN = 30 * MINUTE;
    private static final long[] HORIZONS = {30_000, 120_000, 300_000, 600_000};
    private static final int FIRST_PRESENT = 3;
    private static final int EDIT_BYTES = Long.BYTES + Double.BYTES;
    private static final long NEVER = Long.MAX_VALUE;

    /** The accumulator; one row of state. */
    public static final class History {

        public long shownAt = NEVER;
        public long acceptedAt = NEVER;
        public @Nullable String feature;

        /** Time and distance of each edit, in any order. */
        public byte[] edits = {};
    }

    @Override
    public History createAccumulator() {
        return new History();
    }

    /**
     * @param distance from 0 (as accepted) to 1 (gone); null where the event is no edit
     */
    public void accumulate(
            History history, String type, Long time, String feature, @Nullable Double distance) {
        if (distance != null) {
            int size = history.edits.length;
            history.edits = Arrays.copyOf(history.edits, size + EDIT_BYTES);
            ByteBuffer.wrap(history.edits, size, EDIT_BYTES).putLong(time).putDouble(distance);
        } else if (type.equals("suggestion.shown")) {
            if (time < history.shownAt) {
                history.shownAt = time;
                history.feature = feature;
            }
        } else if (time < history.acceptedAt) {
            history.acceptedAt = time;
        }
    }

    @Override
    public @Nullable Row getValue(History history) {
        if (history.shownAt == NEVER) {
            return null;
        }
        Row outcome = new Row(FIRST_PRESENT + 2 * HORIZONS.length);
        outcome.setField(0, history.shownAt - Math.floorMod(history.shownAt, MINUTE));
        outcome.setField(1, history.feature);
        boolean accepted =
                history.acceptedAt >= history.shownAt
                        && history.acceptedAt <= history.shownAt + ACCEPT_WITHIN;
        outcome.setField(2, accepted);
        for (int i = 0; i < HORIZONS.length; i++) {
            double distance = accepted ? distance(history, HORIZONS[i]) : 1;
            outcome.setField(FIRST_PRESENT + i, distance < 1);
            outcome.setField(FIRST_PRESENT + HORIZONS.length + i, distance == 0);
        }
        return outcome;
    }

    private static double distance(History history, long horizon) {
        long latest = history.acceptedAt;
        double distance = 0;
        ByteBuffer edits = ByteBuffer.wrap(history.edits);
        while (edits.hasRemaining()) {
            long time = edits.getLong();
            double then = edits.getDouble();
            if (time >= latest && time <= history.acceptedAt + horizon) {
                latest = time;
                distance = then;
            }
        }
        return distance;
    }
}
