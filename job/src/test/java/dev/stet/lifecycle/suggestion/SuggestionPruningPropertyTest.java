package dev.stet.lifecycle.suggestion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.bytes.Utf8;
import dev.stet.contract.Dimensions;
import dev.stet.contract.Header;
import dev.stet.contract.Key128;
import dev.stet.contract.Origin;
import dev.stet.contract.SuggestionEvent;
import dev.stet.contract.ValidEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is pruned is never missed: compared after every event with a run that keeps all. */
final class SuggestionPruningPropertyTest {

    private static final long T = 1_700_000_000_000L;
    private static final long MINUTE = 60_000;
    private static final Key128 KEY = new Key128(1, 2);
    private static final Utf8 ID = Utf8.of("x");
    private static final List<Long> HORIZONS = List.of(0L, 30_000L, 120_000L, 300_000L, 600_000L);

    static LongStream seeds() {
        return LongStream.range(0, 400);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void changesNoMeasure(long seed) {
        Random random = new Random(seed);
        List<SuggestionEvent> events = suggestionEvents(random);
        long slackMillis = 1 + random.nextLong(90_000);
        Suggestion pruned = Suggestion.UNHEARD_OF;
        Suggestion whole = Suggestion.UNHEARD_OF;
        long settled = Long.MIN_VALUE;
        for (SuggestionEvent event : inDisorder(events, random, slackMillis)) {
            long at = event.header().eventTimeMillis();
            if (at > settled) {
                pruned =
                        SuggestionPruning.prune(
                                pruned.with(event, Opening.Identified.NOT), settled);
                whole = whole.with(event, Opening.Identified.NOT);
                assertThat(SuggestionJudgement.measures(pruned))
                        .as("after %s", event)
                        .isEqualTo(SuggestionJudgement.measures(whole));
                assertThat(SuggestionSurvival.sample(pruned))
                        .as("after %s", event)
                        .isEqualTo(SuggestionSurvival.sample(whole));
                settled = Math.max(settled, at - slackMillis - 1);
            }
        }
        assertThat(pruned.events()).isLessThanOrEqualTo(whole.events());
    }

    /** Accepted or not: what is kept is what is unsettled, and at most a few instants more. */
    @ParameterizedTest(name = "accepted: {0}")
    @ValueSource(booleans = {true, false})
    void thousandsOfEditsStayFew(boolean accepted) {
        Suggestion suggestion =
                Suggestion.UNHEARD_OF.with(
                        new SuggestionEvent.Shown(
                                header(0, T), KEY, ID, Dimensions.NONE, KEY, 10, 1, 900, null),
                        Opening.Identified.NOT);
        if (accepted) {
            suggestion =
                    suggestion.with(
                            new SuggestionEvent.Accepted(header(1, T), KEY, ID, 10, 1, false, null),
                            Opening.Identified.NOT);
        }
        int most = 0;
        for (int i = 0; i < 5_000; i++) {
            long at = T + 1 + i * 120L;
            suggestion =
                    SuggestionPruning.prune(
                            suggestion.with(
                                    new SuggestionEvent.Edited(
                                            header(i + 2, at), KEY, ID, 0.5, null, -1, -1),
                                    Opening.Identified.NOT),
                            at - 2_400);
            most = Math.max(most, suggestion.events());
        }
        assertThat(most).isLessThan(40);
    }

    /** It makes nothing unobserved, but the accept followed. */
    @Test
    void theCloseAtTheLastHorizonIsKept() {
        Suggestion suggestion =
                Suggestion.UNHEARD_OF
                        .with(
                                new SuggestionEvent.Shown(
                                        header(0, T),
                                        KEY,
                                        ID,
                                        Dimensions.NONE,
                                        KEY,
                                        10,
                                        1,
                                        900,
                                        null),
                                Opening.Identified.NOT)
                        .with(
                                new SuggestionEvent.Accepted(
                                        header(1, T), KEY, ID, 10, 1, false, null),
                                Opening.Identified.NOT);
        for (int i = 0; i < 20; i++) {
            Header header = header(2 + i, T + Suggestion.LAST_HORIZON_MILLIS + i);
            suggestion =
                    suggestion.with(
                            new SuggestionEvent.Closed(header, KEY, ID), Opening.Identified.NOT);
        }
        Suggestion pruned = SuggestionPruning.prune(suggestion, T + 2 * HORIZONS.get(4));

        assertThat(pruned.closes).containsExactly(T + Suggestion.LAST_HORIZON_MILLIS);
        assertThat(SuggestionJudgement.measures(pruned))
                .isEqualTo(SuggestionJudgement.measures(suggestion));
    }

    /** What nobody opens costs no more than its unsettled part. */
    @Test
    void thousandsWithoutAnOpeningAreForgottenAsTheySettle() {
        Suggestion suggestion = Suggestion.UNHEARD_OF;
        int most = 0;
        for (int i = 0; i < 5_000; i++) {
            long at = T + i * 1_000L;
            suggestion =
                    SuggestionPruning.prune(
                            suggestion.with(
                                    new SuggestionEvent.Closed(header(i, at), KEY, ID),
                                    Opening.Identified.NOT),
                            at - 2_000);
            most = Math.max(most, suggestion.unopened.length);
        }
        assertThat(most).isBetween(60, 80);
    }

    private static List<SuggestionEvent> suggestionEvents(Random random) {
        List<SuggestionEvent> events = new ArrayList<>();
        long accepted =
                T + oneOf(random, List.of(-MINUTE, -1L, 0L, 1_000L, 29 * MINUTE, 30 * MINUTE));
        boolean known = random.nextBoolean(); // what text was shown or accepted
        int shown = random.nextInt(10) == 0 ? 0 : 1 + random.nextInt(3);
        for (int i = 0; i < shown; i++) {
            long at = T + random.nextInt(3) * (i == 0 ? 0 : 500);
            String text = known && random.nextBoolean() ? "shown" : null;
            Header header = header(events.size(), at);
            events.add(
                    new SuggestionEvent.Shown(
                            header,
                            KEY,
                            ID,
                            Dimensions.NONE,
                            KEY,
                            random.nextInt(20),
                            random.nextInt(5),
                            random.nextInt(1_500),
                            text));
        }
        for (int i = random.nextInt(random.nextInt(3) == 0 ? 3 : 40); i > 0; i--) {
            boolean near = random.nextBoolean();
            long at =
                    near ? accepted + random.nextInt(3) : T + random.nextLong(33 * MINUTE) - MINUTE;
            String text = known && random.nextInt(4) == 0 ? "accepted" + random.nextInt(3) : null;
            events.add(
                    new SuggestionEvent.Accepted(
                            header(events.size(), Math.max(at, accepted)),
                            KEY,
                            ID,
                            random.nextInt(20) - 1,
                            random.nextInt(6) - 1,
                            random.nextInt(3) == 0,
                            text));
        }
        for (int i = random.nextInt(10); i > 0; i--) {
            long at = T + random.nextLong(33 * MINUTE) - MINUTE;
            events.add(new SuggestionEvent.Rejected(header(events.size(), at), KEY, ID));
        }
        boolean removals = random.nextBoolean();
        boolean texts = random.nextBoolean();
        for (int i = random.nextInt(150); i > 0; i--) {
            String text = texts && random.nextInt(3) == 0 ? text(random) : null;
            events.add(
                    new SuggestionEvent.Edited(
                            header(events.size(), nearHorizon(accepted, random)),
                            KEY,
                            ID,
                            text == null ? distance(random, removals) : Double.NaN,
                            text,
                            random.nextInt(5) - 1,
                            random.nextInt(3) - 1));
        }
        for (int i = random.nextInt(40); i > 0; i--) {
            long at = nearHorizon(accepted, random);
            events.add(new SuggestionEvent.Closed(header(events.size(), at), KEY, ID));
        }
        return events;
    }

    private static double distance(Random random, boolean removals) {
        return random.nextInt(removals ? 4 : 3) / 3.0;
    }

    /** The last has nothing in common with what can be shown or accepted. */
    private static String text(Random random) {
        return random.nextInt(5) > 0 ? "edited" + random.nextInt(9) : "1";
    }

    private static long nearHorizon(long accepted, Random random) {
        return random.nextBoolean()
                ? accepted + oneOf(random, HORIZONS) + random.nextInt(3) - 1
                : accepted - 2 * MINUTE + random.nextLong(14 * MINUTE);
    }

    /** No event comes after one that is younger by more than the slack. */
    private static <E extends ValidEvent> List<E> inDisorder(
            List<E> events, Random random, long slackMillis) {
        Map<E, Long> arrival = new IdentityHashMap<>();
        events.forEach(
                event ->
                        arrival.put(
                                event,
                                event.header().eventTimeMillis() + random.nextLong(slackMillis)));
        List<E> sorted = new ArrayList<>(events);
        sorted.sort(Comparator.comparing(arrival::get));
        return sorted;
    }

    private static Header header(int number, long at) {
        Origin origin = new Origin("test.jsonl", Origin.NO_PARTITION, 1);
        return new Header("default", Utf8.of("e" + number), at, at, origin);
    }

    private static <T> T oneOf(Random random, List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
