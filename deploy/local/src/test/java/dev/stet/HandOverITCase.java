package dev.stet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.contract.View;
import dev.stet.local.CoauthorTopic;
import dev.stet.local.WrittenRows;
import dev.stet.local.embedded.EmbeddedDatabase;
import dev.stet.local.embedded.EmbeddedKafka;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * As docs/backfill.md tells: one job writes the windows before an instant, out of files, another
 * those from it on, out of Kafka. Neither a window is missing nor one written by both.
 */
final class HandOverITCase {

    /** A midnight in the midst of the events. */
    private static final Instant CUT = Instant.parse("2021-08-30T00:00:00Z");

    private static final Duration COMPLETE_AFTER = Duration.ofHours(1);
    private static final Duration LOOK_BACK = Duration.ofDays(8);

    @TempDir private Path folder = Path.of("");

    @ParameterizedTest
    @EnumSource(names = {"BATCH", "STREAMING"})
    void leavesNoGapAndNoOverlap(RuntimeExecutionMode mode) throws Exception {
        CoauthorTopic topic = CoauthorTopic.of(mode.ordinal());
        Path log = folder.resolve("log.jsonl");
        topic.write(log, CUT.plus(COMPLETE_AFTER));
        try (EmbeddedKafka kafka = EmbeddedKafka.start();
                EmbeddedDatabase database = EmbeddedDatabase.start()) {
            topic.fill(kafka);

            LocalJob.run(options(database, backfill(log)), mode);

            for (View view : List.of(View.SUGGESTION, View.QUESTION)) {
                assertWritten(
                        database, view, "after the backfill", before(WrittenRows.expected(view)));
            }
            List<String> written = versions(database);

            LocalJob.run(options(database, live(kafka)), RuntimeExecutionMode.STREAMING);

            for (View view : List.of(View.SUGGESTION, View.QUESTION)) {
                assertWritten(database, view, "with the live job", WrittenRows.expected(view));
            }
            assertThat(versions(database)).as("what the backfill wrote").isEqualTo(written);
        }
    }

    private static String backfill(Path log) {
        return """
          source: files
          files.paths: %s
          rollup.windows-until: %s
        """
                .formatted(log, CUT);
    }

    /** One that ends, for the sake of the test. */
    private static String live(EmbeddedKafka kafka) {
        return """
          kafka:
            bootstrap-servers: %s
            start-at: %s
            bounded: true
          rollup.windows-from: %s
        """
                .formatted(kafka.bootstrapServers(), CUT.minus(LOOK_BACK), CUT);
    }

    private Path options(EmbeddedDatabase database, String source) throws Exception {
        return Files.writeString(
                folder.resolve("stet.yaml"),
                """
                stet:
                %s
                  rollup.grains: [1h, 1d]
                  rollup.segment-sets: [all, model, feature|model]
                  rollup.refresh-interval: 200 ms
                  sinks:
                    enabled: [postgres, files]
                    files.path: %s
                    postgres:
                      url: %s
                      user: %s
                      create: true
                """
                        .formatted(
                                source,
                                folder.resolve("rows"),
                                database.url(),
                                EmbeddedDatabase.USER));
    }

    /** In tables, where a second writer would be passed over, and in files, where he would show. */
    private void assertWritten(
            EmbeddedDatabase database,
            View view,
            String when,
            SortedMap<String, SortedMap<String, Long>> expected)
            throws Exception {
        WrittenRows rows = WrittenRows.like(view, WrittenRows.expected(view));
        try (Connection connection = database.connect()) {
            assertThat(rows.inPostgres(connection)).as("%s %s", view, when).isEqualTo(expected);
        }
        assertThat(rows.inParquet(folder.resolve("rows")))
                .as("%s %s, in files", view, when)
                .isEqualTo(expected);
    }

    private static SortedMap<String, SortedMap<String, Long>> before(
            SortedMap<String, SortedMap<String, Long>> rows) {
        SortedMap<String, SortedMap<String, Long>> before = new TreeMap<>(rows);
        before.keySet().removeIf(key -> !Instant.parse(key.split(", ", -1)[2]).isBefore(CUT));
        return before;
    }

    /** A line for each row of before the cut, of every view. */
    private static List<String> versions(EmbeddedDatabase database) throws Exception {
        TreeSet<String> versions = new TreeSet<>();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            for (View view : View.values()) {
                ResultSet rows =
                        statement.executeQuery(
                                "SELECT * FROM %s WHERE window_start < '%s'"
                                        .formatted(view.table(), CUT));
                while (rows.next()) {
                    versions.add(
                            "%s %s %s %s %s %s"
                                    .formatted(
                                            view,
                                            rows.getString("grain"),
                                            rows.getString("window_start"),
                                            rows.getString("segment_by"),
                                            rows.getString("segment"),
                                            rows.getString("version")));
                }
            }
        }
        assertThat(versions).isNotEmpty();
        return List.copyOf(versions);
    }
}
