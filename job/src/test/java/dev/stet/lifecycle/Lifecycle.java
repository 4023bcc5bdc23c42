package dev.stet.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.config.StetConfig;
import dev.stet.contract.Cube;
import dev.stet.contract.Fact;
import dev.stet.contract.Grain;
import dev.stet.contract.IngestMeasure;
import dev.stet.contract.Key128;
import dev.stet.contract.QuestionEvent;
import dev.stet.contract.SegmentSet;
import dev.stet.contract.SuggestionEvent;
import dev.stet.contract.UserErased;
import dev.stet.contract.ValidEvent;
import dev.stet.contract.View;
import dev.stet.ingest.RecordDecoder;
import dev.stet.lifecycle.question.QuestionOperator;
import dev.stet.lifecycle.suggestion.SuggestionOperator;
import dev.stet.oracle.Event;
import dev.stet.oracle.KpiOracle;
import dev.stet.state.CacheSize;
import dev.stet.state.ShardSlice;
import dev.stet.state.Shards;
import dev.stet.testkit.Decoding;
import dev.stet.testkit.FactTally;
import dev.stet.testkit.KeyedTasks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** A lifecycle operator between raw events and facts. */
public final class Lifecycle<K, E extends ValidEvent> implements AutoCloseable {

    public static final Duration LATENESS = Duration.ofMinutes(10);
    public static final long OUT_OF_ORDERNESS = 30_000;

    public static final Cube CUBE =
            new Cube(
                    List.of(Grain.MINUTE, Grain.DAY),
                    List.of(
                            SegmentSet.of("all"),
                            SegmentSet.of("model"),
                            SegmentSet.of("feature|model")));

    private static final KpiOracle DEFINITION =
            new KpiOracle(List.of("1m", "1d"), List.of("all", "model", "feature|model"));

    public final KeyedTasks<K, E, Fact> tasks;
    private final Class<E> type;
    private final Function<UserErased, List<E>> erasures;
    private final RecordDecoder decoder = Decoding.decoders(StetConfig.defaults()).create();

    private Lifecycle(
            KeyedTasks<K, E, Fact> tasks, Class<E> type, Function<UserErased, List<E>> erasures) {
        this.tasks = tasks;
        this.type = type;
        this.erasures = erasures;
    }

    public static Lifecycle<ShardSlice, SuggestionEvent> ofSuggestions(
            OutcomeRows outcomes, boolean rocksDb) throws Exception {
        return ofSuggestions(
                () ->
                        new SuggestionOperator(
                                LATENESS, outcomes, false, new CacheSize(rocksDb ? 3 : 100)),
                rocksDb);
    }

    /**
     * @param operators asked once a task, at every start
     */
    public static Lifecycle<ShardSlice, SuggestionEvent> ofSuggestions(
            Supplier<SuggestionOperator> operators, boolean rocksDb) throws Exception {
        return new Lifecycle<>(
                new KeyedTasks<>(
                        operators,
                        event -> ShardSlice.shardOf(event.key()),
                        SuggestionOperator.KEY,
                        rocksDb),
                SuggestionEvent.class,
                Lifecycle::ofEachShard);
    }

    public static Lifecycle<Key128, QuestionEvent> ofQuestions(
            OutcomeRows outcomes, boolean rocksDb) throws Exception {
        return ofQuestions(
                () ->
                        new QuestionOperator(
                                CUBE, LATENESS, outcomes, false, new CacheSize(rocksDb ? 3 : 100)),
                rocksDb);
    }

    /**
     * @param operators asked once a task, at every start
     */
    public static Lifecycle<Key128, QuestionEvent> ofQuestions(
            Supplier<QuestionOperator> operators, boolean rocksDb) throws Exception {
        return new Lifecycle<>(
                new KeyedTasks<>(operators, QuestionEvent::user, QuestionOperator.KEY, rocksDb),
                QuestionEvent.class,
                erased -> List.of(new QuestionEvent.Erased(erased.header(), erased.user())));
    }

    private static List<SuggestionEvent> ofEachShard(UserErased erased) {
        return IntStream.range(0, Shards.COUNT)
                .<SuggestionEvent>mapToObj(
                        shard ->
                                new SuggestionEvent.Erased(
                                        erased.header(), Shards.key(shard), erased.user()))
                .toList();
    }

    /** From one, with which everything goes through state, to plenty. */
    public static CacheSize cacheSize(long seed) {
        return new CacheSize(1 + (int) (seed % 4) * (int) (seed % 4) * 5);
    }

    public void process(Event... events) throws Exception {
        for (Event event : events) {
            if (event.type().equals("user.erased")) {
                for (E each : erasures.apply((UserErased) Decoding.decode(decoder, event))) {
                    tasks.process(each);
                }
            } else {
                tasks.process(decode(event));
            }
        }
    }

    public E decode(Event event) {
        return type.cast(Decoding.decode(decoder, event));
    }

    /** What became of the events, in their order; whether they have an opening is left out. */
    public List<IngestMeasure> became() {
        List<IngestMeasure> became = new ArrayList<>();
        for (Fact fact : facts(View.INGEST)) {
            long[] measures = fact.measures().clone();
            measures[IngestMeasure.UNOPENED.ordinal()] = 0;
            assertThat(measures[IngestMeasure.MAX_LATE.ordinal()] > 0)
                    .as("told how late")
                    .isEqualTo(measures[IngestMeasure.LATE.ordinal()] > 0);
            measures[IngestMeasure.MAX_LATE.ordinal()] = 0;
            assertThat(Arrays.stream(measures).sum())
                    .as("counted once")
                    .isEqualTo(takesBack(fact) ? 0 : 1);
            for (IngestMeasure measure : IngestMeasure.values()) {
                if (measures[measure.ordinal()] == 1) {
                    became.add(measure);
                }
            }
        }
        return became;
    }

    /** Whether it takes back that an event has no opening, and counts none. */
    public static boolean takesBack(Fact fact) {
        return fact.view() == View.INGEST && fact.measures()[IngestMeasure.UNOPENED.ordinal()] < 0;
    }

    /** The sum of {@code ingest_kpi.unopened} so far. */
    public long unopened() {
        return facts(View.INGEST).stream()
                .mapToLong(fact -> fact.measures()[IngestMeasure.UNOPENED.ordinal()])
                .sum();
    }

    public List<Fact> facts(View view) {
        return tasks.output().stream().filter(fact -> fact.view() == view).toList();
    }

    public SortedMap<KpiOracle.Cell, SortedMap<String, Long>> rows(View view) {
        return FactTally.rows(tasks.output(), view, CUBE);
    }

    public void assertNothingIsLeft() throws Exception {
        assertThat(tasks.stateEntries()).as("state entries left").isZero();
        assertThat(tasks.timers()).as("timers left").isZero();
    }

    public static SortedMap<KpiOracle.Cell, SortedMap<String, Long>> suggestionRows(
            List<Event> history) {
        var rows = DEFINITION.suggestionRows(history);
        rows.values().forEach(measures -> measures.remove("ignored"));
        return KpiOracle.withoutZeros(rows);
    }

    public static SortedMap<KpiOracle.Cell, SortedMap<String, Long>> questionRows(
            List<Event> history) {
        return KpiOracle.withoutZeros(DEFINITION.questionRows(history));
    }

    /** The measures of one row that are not 0, by column. */
    public static SortedMap<String, Long> named(View view, long[] measures) {
        SortedMap<String, Long> named = new java.util.TreeMap<>();
        for (int i = 0; i < measures.length; i++) {
            if (measures[i] != 0) {
                named.put(view.measures().get(i).column(), measures[i]);
            }
        }
        return named;
    }

    @Override
    public void close() throws Exception {
        tasks.close();
    }
}
