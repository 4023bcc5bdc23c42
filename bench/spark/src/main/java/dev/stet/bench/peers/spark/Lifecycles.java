package dev.stet.bench.peers.spark;

import static dev.stet.bench.peers.spark.SparkEvent.required;

import dev.stet.bench.contest.ContestCells;
import dev.stet.bench.peers.corrections.AskedQuestions;
import dev.stet.bench.peers.corrections.CellChanges;
import dev.stet.bench.peers.corrections.OpenSuggestions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.streaming.OutputMode;
import org.apache.spark.sql.streaming.StatefulProcessor;
import org.apache.spark.sql.streaming.TTLConfig;
import org.apache.spark.sql.streaming.TimeMode;
import org.apache.spark.sql.streaming.TimerValues;
import org.apache.spark.sql.streaming.ValueState;
import org.jspecify.annotations.Nullable;
import scala.collection.Iterator;
import scala.jdk.javaapi.CollectionConverters;

/**
 * What do a user's events of one batch change in the cells?
 *
 * <p>Key: the user. In: events, in no order. Out: minute, feature, and the difference of every
 * column. State: {@code suggestions} (those of the user that may still change) and {@code
 * questions} (the user's of 7 days), either read and written once a batch, and each dropped with
 * the user's next event once it is over. No timers.
 */
final class Lifecycles extends StatefulProcessor<String, SparkEvent, Row> {

    private static final long serialVersionUID = 1;

    @SuppressWarnings("NullAway.Init")
    private transient ValueState<byte[]> suggestions;

    @SuppressWarnings("NullAway.Init")
    private transient ValueState<byte[]> questions;

    @Override
    public void init(OutputMode outputMode, TimeMode timeMode) {
        suggestions = getHandle().getValueState("suggestions", Encoders.BINARY(), TTLConfig.NONE());
        questions = getHandle().getValueState("questions", Encoders.BINARY(), TTLConfig.NONE());
    }

    @Override
    public Iterator<Row> handleInputRows(
            String user, Iterator<SparkEvent> events, TimerValues timers) {
        CellChanges changes = new CellChanges();
        OpenSuggestions open = null;
        AskedQuestions asked = null;
        while (events.hasNext()) {
            SparkEvent event = events.next();
            if (event.getEventType().equals("query.submitted")) {
                asked = asked == null ? AskedQuestions.unpacked(stored(questions)) : asked;
                question(event, asked, changes);
            } else {
                open = open == null ? OpenSuggestions.unpacked(stored(suggestions)) : open;
                suggestion(event, open, changes);
            }
        }
        if (open != null) {
            suggestions.update(open.packed());
        }
        if (asked != null) {
            questions.update(asked.packed());
        }
        return CollectionConverters.asScala(rows(changes).iterator());
    }

    private static byte @Nullable [] stored(ValueState<byte[]> state) {
        return state.get();
    }

    private static void question(SparkEvent event, AskedQuestions asked, CellChanges changes) {
        asked.asked(
                required(event.getInteractionId(), "interaction_id"),
                event.getEventTime(),
                required(event.getText(), "text"),
                event.getFeature(),
                changes);
    }

    private static void suggestion(SparkEvent event, OpenSuggestions open, CellChanges changes) {
        String id = required(event.getSuggestionId(), "suggestion_id");
        long at = event.getEventTime();
        switch (event.getEventType()) {
            case "suggestion.shown" ->
                    open.shown(id, at, event.getEventId(), event.getFeature(), changes);
            case "suggestion.accepted" -> open.accepted(id, at, changes);
            case "content.edited" ->
                    open.edited(id, at, event.getEventId(), event.getDistance(), changes);
            default -> throw new IllegalArgumentException("No type: " + event.getEventType());
        }
    }

    private static List<Row> rows(CellChanges changes) {
        List<Row> rows = new ArrayList<>(changes.cells().size());
        for (Map.Entry<ContestCells.Key, long[]> cell : changes.cells().entrySet()) {
            long[] sums = cell.getValue();
            Object[] row = new Object[2 + sums.length];
            row[0] = cell.getKey().minuteMillis();
            row[1] = cell.getKey().feature();
            for (int column = 0; column < sums.length; column++) {
                row[2 + column] = sums[column];
            }
            rows.add(RowFactory.create(row));
        }
        return rows;
    }
}
