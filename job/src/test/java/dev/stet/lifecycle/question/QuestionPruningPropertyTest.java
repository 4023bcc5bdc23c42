package dev.stet.lifecycle.question;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.bytes.Utf8;
import dev.stet.contract.Claim;
import dev.stet.contract.Cube;
import dev.stet.contract.Dimensions;
import dev.stet.contract.Fact;
import dev.stet.contract.Grain;
import dev.stet.contract.Header;
import dev.stet.contract.Key128;
import dev.stet.contract.Origin;
import dev.stet.contract.QuestionEvent;
import dev.stet.contract.SegmentSet;
import dev.stet.contract.ValidEvent;
import dev.stet.lifecycle.Became;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is pruned is never missed: compared after every event with a run that keeps all. */
final class QuestionPruningPropertyTest {

    private static final long T = 1_700_000_000_000L;
    private static final long MINUTE = 60_000;
    private static final Key128 KEY = new Key128(1, 2);
    private static final Utf8 ID = Utf8.of("x");
    private static final Cube CUBE = new Cube(List.of(Grain.DAY), List.of(SegmentSet.of("all")));
    private static final List<Long> GAPS =
            List.of(0L, 5 * MINUTE, 30 * MINUTE, Gap.MEMORY_MILLIS, Gap.MEMORY_MILLIS / 2);

    static LongStream seeds() {
        return LongStream.range(0, 400);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void changesNoFact(long seed) throws Exception {
        Random random = new Random(seed);
        List<QuestionEvent> events = questionEvents(random);
        long slackMillis = 1 + random.nextLong(20 * MINUTE);
        Store prunedStore = new Store();
        QuestionLifecycle pruned = new QuestionLifecycle(CUBE, false);
        Store wholeStore = new Store();
        QuestionLifecycle whole = new QuestionLifecycle(CUBE, false);
        long settled = Long.MIN_VALUE;
        for (QuestionEvent event : inDisorder(events, random, slackMillis)) {
            long at = event.header().eventTimeMillis();
            if (at > settled) {
                List<Fact> said = new ArrayList<>();
                List<Fact> expected = new ArrayList<>();
                List<Claim> claimed = new ArrayList<>();
                List<Claim> expectedClaims = new ArrayList<>();
                Became became =
                        pruned.apply(
                                event,
                                prunedStore,
                                settled,
                                said::add,
                                (id, is) -> is,
                                claimed::add);
                assertThat(became)
                        .isEqualTo(
                                whole.apply(
                                        event,
                                        wholeStore,
                                        Long.MIN_VALUE,
                                        expected::add,
                                        (id, is) -> is,
                                        expectedClaims::add));
                assertThat(said)
                        .as("after %s", event)
                        .usingRecursiveFieldByFieldElementComparator()
                        .isEqualTo(expected);
                assertThat(claimed).as("after %s", event).isEqualTo(expectedClaims);
                settled = Math.max(settled, at - slackMillis - 1);
                prunedStore.sweep(settled);
            }
        }
    }

    private static List<QuestionEvent> questionEvents(Random random) {
        List<QuestionEvent> events = new ArrayList<>();
        long at = T;
        for (int i = 1 + random.nextInt(40); i > 0; i--) {
            at =
                    random.nextInt(3) > 0
                            ? at + oneOf(random, GAPS) + random.nextInt(3) - 1
                            : at + random.nextLong(10 * MINUTE);
            Utf8 id = Utf8.of("i" + random.nextInt(1_000));
            Key128 fingerprint = new Key128(random.nextInt(2), 0);
            boolean instruction = random.nextInt(8) == 0;
            for (int same = random.nextInt(4) == 0 ? 2 : 1; same > 0; same--) {
                events.add(
                        new QuestionEvent.Submitted(
                                header(events.size(), at + random.nextInt(2)),
                                KEY,
                                id,
                                fingerprint,
                                instruction,
                                Dimensions.NONE,
                                KEY));
            }
            for (int n = random.nextInt(4) == 0 ? random.nextInt(60) : 0; n > 0; n--) {
                long regenerated = at + random.nextLong(33 * MINUTE) - MINUTE;
                events.add(
                        new QuestionEvent.Regenerated(header(events.size(), regenerated), KEY, id));
            }
        }
        return events;
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

    /** Plain maps. */
    private static final class Store implements QuestionStore {
        private final Map<Utf8, Question> questions = new HashMap<>();
        private final Map<Key128, Chain> chains = new HashMap<>();
        private final UserMinutes minutes = new UserMinutes(new DimensionsTable());

        /** As the operator's, but at every event. */
        void sweep(long settledMillis) {
            chains.replaceAll((fingerprint, chain) -> chain.pruned(settledMillis));
        }

        @Override
        public @Nullable Question question(Utf8 interactionId) {
            return questions.get(interactionId);
        }

        @Override
        public void keep(Utf8 interactionId, Question question) {
            questions.put(interactionId, question);
        }

        @Override
        public @Nullable Chain chain(Key128 fingerprint) {
            return chains.get(fingerprint);
        }

        @Override
        public void keep(Key128 fingerprint, Chain chain) {
            chains.put(fingerprint, chain);
        }

        @Override
        public UserMinutes minutes() {
            return minutes;
        }

        @Override
        public void minutesChanged(long atMillis) {}
    }
}
