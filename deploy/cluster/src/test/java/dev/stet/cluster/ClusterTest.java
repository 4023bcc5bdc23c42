package dev.stet.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.local.DocumentedCommands;
import dev.stet.local.HelpPages;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class ClusterTest {

    private static final Map<String, Supplier<CommandLine>> CONSOLES =
            Map.of("cluster", Cluster::commandLine, "sql", SqlCommand::commandLine);

    @TempDir private Path folder;

    @Test
    void saysWhereThereIsNoCluster() {
        String home = folder.resolve("none").toString();
        assertThat(run("status", "--home", home))
                .isEqualTo(new Console(1, "no cluster in " + home + "\n"));
        assertThat(run("down", "--purge", "--home", home))
                .isEqualTo(new Console(0, "no cluster in " + home + "\n"));
        assertThat(run("submit", "--home", home))
                .isEqualTo(
                        new Console(
                                1,
                                "stet cluster submit: no JobManager runs in "
                                        + home
                                        + "; ./stet cluster up begins one\n"));
    }

    @Test
    void helpPagesAreWhatTheCommandsPrint() throws Exception {
        HelpPages.check(Cluster.commandLine());
        HelpPages.check(SqlCommand.commandLine());
    }

    @Test
    void refusesAParallelismThatIsNone() {
        for (String none : List.of("0", "-1")) {
            assertThat(run("submit", "--home", folder.toString(), "--parallelism", none))
                    .isEqualTo(
                            new Console(
                                    2,
                                    "stet cluster submit: --parallelism must be 1 or more, was "
                                            + none
                                            + " (see stet cluster submit --help)\n"));
        }
    }

    /** The documented commands; ClusterITCase runs some. */
    @Test
    void understandsWhatIsDocumented() throws Exception {
        assertThat(DocumentedCommands.parse(CONSOLES)).isGreaterThan(7);
    }

    @Test
    void namesAPortThatIsTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());
            assertThat(run("up", "--home", folder.toString(), "--kafka-port", port))
                    .isEqualTo(
                            new Console(
                                    1,
                                    "stet cluster up: --kafka-port: port " + port + " is taken\n"));
        }
    }

    @Test
    void letsOneCommandAtATimeChangeACluster() throws Exception {
        Home home = new Home(folder);
        Ledger.EMPTY.write(home.ledger());
        try (HomeLock held = HomeLock.take(home)) {
            assertThat(run("down", "--home", folder.toString()).out())
                    .contains("another command is at work on " + folder);
        }
        assertThat(run("down", "--purge", "--home", folder.toString()).exit()).isZero();
        assertThat(Files.exists(folder)).isFalse();
        Files.createDirectories(folder);
    }

    private static Console run(String... arguments) {
        return Console.run(Cluster.commandLine(), arguments);
    }
}
