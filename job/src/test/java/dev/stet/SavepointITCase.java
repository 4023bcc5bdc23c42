package dev.stet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.JobLives.Life;
import dev.stet.config.StetConfig;
import dev.stet.config.StetOptions;
import dev.stet.contract.KpiRow;
import dev.stet.testkit.CollectedRows;
import dev.stet.testkit.KpiRowMaps;
import dev.stet.testkit.MiniClusters;
import dev.stet.testkit.SharedData;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.flink.testutils.junit.SharedObjectsExtension;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Real events through a job that is stopped with a savepoint twice, and goes on at another
 * parallelism each time: the rows that an independent program computed, and no reader sees one go
 * back.
 */
final class SavepointITCase {

    private static final long FIRST_STOP = 17_000;
    private static final long SECOND_STOP = 33_000;

    @RegisterExtension static final MiniClusterExtension FLINK = MiniClusters.withSlots(2);

    @RegisterExtension final SharedObjectsExtension shared = SharedObjectsExtension.create();

    @ParameterizedTest
    @ValueSource(strings = {"rocksdb", "hashmap"})
    void rescalesFromOneToTwoAndBack(String stateBackend, @TempDir Path folder) throws Exception {
        Path expected = SharedData.file("coauthor.expected.2.jsonl.gz");
        JobLives lives =
                new JobLives(shared, SharedData.file("coauthor.events.jsonl.gz"), stateBackend);

        Path first = lives.stopAfter(FIRST_STOP, new Life(config(), 1, null), folder);
        List<KpiRow> ofFirst = lives.rows();
        Path second = lives.stopAfter(SECOND_STOP, new Life(config(), 2, first), folder);
        List<KpiRow> ofSecond = lives.rows().subList(ofFirst.size(), lives.rows().size());
        lives.runToTheEnd(new Life(config(), 1, second));

        assertThat(ofFirst).as("the first life wrote final rows").anyMatch(KpiRow::last);
        assertThat(ofSecond).as("the second life wrote final rows").anyMatch(KpiRow::last);
        CollectedRows.assertNoReaderGoesBack(lives.rows());
        assertThat(KpiRowMaps.withoutSurvival(KpiRowMaps.ofSuggestionsAndQuestions(lives.rows())))
                .isEqualTo(KpiRowMaps.expected(expected));
    }

    /** As the expected rows were computed; a reader that has nothing to read holds no time back. */
    private static StetConfig config() {
        return StetConfig.from(
                new Configuration()
                        .set(StetOptions.GRAINS, List.of("1h", "1d"))
                        .set(StetOptions.SEGMENT_SETS, List.of("all", "model", "feature|model"))
                        .set(StetOptions.IDLENESS, Duration.ofMillis(100))
                        .set(StetOptions.REFRESH_INTERVAL, Duration.ofMillis(50)));
    }
}
