package dev.stet.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.local.DocumentedCommands;
import dev.stet.local.GuardedKafka;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
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

    @TempDir private Path folder;

    @Test
    @Timeout(300)
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
        }
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
                                .contains("job " + job + " is RUNNING: end it first by");
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
