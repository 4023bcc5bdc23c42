package dev.stet.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.local.embedded.ProcessIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ClusterBrokerTest {

    private static final ProcessIdentity SELF =
            ProcessIdentity.of(ProcessHandle.current().pid()).orElseThrow();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void isFoundWhileItRuns() throws Exception {
        write("KAFKA", SELF.born());
        assertThat(ClusterBroker.bootstrapServers(folder)).contains("127.0.0.1:9093");
    }

    /** Another process has its number by now. */
    @Test
    void isNotFoundOnceItHasEnded() throws Exception {
        write("KAFKA", SELF.born() + "0");
        assertThat(ClusterBroker.bootstrapServers(folder)).isEmpty();
    }

    @Test
    void isNotFoundWhereNoneWasStarted() throws Exception {
        assertThat(ClusterBroker.bootstrapServers(folder)).isEmpty();
        write("POSTGRES", SELF.born());
        assertThat(ClusterBroker.bootstrapServers(folder)).isEmpty();
    }

    /** As LedgerTest of the cluster's module has it. */
    private void write(String member, String born) throws IOException {
        Files.writeString(
                folder.resolve("cluster.json"),
                """
                {"ports": {"web": 1, "kafka": 9093},
                 "processes": {"%s": {"pid": %d, "born": "%s"}}}
                """
                        .formatted(member, SELF.pid(), born));
    }
}
