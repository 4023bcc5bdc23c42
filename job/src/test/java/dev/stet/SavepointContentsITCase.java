package dev.stet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stet.JobLives.Life;
import dev.stet.config.StetConfig;
import dev.stet.oracle.Event;
import dev.stet.savepoint.Kept;
import dev.stet.savepoint.Savepoint;
import dev.stet.savepoint.SavepointException;
import dev.stet.testkit.MiniClusters;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.flink.testutils.junit.SharedObjectsExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is counted in a savepoint is what is known to be in it. */
final class SavepointContentsITCase {

    private static final long T = 1_700_000_000_000L;

    @RegisterExtension static final MiniClusterExtension FLINK = MiniClusters.withSlots(2);

    @RegisterExtension final SharedObjectsExtension shared = SharedObjectsExtension.create();

    @TempDir private Path folder = Path.of("");

    /** Three grains; six segment sets of each fact, two of each record. */
    @ParameterizedTest
    @ValueSource(strings = {"rocksdb", "hashmap"})
    void countsByUidAndState(String stateBackend) throws Exception {
        Path events = folder.resolve("events.jsonl");
        Files.write(
                events,
                List.of(
                        Event.of("suggestion.shown", "a", T).with("suggestion_id", "s").toJson(),
                        Event.of("query.submitted", "b", T)
                                .with("interaction_id", "i")
                                .with("text", "What is Flink?")
                                .toJson()));
        JobLives lives = new JobLives(shared, events, stateBackend);

        Path savepoint = lives.stopAfter(2, new Life(StetConfig.defaults(), 1, null), folder);

        var entries = new TreeMap<String, Long>();
        for (Kept kept : Savepoint.open(savepoint.toString()).kept()) {
            if (kept.entries().isPresent() && !kept.state().startsWith("_timer")) {
                entries.put(kept.uid() + " " + kept.state(), kept.entries().getAsLong());
                assertThat(kept.bytes() > 0)
                        .as(kept.toString())
                        .isEqualTo(kept.entries().getAsLong() > 0);
            }
        }
        assertThat(entries)
                .containsEntry("ingest.interactions SourceReaderState", 1L)
                .containsEntry("ingest.admission watermarks", 0L)
                .containsEntry("lifecycle.suggestions suggestions", 1L)
                .containsEntry("lifecycle.suggestions reached", 720L)
                .containsEntry("lifecycle.questions users", 1L)
                .containsEntry("lifecycle.questions chains", 0L)
                .containsEntry("rollup.kpi-rows cells", 3L * (6 + 6 + 2) + 2L * 6 + 2L * 6)
                .containsEntry("rollup.kpi-rows segments", 3L * (6 + 6 + 2) + 2L * 6 + 2L * 6)
                .containsEntry("rollup.kpi-rows sketches", 3L * 6 + 2L * 6);
    }

    @Test
    void saysWhatToNameWhereThereIsNone() throws Exception {
        for (Path path : List.of(folder.resolve("gone"), folder)) {
            assertThatThrownBy(() -> Savepoint.open(path.toString()))
                    .isInstanceOf(SavepointException.class)
                    .hasMessageStartingWith(path + " contains no savepoint: name the folder")
                    .message()
                    .hasLineCount(1);
        }
        Files.writeString(folder.resolve("_metadata"), "not that");
        assertThatThrownBy(() -> Savepoint.open(folder.toString()))
                .isInstanceOf(SavepointException.class)
                .hasMessageStartingWith(folder + " is not a savepoint, or is from a newer Flink")
                .message()
                .hasLineCount(1);
    }
}
