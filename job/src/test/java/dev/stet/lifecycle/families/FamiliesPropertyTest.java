package dev.stet.lifecycle.families;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.SubjectRun;
import dev.stet.contract.Fact;
import dev.stet.contract.Key128;
import dev.stet.contract.Outcome;
import dev.stet.contract.View;
import dev.stet.lifecycle.OutcomeRows;
import dev.stet.oracle.ConversationOracle;
import dev.stet.oracle.DecisionOracle;
import dev.stet.oracle.Event;
import dev.stet.oracle.FeedbackOracle;
import dev.stet.oracle.InteractionOracle;
import dev.stet.oracle.KpiOracle;
import dev.stet.oracle.KpiOracle.Cell;
import dev.stet.oracle.QualityOracle;
import dev.stet.oracle.Share;
import dev.stet.oracle.SignalOracle;
import dev.stet.oracle.TaskOracle;
import dev.stet.testkit.Arrivals;
import dev.stet.testkit.ConversationHistories;
import dev.stet.testkit.TaskHistories;
import dev.stet.testkit.UserBuckets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Laws that hold for every history. A failure names its seed; rerun that seed alone. */
final class FamiliesPropertyTest {

    private static final KpiOracle DEFINITION =
            new KpiOracle(
                    List.of("1h", "1d"), List.of("all", "model", "handled_by", "feature|model"));

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void factsAddUpToTheDefinitionInAnyOrder(long seed) throws Exception {
        List<Event> history = TaskHistories.random(seed);
        try (SubjectRun run = SubjectRun.open(seed, View.TASK, View.DECISION, View.SIGNAL)) {
            run.hear(Arrivals.anyOrder(history, seed), null);
            assertRows(run, history);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void factsAddUpWhileTheWatermarkFollows(long seed) throws Exception {
        List<Event> history = TaskHistories.random(seed);
        try (SubjectRun run = SubjectRun.open(seed, View.TASK, View.DECISION, View.SIGNAL)) {
            run.hear(Arrivals.within(history, seed), new Random(seed));
            assertRows(run, history);
            run.assertNothingIsLeft();
            assertOutcomes(run, seed, View.TASK, TaskOracle.tasks(history));
            assertOutcomes(run, seed, View.DECISION, DecisionOracle.decisions(history));
        }
    }

    /** The last row of each subject is its share; before it there are others only where wanted. */
    private static void assertOutcomes(
            SubjectRun run, long seed, View view, List<Share> definition) {
        List<Outcome> rows = run.outcomes(view);
        if (SubjectRun.outcomeRows(seed) == OutcomeRows.NONE) {
            assertThat(rows).isEmpty();
            return;
        }
        Map<List<String>, Outcome> latest = new LinkedHashMap<>();
        for (Outcome row : rows) {
            Outcome before = latest.put(key(row), row);
            if (before != null) {
                assertThat(SubjectRun.outcomeRows(seed)).isEqualTo(OutcomeRows.EVERY_CHANGE);
                assertThat(before.last()).as("nothing follows the last row").isFalse();
                assertThat(row.version()).isGreaterThan(before.version());
            }
        }
        assertThat(latest.values()).allMatch(Outcome::last);
        assertThat(ofBuckets(run.facts(view))).isEqualTo(ofUsers(view, latest.values()));
        assertThat(latest.values())
                .extracting(row -> described(row.tenant(), row.openedAtMillis(), row(view, row)))
                .containsExactlyInAnyOrderElementsOf(
                        definition.stream()
                                .map(
                                        share ->
                                                described(
                                                        share.tenant(),
                                                        share.cohortMillis(),
                                                        share.measures()))
                                .toList());
    }

    /** Whichever comes first: what was counted for nobody is taken back. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aQueryNamesTheUserOfAGenerationThatNamesNobody(boolean queryFirst) throws Exception {
        Event generation =
                Event.of("generation.completed", "g", 1_767_225_600_000L)
                        .with("interaction_id", "i")
                        .with("response_id", "r")
                        .with("user_id", null);
        Event query =
                Event.of("query.submitted", "q", 1_767_225_600_000L)
                        .with("interaction_id", "i")
                        .with("user_id", "ann")
                        .with("text", "why");
        List<View> views = List.of(View.GENERATION, View.QUALITY);
        try (SubjectRun run = SubjectRun.open(1, View.GENERATION, View.QUALITY)) {
            run.hear(queryFirst ? List.of(query, generation) : List.of(generation, query), null);
            String ofAnn = "bucket %d at 1767225600000".formatted(new UserBuckets().of(query));
            for (View view : views) {
                assertThat(ofBuckets(run.facts(view))).containsOnlyKeys(ofAnn);
            }
        }
    }

    /** What the facts of each bucket of users add up to, by opening. */
    private static SortedMap<String, SortedMap<String, Long>> ofBuckets(List<Fact> facts) {
        SortedMap<String, SortedMap<String, Long>> sums = new TreeMap<>();
        for (Fact fact : facts) {
            add(sums, fact.view(), fact.cohortMillis(), fact.bucket(), fact.measures());
        }
        return withoutZeros(sums);
    }

    /** The same, of outcome rows by their user. */
    private static SortedMap<String, SortedMap<String, Long>> ofUsers(
            View view, Collection<Outcome> rows) {
        SortedMap<String, SortedMap<String, Long>> sums = new TreeMap<>();
        for (Outcome row : rows) {
            Key128 user = row.user();
            int bucket = user == null ? -1 : UserBuckets.of(user);
            add(sums, view, row.openedAtMillis(), bucket, row.measures());
        }
        return withoutZeros(sums);
    }

    private static void add(
            SortedMap<String, SortedMap<String, Long>> sums,
            View view,
            long openedAt,
            int bucket,
            long[] measures) {
        SortedMap<String, Long> all =
                sums.computeIfAbsent(
                        "bucket %d at %d".formatted(bucket, openedAt), any -> new TreeMap<>());
        for (int i = 0; i < measures.length; i++) {
            all.merge(view.measures().get(i).column(), measures[i], Long::sum);
        }
    }

    private static SortedMap<String, SortedMap<String, Long>> withoutZeros(
            SortedMap<String, SortedMap<String, Long>> sums) {
        sums.values().forEach(measures -> measures.values().removeIf(sum -> sum == 0));
        sums.values().removeIf(SortedMap::isEmpty);
        return sums;
    }

    private static List<String> key(Outcome row) {
        return Stream.concat(Stream.of(row.tenant()), row.ids().stream()).toList();
    }

    private static Map<String, Long> row(View view, Outcome outcome) {
        Map<String, Long> row = new TreeMap<>();
        for (int i = 0; i < outcome.measures().length; i++) {
            row.put(view.measures().get(i).column(), outcome.measures()[i]);
        }
        return row;
    }

    private static String described(String tenant, long openedAt, Map<String, Long> measures) {
        Map<String, Long> counted = new TreeMap<>(measures);
        counted.values().removeIf(value -> value == 0);
        return "%s at %d: %s".formatted(tenant, openedAt, counted);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void factsOfConversationsAddUpInAnyOrder(long seed) throws Exception {
        List<Event> history = ConversationHistories.random(seed);
        try (SubjectRun run = open(seed)) {
            run.hear(Arrivals.anyOrder(history, seed), null);
            assertConversations(run, history);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void factsOfConversationsAddUpWhileTheWatermarkFollows(long seed) throws Exception {
        List<Event> history = ConversationHistories.random(seed);
        try (SubjectRun run = open(seed)) {
            run.hear(Arrivals.within(history, seed), new Random(seed));
            assertConversations(run, history);
            run.assertNothingIsLeft();
            assertOutcomes(run, seed, View.QUALITY, QualityOracle.qualities(history));
            assertOutcomes(run, seed, View.CONVERSATION, ConversationOracle.conversations(history));
        }
    }

    /** Histories in which something never happens would prove nothing about it. */
    @Test
    void everyMeasureComesUp() {
        SortedMap<String, Integer> times = new TreeMap<>();
        seeds().forEach(
                        seed -> {
                            List<Event> history = ConversationHistories.random(seed);
                            Stream.of(
                                            ConversationOracle.conversations(history),
                                            FeedbackOracle.feedback(history),
                                            InteractionOracle.generations(history),
                                            QualityOracle.qualities(history))
                                    .flatMap(List::stream)
                                    .flatMap(share -> share.measures().entrySet().stream())
                                    .filter(measure -> measure.getValue() != 0)
                                    .forEach(each -> times.merge(each.getKey(), 1, Integer::sum));
                        });

        Stream.of(View.CONVERSATION, View.FEEDBACK, View.GENERATION, View.QUALITY)
                .flatMap(view -> view.columns().stream())
                .filter(column -> !column.equals("long_conversations"))
                .filter(column -> !column.startsWith("calibration"))
                .forEach(column -> assertThat(times.get(column)).as(column).isNotNull());
    }

    private static SubjectRun open(long seed) throws Exception {
        return SubjectRun.open(
                seed, View.FEEDBACK, View.GENERATION, View.CONVERSATION, View.QUALITY);
    }

    private static void assertConversations(SubjectRun run, List<Event> history) {
        assertRows(run, history, View.FEEDBACK, FeedbackOracle::feedback);
        assertRows(run, history, View.GENERATION, InteractionOracle::generations);
        assertRows(run, history, View.CONVERSATION, ConversationOracle::conversations);
        assertRows(run, history, View.QUALITY, QualityOracle::qualities);
    }

    private static void assertRows(SubjectRun run, List<Event> history) {
        assertRows(run, history, View.TASK, TaskOracle::tasks);
        assertRows(run, history, View.DECISION, DecisionOracle::decisions);
        assertRows(run, history, View.SIGNAL, SignalOracle::signals);
    }

    private static void assertRows(
            SubjectRun run,
            List<Event> history,
            View view,
            Function<Collection<Event>, List<Share>> definition) {
        SortedMap<Cell, SortedMap<String, Long>> expected =
                KpiOracle.withoutZeros(DEFINITION.rows(view.table(), definition.apply(history)));
        assertThat(run.rows(view)).as(view.table()).isEqualTo(expected);
    }
}
