package dev.stet.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.contract.View;
import dev.stet.local.CoauthorTopic;
import dev.stet.local.WrittenRows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A job's whole life on a cluster of real processes: submitted, hit by a crash, stopped with a
 * savepoint, restored with another parallelism. In every sink it leaves the rows that an
 * independent program computed, and nobody who reads meanwhile sees a row go back.
 */
final class ClusterLifeITCase {

    private static final int WIDE = 3;
    private static final int NARROW = 2;

    @TempDir private Path folder;

    @Test
    @Timeout(600)
    void survivesACrashAndARestoreWithAnotherParallelism() throws Exception {
        CoauthorTopic topic = CoauthorTopic.of(WIDE);
        List<WrittenRows> tables = new ArrayList<>();
        int expected = 0;
        for (View view : List.of(View.SUGGESTION, View.QUESTION)) {
            SortedMap<String, SortedMap<String, Long>> rows = WrittenRows.expected(view);
            tables.add(WrittenRows.like(view, rows));
            expected += rows.size();
        }
        int rows = expected;
        try (TestCluster cluster = new TestCluster(folder.resolve("cluster"))) {
            new Lake(cluster.home()).addLibrary();
            cluster.up();
            chooseOptions(cluster.home());
            Portions portions = new Portions(topic, cluster.ports().bootstrapServers());
            SubmittedJob wide =
                    new SubmittedJob(
                            cluster, cluster.succeed("submit", "--parallelism", "" + WIDE).strip());
            try (RowWatch watch = RowWatch.begin(cluster.ports(), tables)) {
                wide.awaitRunning(WIDE);
                crash(cluster, wide, watch, portions);
                String savepoint = wide.stop();

                portions.sendUpTo(100);
                SubmittedJob narrow =
                        SubmittedJob.told(
                                cluster,
                                cluster.flink(
                                        "run",
                                        "-d",
                                        "-p",
                                        "" + NARROW,
                                        "-s",
                                        savepoint,
                                        "-c",
                                        "dev.stet.StetJob",
                                        Home.project()
                                                .resolve("job/target/stet-job.jar")
                                                .toString(),
                                        "--config",
                                        cluster.home().stetConfiguration().toString()));
                narrow.awaitRunning(NARROW);
                int read = topic.records() + topic.letTimeRunOut(portions.bootstrapServers);
                Await.until("every row is final", () -> watch.finals() == rows);
                Await.until("everything is counted", () -> countedRecords(cluster) == read);
                narrow.stop();

                assertThat(watch.complaints()).isEmpty();
                assertThat(watch.corrected()).isPositive();
            }
            for (WrittenRows table : tables) {
                assertHolds(cluster, table);
            }
            assertThat(WrittenRows.read(portions.bootstrapServers, "stet.dead_letters")).isEmpty();
            assertThat(WrittenRows.read(portions.bootstrapServers, "stet.late")).isEmpty();
        }
    }

    /**
     * A TaskManager dies after a checkpoint, once rows have become final since: they are said
     * again, after provisional ones.
     */
    private static void crash(
            TestCluster cluster, SubmittedJob job, RowWatch watch, Portions portions)
            throws Exception {
        portions.sendUpTo(30);
        Await.until("rows are final", () -> watch.finals() > 0);
        job.awaitCheckpoint();
        int before = watch.finals();
        portions.sendUpTo(60);
        Await.until("more rows are final", () -> watch.finals() > before);
        cluster.kill(Member.TASK_MANAGER_1);
        portions.sendUpTo(75);
        cluster.up();
        Await.until("the job goes on from a checkpoint", () -> job.restored() > 0);
        job.awaitRunning(WIDE);
        int restored = watch.finals();
        Await.until("still more rows are final", () -> watch.finals() > restored);
    }

    /** In each sink, one after the other. */
    private static void assertHolds(TestCluster cluster, WrittenRows table) throws Exception {
        SortedMap<String, SortedMap<String, Long>> expected = WrittenRows.expected(table.view());
        try (Connection connection = new Probes(cluster.ports()).postgres()) {
            assertThat(table.inPostgres(connection)).as("PostgreSQL").isEqualTo(expected);
        }
        assertThat(table.inKafka(cluster.ports().bootstrapServers()))
                .as("Kafka")
                .isEqualTo(expected);
        assertThat(table.inParquet(parquet(cluster.home()))).as("Parquet").isEqualTo(expected);
        Lake lake = new Lake(cluster.home());
        assertThat(lake.read(table, cluster.ports().gatewayAddress()))
                .as("Iceberg")
                .isEqualTo(expected);
    }

    private static long countedRecords(TestCluster cluster) throws IOException, SQLException {
        try (Connection connection = new Probes(cluster.ports()).postgres();
                Statement statement = connection.createStatement();
                ResultSet sum =
                        statement.executeQuery(
                                "SELECT SUM(read) FROM ingest_kpi WHERE grain = '1d' AND segment_by"
                                        + " = 'all'")) {
            sum.next();
            return sum.getLong(1);
        }
    }

    private static Path parquet(Home home) {
        return home.root().resolve("rows");
    }

    /** What {@code up} wrote, edited: every sink, and what the expected rows are told apart by. */
    private static void chooseOptions(Home home) throws IOException {
        Path file = home.stetConfiguration();
        String given = Files.readString(file);
        assertThat(given).contains("[kafka, postgres]");
        Files.writeString(
                file,
                given.replace("[kafka, postgres]", "[kafka, postgres, files, iceberg]")
                        + new Lake(home).options()
                        + """
                        stet.sinks.files.path: "%s"
                        stet.families: [task]
                        stet.rollup.grains: [1h, 1d]
                        stet.rollup.segment-sets: [all, model, feature|model]
                        stet.rollup.refresh-interval: 200 ms
                        # No partition is left out while a process is down.
                        stet.ingest.idleness: 10 min
                        """
                                .formatted(parquet(home)));
    }

    /** The events, a part at a time. */
    private static final class Portions {

        private final CoauthorTopic topic;
        private final String bootstrapServers;
        private int sent;

        Portions(CoauthorTopic topic, String bootstrapServers) {
            this.topic = topic;
            this.bootstrapServers = bootstrapServers;
        }

        void sendUpTo(int percent) {
            int to = (int) (topic.records() * (long) percent / 100);
            topic.send(bootstrapServers, sent, to);
            sent = to;
        }
    }
}
