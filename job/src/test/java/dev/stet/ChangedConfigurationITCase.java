package dev.stet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stet.JobLives.Life;
import dev.stet.config.StetConfig;
import dev.stet.config.StetOptions;
import dev.stet.contract.Grain;
import dev.stet.contract.IngestMeasure;
import dev.stet.contract.KpiRow;
import dev.stet.contract.View;
import dev.stet.oracle.Event;
import dev.stet.oracle.KpiOracle;
import dev.stet.testkit.Arrivals;
import dev.stet.testkit.CollectedRows;
import dev.stet.testkit.KpiRowMaps;
import dev.stet.testkit.MiniClusters;
import dev.stet.testkit.QuestionHistories;
import dev.stet.testkit.SuggestionHistories;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.flink.testutils.junit.SharedObjectsExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The real dataflow, begun again from a savepoint with other options: docs/operations.md. */
final class ChangedConfigurationITCase {

    private static final long T = 1_700_000_000_000L;
    private static final long MINUTE = 60_000;
    private static final Duration LITTLE = Duration.ofMinutes(10);
    private static final Duration MUCH = Duration.ofHours(3);

    @RegisterExtension static final MiniClusterExtension FLINK = MiniClusters.withSlots(2);

    @RegisterExtension final SharedObjectsExtension shared = SharedObjectsExtension.create();

    @TempDir private Path folder = Path.of("");

    /**
     * 1d and feature go, 1m and feature|model come: what stays is whole, what comes begins with the
     * first window that it has from its start, what goes is silent.
     */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void grainsAndSegmentSets(long seed) throws Exception {
        List<Event> arrivals = arrivals(seed);
        Path events = write(arrivals);
        int half = arrivals.size() / 2;
        StetConfig before = config(List.of("1h", "1d"), List.of("all", "model", "feature"), LITTLE);
        StetConfig after =
                config(List.of("1m", "1h"), List.of("all", "model", "feature|model"), LITTLE);
        JobLives lives = new JobLives(shared, events, "rocksdb");

        Path savepoint = lives.stopAfter(half, new Life(before, 1, null), folder);
        int ofFirstLife = lives.rows().size();
        lives.runToTheEnd(new Life(after, 2, savepoint));

        List<KpiRow> second = lives.rows().subList(ofFirstLife, lives.rows().size());
        CollectedRows.assertNoReaderGoesBack(lives.rows());
        assertThat(second)
                .as("what is gone is silent")
                .noneMatch(row -> row.grain() == Grain.DAY || row.segmentBy().equals("feature"));
        var all = table(lives.rows());
        var uninterrupted = uninterrupted(events, after);
        Predicate<KpiOracle.Cell> stays =
                cell ->
                        cell.grain().equals("1h")
                                && Set.of("all", "model").contains(cell.segmentBy());
        assertThat(only(all, stays)).isEqualTo(only(uninterrupted, stays)).isNotEmpty();
        var come = only(table(second), stays.negate());
        come.forEach(
                (cell, measures) ->
                        assertThat(measures).as("%s", cell).isEqualTo(uninterrupted.get(cell)));
        long whole = Grain.HOUR.utcStart(newest(arrivals.subList(0, half))) + 60 * MINUTE;
        assertThat(come)
                .containsAllEntriesOf(
                        only(
                                uninterrupted,
                                stays.negate().and(cell -> cell.windowStartMillis() >= whole)))
                .isNotEmpty();
    }

    /** What was final stays final, and what was late stays late, under more lateness too. */
    @Test
    void moreAllowedLateness() throws Exception {
        List<Event> arrivals =
                List.of(
                        shown("a", T),
                        shown("b", T + 60 * MINUTE),
                        shown("c", T + 120 * MINUTE), // by now a's minute is final
                        shown("too late", T + MINUTE / 2),
                        shown("of b's minute", T + 60 * MINUTE + 1),
                        shown("d", T + 240 * MINUTE),
                        shown("in time by now", T + 119 * MINUTE));
        JobLives lives =
                lives(
                        arrivals,
                        3,
                        row -> row.last() && minute(row.windowStartMillis()) == 60,
                        LITTLE,
                        MUCH);

        CollectedRows.assertNoReaderGoesBack(lives.rows());
        assertThat(minutes(lives))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(0L, 1L, 60L, 1L, 119L, 1L, 120L, 1L, 240L, 1L));
        assertThat(sum(lives, IngestMeasure.LATE)).isEqualTo(2);
        assertThat(sum(lives, IngestMeasure.READ)).isEqualTo(arrivals.size());
    }

    /**
     * A window that was open is final when it was to be; what comes later than now allowed is late.
     */
    @Test
    void lessAllowedLateness() throws Exception {
        List<Event> arrivals =
                List.of(
                        shown("a", T),
                        shown("b", T + 60 * MINUTE),
                        shown("late by now", T + MINUTE / 2),
                        shown("in time", T + 55 * MINUTE),
                        shown("c", T + 120 * MINUTE));
        JobLives lives =
                lives(arrivals, 2, row -> minute(row.windowStartMillis()) == 60, MUCH, LITTLE);

        CollectedRows.assertNoReaderGoesBack(lives.rows());
        assertThat(minutes(lives))
                .containsExactlyInAnyOrderEntriesOf(Map.of(0L, 1L, 55L, 1L, 60L, 1L, 120L, 1L));
        assertThat(sum(lives, IngestMeasure.LATE)).isEqualTo(1);
        assertThat(sum(lives, IngestMeasure.READ)).isEqualTo(arrivals.size());
    }

    /** What the live job of a hand-over leaves to the backfill, it does not take up half-way. */
    @Test
    void windowsThatWereLeftOut() throws Exception {
        JobLives lives =
                new JobLives(
                        shared,
                        write(List.of(shown("a", T), shown("b", T + 60 * MINUTE))),
                        "rocksdb");
        StetConfig all = config(List.of("1m", "1h"), List.of("all"), LITTLE);
        StetConfig live =
                StetConfig.from(
                        options(List.of("1m", "1h"), List.of("all"), LITTLE)
                                .set(StetOptions.WINDOWS_FROM, "2023-11-14T23:00:00Z"));
        Path savepoint = lives.stopAfter(1, new Life(live, 1, null), folder);

        assertThatThrownBy(() -> lives.runToTheEnd(new Life(all, 2, savepoint)))
                .hasStackTraceContaining(
                        "stet.rollup.windows-from was 2023-11-14T23:00:00Z in the savepoint and is"
                                + " not set now");
        lives.runToTheEnd(new Life(live, 2, savepoint));

        assertThat(minutes(lives)).containsExactly(Map.entry(60L, 1L));
    }

    private JobLives lives(
            List<Event> arrivals,
            int stop,
            Predicate<KpiRow> reached,
            Duration before,
            Duration after)
            throws Exception {
        JobLives lives = new JobLives(shared, write(arrivals), "rocksdb");
        List<String> grains = List.of("1m", "1d");
        List<String> sets = List.of("all");
        Path savepoint =
                lives.stopAfter(
                        stop, new Life(config(grains, sets, before), 1, null), folder, reached);
        lives.runToTheEnd(new Life(config(grains, sets, after), 2, savepoint));
        return lives;
    }

    private Path write(List<Event> arrivals) throws Exception {
        return Files.write(
                folder.resolve("events.jsonl"), arrivals.stream().map(Event::toJson).toList());
    }

    private static Event shown(String id, long at) {
        return Event.of("suggestion.shown", id, at).with("suggestion_id", id);
    }

    private static List<Event> arrivals(long seed) {
        List<Event> history = new ArrayList<>();
        for (Event event : SuggestionHistories.random(seed)) {
            history.add(event.with("event_id", "s" + event.id()));
        }
        for (Event event : QuestionHistories.random(seed)) {
            history.add(event.with("event_id", "q" + event.id()));
        }
        return Arrivals.within(history, seed);
    }

    private static long newest(List<Event> events) {
        return events.stream().mapToLong(Event::timeMillis).max().orElseThrow();
    }

    private SortedMap<KpiOracle.Cell, SortedMap<String, Long>> uninterrupted(
            Path events, StetConfig config) throws Exception {
        JobLives lives = new JobLives(shared, events, "hashmap");
        lives.runToTheEnd(new Life(config, 2, null));
        return table(lives.rows());
    }

    private static SortedMap<KpiOracle.Cell, SortedMap<String, Long>> table(List<KpiRow> rows) {
        SortedMap<KpiOracle.Cell, SortedMap<String, Long>> table = KpiRowMaps.of(rows);
        table.values().removeIf(SortedMap::isEmpty);
        return table;
    }

    private static SortedMap<KpiOracle.Cell, SortedMap<String, Long>> only(
            SortedMap<KpiOracle.Cell, SortedMap<String, Long>> table,
            Predicate<KpiOracle.Cell> wanted) {
        SortedMap<KpiOracle.Cell, SortedMap<String, Long>> some = new TreeMap<>(table);
        some.keySet().removeIf(wanted.negate());
        return some;
    }

    /** Suggestions shown, by the minute after {@link #T}; of final rows. */
    private static Map<Long, Long> minutes(JobLives lives) {
        Map<Long, Long> shown = new TreeMap<>();
        table(lives.rows())
                .forEach(
                        (cell, measures) -> {
                            if (cell.grain().equals("1m")) {
                                shown.put(minute(cell.windowStartMillis()), measures.get("shown"));
                            }
                        });
        return shown;
    }

    private static long minute(long windowStartMillis) {
        return Math.floorDiv(windowStartMillis - T + MINUTE - 1, MINUTE);
    }

    private static long sum(JobLives lives, IngestMeasure measure) {
        return lives.rows().stream()
                .filter(row -> row.view() == View.INGEST && row.last())
                .filter(row -> row.segmentBy().equals("all") && row.grain() == Grain.DAY)
                .mapToLong(row -> row.values()[measure.ordinal()])
                .sum();
    }

    private static StetConfig config(List<String> grains, List<String> sets, Duration lateness) {
        return StetConfig.from(options(grains, sets, lateness));
    }

    private static Configuration options(
            List<String> grains, List<String> sets, Duration lateness) {
        return new Configuration()
                .set(StetOptions.GRAINS, grains)
                .set(StetOptions.SEGMENT_SETS, sets)
                .set(StetOptions.ALLOWED_LATENESS, lateness)
                .set(StetOptions.IDLENESS, Duration.ofMillis(100))
                .set(StetOptions.REFRESH_INTERVAL, Duration.ofMillis(50));
    }
}
