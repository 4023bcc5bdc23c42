package dev.stet.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.local.DocumentedCommands;
import dev.stet.local.GuardedKafka;
import dev.stet.local.embedded.ProcessIdentity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The real processes: begun, killed, begun again, given a job, ended. */
final class ClusterITCase {

    private static final String[] ALL = {
        "postgres", "kafka", "job-manager", "task-manager-1", "task-manager-2", "sql-gateway"
    };

    /** Other commands of that page, which other tests run. */
    private static final List<String> OTHERS = List.of("./stet sql", "./stet bench", "mvn package");

    private static final String EVENT =
            """
            {"event_id":"e1","event_type":"suggestion.shown","event_time":"2026-03-02T10:00:00Z","user_id":"ada","suggestion_id":"s1"}\
            """;

    @TempDir private Path folder;

    @Test
    @Timeout(600)
    void comesUpShowsWhatWasKilledAndLeavesNothingBehind() throws Exception {
        try (TestCluster cluster = new TestCluster(folder.resolve("cluster"))) {
            Home home = cluster.home();
            String said = cluster.up();
            Ports ports = cluster.ports();
            assertThat(said)
                    .contains(
                            ports.webInterface(),
                            ports.gatewayAddress(),
                            ports.bootstrapServers(),
                            ports.jdbcUrl(),
                            "./stet cluster submit --home " + home.root());
            assertAnswer(cluster.run("status"), ALL);

            cluster.kill(Member.TASK_MANAGER_1);
            Console status = cluster.run("status");
            assertThat(status.exit()).isOne();
            assertThat(status.out()).containsPattern("task-manager-1 +\\d+ +- +has ended");

            cluster.up();
            assertThat(cluster.begun())
                    .as("only the killed one is begun again")
                    .hasSize(ALL.length + 1);
            assertAnswer(cluster.run("status"), ALL);

            try (GuardedKafka kafka = GuardedKafka.start()) {
                GuardedJob job = new GuardedJob(cluster, kafka, folder);
                job.runs();
                job.isRefused();
                job.isNeverNamed();
            }
            runAsDocumented(cluster);
            assertThat(Purge.savepoints(home)).as("what 'flink stop' wrote stays").hasSize(1);
        }
    }

    /** Slots that are missing, before there is a job and once there is one; then a failure. */
    @Test
    @Timeout(600)
    void saysWhyAJobDoesNotRunAndHowToEndIt() throws Exception {
        try (TestCluster cluster = new TestCluster(folder.resolve("cluster"))) {
            cluster.up();
            Console refused = cluster.run("submit", "--parallelism", "9");
            assertThat(refused.exit()).isOne();
            assertThat(refused.out())
                    .hasLineCount(1)
                    .contains("--parallelism 9 needs 9 slots, but 4 of 4 slots are free");
            assertThat(new Probes(cluster.ports()).jobs()).isEmpty();

            String tooWide = run(cluster, 9, Job.STET);
            awaitStatus(cluster, "needs 9 slots, 4 of 4 slots are free");
            cancelAsAdvised(cluster, tooWide);

            String failing = cluster.succeed("submit").strip();
            new SubmittedJob(cluster, failing).awaitRunning(2);
            cluster.kill(Member.POSTGRES);
            send(cluster, EVENT);
            assertThat(awaitStatus(cluster, "Connection refused"))
                    .containsPattern(
                            "\n"
                                    + "    failed in Upsert KPI rows into PostgreSQL.*: Connection"
                                    + " refused\n");
            cancelAsAdvised(cluster, failing);

            cluster.up();
            String other = run(cluster, 3, "another");
            new SubmittedJob(cluster, other).awaitRunning(3);
            assertThat(cluster.run("submit").out())
                    .contains("--parallelism 2 needs 2 slots, but 1 of 4 slots are free")
                    .contains("give --parallelism 1 or less, or end another job");
        }
    }

    private static String awaitStatus(TestCluster cluster, String words) throws Exception {
        String[] said = {""};
        try {
            Await.until(
                    "status says " + words,
                    () -> {
                        said[0] = cluster.run("status").out();
                        return said[0].contains(words);
                    });
        } catch (AssertionError e) {
            throw new AssertionError(said[0], e);
        }
        return said[0];
    }

    /** Between two restarts every task may run for a moment. */
    private static void cancelAsAdvised(TestCluster cluster, String job) throws Exception {
        String advice = "by '%s cancel %s'".formatted(cluster.home().flink(), job);
        Await.until("advised: " + advice, () -> cluster.run("submit").out().contains(advice));
        cluster.flink("cancel", job);
        Probes probes = new Probes(cluster.ports());
        Await.until(
                job + " has ended",
                () ->
                        probes.jobs().stream()
                                .filter(one -> one.id().equals(job))
                                .allMatch(Job::hasEnded));
    }

    private static void send(TestCluster cluster, String event) throws Exception {
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", cluster.ports().bootstrapServers()),
                        new StringSerializer(),
                        new StringSerializer())) {
            producer.send(new ProducerRecord<>(Topics.INTERACTIONS, event)).get();
        }
    }

    /** By Flink's own command line, which does not look at slots. */
    private static String run(TestCluster cluster, int parallelism, String name) throws Exception {
        return SubmittedJob.id(
                cluster.flink(
                        "run",
                        "-d",
                        "-p",
                        "" + parallelism,
                        "-Dpipeline.name=" + name,
                        Home.project().resolve("job/target/stet-job.jar").toString(),
                        "--config",
                        cluster.home().stetConfiguration().toString()));
    }

    /** The commands of docs/cluster.md, from the first to the last. */
    private static void runAsDocumented(TestCluster cluster) throws Exception {
        String job = "";
        for (List<String> line :
                DocumentedCommands.inBlockWith("docs/cluster.md", "./stet cluster up")) {
            List<String> more = line.subList(2, line.size());
            switch (String.join(" ", line.subList(0, 2))) {
                case "./stet cluster" -> {
                    String said =
                            cluster.succeed(
                                    more.get(0),
                                    more.subList(1, more.size()).toArray(String[]::new));
                    if (more.get(0).equals("submit")) {
                        job = said.strip();
                        new SubmittedJob(cluster, job).awaitRunning(2);
                        assertThat(cluster.run("submit").out())
                                .contains(
                                        "job "
                                                + job
                                                + " is RUNNING: end it first, with a savepoint, by")
                                .contains("flink stop " + job);
                    }
                }
                case "target/cluster/bin/flink stop" -> {
                    assertThat(more).containsExactly("JOB");
                    assertThat(cluster.flink("stop", job)).contains("Savepoint completed");
                }
                default -> assertThat(OTHERS).contains(String.join(" ", line.subList(0, 2)));
            }
        }
        assertThat(job).isNotEmpty();
    }

    /** As a terminal's Ctrl-C does, once the first processes run. */
    @Test
    @Timeout(120)
    void interruptedItEndsWhatItBegan() throws Exception {
        Home home = new Home(folder.resolve("interrupted"));
        Process up =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                                "-Dstet.home=" + Home.project(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                Cluster.class.getName(),
                                "up",
                                "--home",
                                home.root().toString())
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("up.out").toFile())
                        .start();
        List<ProcessIdentity> begun = new ArrayList<>();
        try {
            while (Ledger.read(home.ledger()).processes().size() < 3) {
                assertThat(up.isAlive()).as(Files.readString(folder.resolve("up.out"))).isTrue();
                up.waitFor(20, TimeUnit.MILLISECONDS);
            }
            begun.addAll(Ledger.read(home.ledger()).processes().values());
            up.destroy();
            assertThat(up.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            up.destroyForcibly();
            new TestCluster(home.root()).run("down");
        }
        assertThat(begun).isNotEmpty().noneMatch(ProcessIdentity::isAlive);
        assertThat(Ledger.read(home.ledger()).processes()).isEmpty();
    }

    private static void assertAnswer(Console status, String... members) {
        for (String member : members) {
            assertThat(status.out()).containsPattern(member + " +\\d+ +[-\\d]+ +answers");
        }
        assertThat(status.exit()).as(status.out()).isZero();
    }
}
