package dev.stet.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stet.local.embedded.ProcessIdentity;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LedgerTest {

    private static final Ports PORTS = new Ports(1, 2, 3, 4, 5, 6);

    @TempDir private Path folder;

    @Test
    void isReadAsItWasWritten() throws Exception {
        Ledger ledger =
                Ledger.EMPTY.with(PORTS).with(Member.KAFKA, new ProcessIdentity(7, "boot+8"));
        Path file = folder.resolve("cluster.json");
        ledger.write(file);

        assertThat(Ledger.read(file)).isEqualTo(ledger);
        assertThat(ledger.without(Member.KAFKA)).isEqualTo(Ledger.EMPTY.with(PORTS));
        assertThat(Ledger.read(folder.resolve("none.json"))).isEqualTo(Ledger.EMPTY);
    }

    @Test
    void namesAFileThatIsNone() throws Exception {
        Path file = Files.writeString(folder.resolve("cluster.json"), "{");
        assertThatThrownBy(() -> Ledger.read(file)).hasMessageContaining(file.toString());
    }

    /** The number of a process that runs, but begun at another time. */
    @Test
    void aNumberThatIsUsedAgainIsAnotherProcess() throws Exception {
        ProcessIdentity self = ProcessIdentity.of(ProcessHandle.current().pid()).orElseThrow();
        ProcessIdentity before = new ProcessIdentity(self.pid(), self.born() + "0");

        assertThat(Ledger.EMPTY.with(Member.KAFKA, self).isAlive(Member.KAFKA)).isTrue();
        assertThat(Ledger.EMPTY.with(Member.KAFKA, before).isAlive(Member.KAFKA)).isFalse();
        Ending.end(Member.KAFKA, before);
        assertThat(ProcessIdentity.of(Long.MAX_VALUE)).isEmpty();
    }
}
