package dev.stet.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.config.StetConfig;
import dev.stet.contract.Fact;
import dev.stet.contract.Key128;
import dev.stet.contract.QuestionEvent;
import dev.stet.contract.SuggestionEvent;
import dev.stet.contract.ValidEvent;
import dev.stet.ingest.RecordDecoder;
import dev.stet.oracle.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The definition of clusters: the facts of a bucket add up to what the events of its subjects alone
 * make.
 */
public final class UserBuckets {

    private final RecordDecoder decoder = Decoding.decoders(StetConfig.defaults()).create();

    /** Adds up facts, and computes what they must add up to. */
    @FunctionalInterface
    public interface Sums<T> {

        Object of(List<T> some);
    }

    /** The first two digits of the pseudonym, in steps of four. */
    public static int of(Key128 user) {
        return Integer.parseInt(user.toString().substring(0, 2), 16) / 4;
    }

    /** Of suggestions: the user of the earliest shown is the user of all. */
    public void checkSuggestions(
            List<Event> history, List<Fact> facts, Sums<Event> definition, Sums<Fact> tally) {
        Map<String, Event> openings = new TreeMap<>();
        for (Event event : Event.distinct(history)) {
            if (event.type().equals("suggestion.shown")) {
                openings.merge(
                        subject(event),
                        event,
                        (one, other) -> Event.EARLIER_FIRST.compare(one, other) <= 0 ? one : other);
            }
        }
        Map<Integer, List<Event>> events = new TreeMap<>();
        for (Event event : history) {
            Event opening = openings.get(subject(event));
            if (opening != null) {
                events.computeIfAbsent(of(opening), any -> new ArrayList<>()).add(event);
            }
        }
        check(events, facts, definition, tally);
    }

    /** Of questions: each event is of its own user. */
    public void checkQuestions(
            List<Event> history, List<Fact> facts, Sums<Event> definition, Sums<Fact> tally) {
        Map<Integer, List<Event>> events = new TreeMap<>();
        for (Event event : history) {
            events.computeIfAbsent(of(event), any -> new ArrayList<>()).add(event);
        }
        check(events, facts, definition, tally);
    }

    private static void check(
            Map<Integer, List<Event>> events,
            List<Fact> facts,
            Sums<Event> definition,
            Sums<Fact> tally) {
        for (int bucket = -1; bucket < 64; bucket++) {
            int same = bucket;
            List<Fact> ofBucket = facts.stream().filter(fact -> fact.bucket() == same).toList();
            assertThat(tally.of(ofBucket))
                    .as("bucket %d", bucket)
                    .isEqualTo(definition.of(events.getOrDefault(bucket, List.of())));
        }
    }

    private static String subject(Event event) {
        return event.tenant() + ' ' + event.string("suggestion_id");
    }

    /** That of the user of a suggestion that was shown, or of a query. */
    public int of(Event event) {
        ValidEvent decoded = Decoding.decode(decoder, event);
        return of(
                decoded instanceof SuggestionEvent.Shown shown
                        ? shown.user()
                        : ((QuestionEvent) decoded).user());
    }
}
