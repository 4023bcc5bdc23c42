package dev.stet.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.local.embedded.ProcessIdentity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A cluster of real processes, worked by its own commands. Closed, it has gone with everything that
 * it began; whatever else runs on the machine is left alone.
 */
final class TestCluster implements AutoCloseable {

    private final Home home;
    private final Set<ProcessIdentity> begun = new LinkedHashSet<>();

    TestCluster(Path folder) {
        home = new Home(folder);
    }

    Home home() {
        return home;
    }

    Ports ports() throws IOException {
        return Ledger.read(home.ledger()).ports();
    }

    /** Every process that it ever had. */
    Set<ProcessIdentity> begun() {
        return begun;
    }

    /** One of {@code stet cluster}'s commands, on this cluster. */
    Console run(String command, String... more) {
        String[] arguments =
                Stream.concat(Stream.of(command, "--home", home.root().toString()), Stream.of(more))
                        .toArray(String[]::new);
        return Console.run(Cluster.commandLine(), arguments);
    }

    /** The same, which has to end well. */
    String succeed(String command, String... more) {
        Console ended = run(command, more);
        assertThat(ended.exit()).as(ended.out()).isZero();
        return ended.out();
    }

    /** Begins what does not run. */
    String up() throws IOException {
        String said = succeed("up");
        begun.addAll(Ledger.read(home.ledger()).processes().values());
        return said;
    }

    /** As {@code kill -9} does. */
    void kill(Member member) throws Exception {
        ProcessHandle victim =
                Ledger.read(home.ledger())
                        .process(member)
                        .flatMap(ProcessIdentity::handle)
                        .orElseThrow();
        victim.destroyForcibly();
        victim.onExit().get(10, TimeUnit.SECONDS);
    }

    /** Runs Flink's own command line, which has to end well; what it said. */
    String flink(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(home.flink().toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try {
            process.getOutputStream().close();
            String said =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(said).isZero();
            return said;
        } finally {
            process.destroyForcibly();
        }
    }

    @Override
    public void close() {
        Console down = run("down", "--purge");
        assertThat(down.exit()).as(down.out()).isZero();
        assertThat(begun).noneMatch(ProcessIdentity::isAlive);
        assertThat(home.root()).doesNotExist();
    }
}
