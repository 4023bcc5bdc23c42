package dev.stet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.JobLives.Life;
import dev.stet.config.StetConfig;
import dev.stet.config.StetOptions;
import dev.stet.contract.Grain;
import dev.stet.contract.View;
import dev.stet.oracle.Event;
import dev.stet.oracle.KpiOracle;
import dev.stet.savepoint.Savepoint;
import dev.stet.testkit.Arrivals;
import dev.stet.testkit.CollectedRows;
import dev.stet.testkit.KpiRowMaps;
import dev.stet.testkit.MiniClusters;
import dev.stet.testkit.QuestionHistories;
import dev.stet.testkit.SuggestionHistories;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.flink.testutils.junit.SharedObjectsExtension;
import org.apache.flink.util.FileUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A savepoint of each release is kept, and this code goes on from it: with the rest of the events,
 * the rows of a run that was never interrupted.
 *
 * <p>The savepoint of the release at work is written anew by {@code mvn -pl job -am verify
 * -Dtest=NoUnit -Dit.test=StoredSavepointITCase -Dstet.savepoint.write=true
 * -Dsurefire.failIfNoSpecifiedTests=false -Dfailsafe.failIfNoSpecifiedTests=false}; one of a
 * release that is out, never.
 */
final class StoredSavepointITCase {

    /** The release at work. */
    private static final String RELEASE = "0.1.0";

    private static final String WRITE = "stet.savepoint.write";

    /** Seen from the module, as tests run; a savepoint remembers the path of what it has read. */
    private static final Path STORED = Path.of("src/test/resources/savepoints");

    /** Questions of one user, more than his value holds chains. */
    private static final int ASKED = 40;

    private static final List<String> GRAINS = List.of("1m", "1h", "1d");
    private static final List<String> SETS = List.of("all", "model", "feature|model");
    private static final Duration OUT_OF_ORDERNESS = Duration.ofSeconds(30);
    private static final Duration LATENESS = Duration.ofMinutes(10);

    @RegisterExtension static final MiniClusterExtension FLINK = MiniClusters.withSlots(2);

    @RegisterExtension final SharedObjectsExtension shared = SharedObjectsExtension.create();

    static List<String> releases() throws IOException {
        try (Stream<Path> folders = Files.list(STORED)) {
            return folders.map(folder -> folder.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    @EnabledIfSystemProperty(named = WRITE, matches = "true")
    void write(@TempDir Path folder) throws Exception {
        Path release = Files.createDirectories(STORED.resolve(RELEASE));
        Path events = release.resolve("events.jsonl");
        Files.write(events, arrivals().stream().map(Event::toJson).toList());
        JobLives lives = new JobLives(shared, events, "rocksdb");
        Path savepoint = lives.stopAfter(stop(events), new Life(config(), 1, null), folder);
        Path stored = release.resolve("savepoint");
        FileUtils.deleteDirectory(stored.toFile());
        FileUtils.copy(
                new org.apache.flink.core.fs.Path(savepoint.toUri()),
                new org.apache.flink.core.fs.Path(stored.toUri()),
                false);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("releases")
    @DisabledIfSystemProperty(named = WRITE, matches = "true")
    void goesOn(String release) throws Exception {
        Path events = STORED.resolve(release).resolve("events.jsonl");
        Path savepoint = STORED.resolve(release).resolve("savepoint").toAbsolutePath();
        JobLives lives = new JobLives(shared, events, "hashmap");

        assertThat(Savepoint.open(savepoint.toString()).kept())
                .as("pages of chains")
                .anyMatch(kept -> kept.state().equals("chains") && kept.entries().orElse(0) > 0);
        lives.runToTheEnd(new Life(config(), 2, savepoint));

        CollectedRows.assertNoReaderGoesBack(lives.rows());
        SortedMap<KpiOracle.Cell, SortedMap<String, Long>> rows = KpiRowMaps.of(lives.rows());
        rows.values().removeIf(SortedMap::isEmpty);
        long reached = newest(events) - OUT_OF_ORDERNESS.toMillis();
        SortedMap<KpiOracle.Cell, SortedMap<String, Long>> expected = new TreeMap<>();
        uninterrupted(events)
                .forEach(
                        (cell, measures) -> {
                            if (rows.containsKey(cell) || finalAt(cell) > reached) {
                                expected.put(cell, measures);
                            }
                        });
        assertThat(rows).isEqualTo(expected);
        assertThat(rows).as("windows that were open").hasSizeGreaterThan(100);
    }

    private SortedMap<KpiOracle.Cell, SortedMap<String, Long>> uninterrupted(Path events)
            throws Exception {
        JobLives lives = new JobLives(shared, events, "hashmap");
        lives.runToTheEnd(new Life(config(), 2, null));
        SortedMap<KpiOracle.Cell, SortedMap<String, Long>> rows = KpiRowMaps.of(lives.rows());
        rows.values().removeIf(SortedMap::isEmpty);
        return rows;
    }

    /** When the watermark makes it final; before that its row cannot be out. */
    private static long finalAt(KpiOracle.Cell cell) {
        View view =
                Stream.of(View.values())
                        .filter(each -> each.table().equals(cell.view()))
                        .findFirst()
                        .orElseThrow();
        Duration afterwards = view.matures(config().futureTolerance());
        long end = cell.windowStartMillis() + Grain.of(cell.grain()).millis();
        return end + afterwards.plus(LATENESS).toMillis();
    }

    /** Of what was read before the savepoint. */
    private static long newest(Path events) throws IOException {
        return Event.read(events).stream()
                .limit(stop(events))
                .mapToLong(Event::timeMillis)
                .max()
                .orElseThrow();
    }

    private static long stop(Path events) throws IOException {
        return Files.readAllLines(events).size() / 2;
    }

    /**
     * Suggestions of an hour and a half within questions of nine days, of four tenants; and a user
     * who asks so much that older chains lie on a page, and again two days later.
     */
    private static List<Event> arrivals() {
        List<Event> history = new ArrayList<>();
        for (long seed = 0; seed < 4; seed++) {
            for (Event event : SuggestionHistories.random(seed)) {
                history.add(event.with("event_id", "s" + event.id()).with("tenant_id", "t" + seed));
            }
            for (Event event : QuestionHistories.random(seed)) {
                history.add(event.with("event_id", "q" + event.id()).with("tenant_id", "t" + seed));
            }
        }
        long first = history.stream().mapToLong(Event::timeMillis).min().orElseThrow();
        for (int i = 0; i < 2 * ASKED; i++) {
            long at = first + i / ASKED * Duration.ofDays(2).toMillis() + i;
            history.add(
                    Event.of("query.submitted", "asked " + i, at)
                            .with("user_id", "curious")
                            .with("interaction_id", "asked " + i)
                            .with("text", "question " + i % ASKED));
        }
        return Arrivals.within(history, 1);
    }

    private static StetConfig config() {
        return StetConfig.from(
                new Configuration()
                        .set(StetOptions.FAMILIES, StetConfig.EVERY_FAMILY)
                        .set(StetOptions.GRAINS, GRAINS)
                        .set(StetOptions.SEGMENT_SETS, SETS)
                        .set(StetOptions.OUT_OF_ORDERNESS, OUT_OF_ORDERNESS)
                        .set(StetOptions.ALLOWED_LATENESS, LATENESS)
                        .set(StetOptions.IDLENESS, Duration.ofMillis(100))
                        .set(StetOptions.REFRESH_INTERVAL, Duration.ofMillis(50)));
    }
}
