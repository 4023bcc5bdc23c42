package dev.stet.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LeftoversTest {

    @TempDir private Path parent;

    private List<String> remove() throws IOException {
        List<String> said = new ArrayList<>();
        Leftovers.remove(parent, said::add);
        return said;
    }

    /** As a killed process leaves it: with its files, and nobody who holds the lock. */
    private Path dead(String name) throws IOException {
        Path folder = Files.createDirectory(parent.resolve(DemoFolder.PREFIX + name));
        Files.writeString(folder.resolve(DemoFolder.LOCK), "");
        Files.writeString(Files.createDirectory(folder.resolve("kafka")).resolve("log"), "x");
        return folder;
    }

    @Test
    void aDeadDemosFolderIsRemoved() throws Exception {
        Path folder = dead("1");

        assertThat(remove()).containsExactly("Removed what a killed demo left behind: " + folder);
        assertThat(folder).doesNotExist();
        assertThat(remove()).isEmpty();
    }

    @Test
    void aLiveDemosFolderIsLeftAlone() throws Exception {
        try (DemoFolder alive = DemoFolder.create(parent)) {
            assertThat(remove()).isEmpty();
            assertThat(alive.path()).isDirectory();
        }
        assertThat(parent).isEmptyDirectory();
    }

    @Test
    void aFolderWithoutProofIsNamedAndLeftAlone() throws Exception {
        Path folder = Files.createDirectory(parent.resolve(DemoFolder.PREFIX + "2"));

        assertThat(remove())
                .singleElement()
                .asString()
                .startsWith(folder + " may be left over from a killed demo, but this is not proven")
                .endsWith("delete it by hand if no demo runs");
        assertThat(folder).isDirectory();
    }

    /** The number in the file is that of a process that has nothing to do with the folder. */
    @Test
    void anotherProcessThatHasTheNumberNowLivesOn() throws Exception {
        Process other = new ProcessBuilder("cat").start();
        try {
            Path folder = dead("3");
            Path data = Files.createDirectories(folder.resolve("postgres").resolve("data"));
            Files.writeString(data.resolve("postmaster.pid"), other.pid() + "\n" + data + "\n");

            assertThat(remove())
                    .containsExactly("Removed what a killed demo left behind: " + folder);
            assertThat(folder).doesNotExist();
            assertThat(other.isAlive()).isTrue();
        } finally {
            other.destroyForcibly();
        }
    }
}
