package dev.stet.bench.peers.kafkastreams;

import static dev.stet.bench.peers.kafkastreams.StreamsEvent.required;

import dev.stet.bench.contest.Contest;
import dev.stet.bench.contest.ContestCells;
import dev.stet.bench.peers.corrections.AskedQuestions;
import dev.stet.bench.peers.corrections.CellChanges;
import dev.stet.bench.peers.corrections.OpenSuggestions;
import java.time.Duration;
import java.util.function.Predicate;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * What does an event change in the cells?
 *
 * <p>Key: the user. In: events. Out: differences, by cell. State: {@code suggestions} (those of the
 * user that may still change) and {@code questions} (the user's of 7 days), each dropped with the
 * user's next event once it is over, and every six hours of stream time for who has none. No timer
 * of a suggestion's own.
 */
final class StreamsLifecycles implements Processor<String, StreamsEvent, ContestCells.Key, long[]> {

    static final String SUGGESTIONS = "suggestions";
    static final String QUESTIONS = "questions";

    private static final Duration SWEEP_EVERY = Duration.ofHours(6);

    private final StreamsProgress progress;
    private final CellChanges changes = new CellChanges();

    @SuppressWarnings("NullAway.Init")
    private ProcessorContext<ContestCells.Key, long[]> context;

    @SuppressWarnings("NullAway.Init")
    private KeyValueStore<String, OpenSuggestions> suggestions;

    @SuppressWarnings("NullAway.Init")
    private KeyValueStore<String, AskedQuestions> questions;

    StreamsLifecycles(StreamsProgress progress) {
        this.progress = progress;
    }

    @Override
    public void init(ProcessorContext<ContestCells.Key, long[]> context) {
        this.context = context;
        suggestions = context.getStateStore(SUGGESTIONS);
        questions = context.getStateStore(QUESTIONS);
        context.schedule(SWEEP_EVERY, PunctuationType.STREAM_TIME, this::sweep);
    }

    @Override
    public void process(Record<String, StreamsEvent> record) {
        StreamsEvent event = record.value();
        switch (required(event.eventType, "event_type")) {
            case "suggestion.shown", "suggestion.accepted", "content.edited" ->
                    suggestion(record.key(), event);
            case "query.submitted" -> question(record.key(), event);
            default -> {}
        }
        changes.cells()
                .forEach(
                        (cell, differences) ->
                                context.forward(
                                        new Record<>(cell, differences, record.timestamp())));
        changes.clear();
        progress.processed(context.taskId().partition());
    }

    private void suggestion(String user, StreamsEvent event) {
        OpenSuggestions found = suggestions.get(user);
        OpenSuggestions open = found == null ? OpenSuggestions.unpacked(null) : found;
        String id = required(event.suggestionId, "suggestion_id");
        String eventId = required(event.eventId, "event_id");
        switch (required(event.eventType, "event_type")) {
            case "suggestion.shown" ->
                    open.shown(id, event.eventTime, eventId, featureOf(event), changes);
            case "suggestion.accepted" -> open.accepted(id, event.eventTime, changes);
            default -> {
                double distance = event.removed ? 1 : event.distance;
                open.edited(id, event.eventTime, eventId, distance, changes);
            }
        }
        suggestions.put(user, open);
    }

    private void question(String user, StreamsEvent event) {
        AskedQuestions found = questions.get(user);
        AskedQuestions asked = found == null ? AskedQuestions.unpacked(null) : found;
        asked.asked(
                required(event.interactionId, "interaction_id"),
                event.eventTime,
                required(event.text, "text"),
                featureOf(event),
                changes);
        questions.put(user, asked);
    }

    private static String featureOf(StreamsEvent event) {
        return event.feature == null ? "unknown" : event.feature;
    }

    private void sweep(long streamTime) {
        long settled = streamTime - Contest.OUT_OF_ORDERNESS_MILLIS;
        sweep(suggestions, open -> open.areOver(settled));
        sweep(questions, asked -> asked.areOver(settled));
    }

    private static <V> void sweep(KeyValueStore<String, V> store, Predicate<V> isOver) {
        try (KeyValueIterator<String, V> all = store.all()) {
            while (all.hasNext()) {
                KeyValue<String, V> next = all.next();
                if (isOver.test(next.value)) {
                    store.delete(next.key);
                }
            }
        }
    }
}
