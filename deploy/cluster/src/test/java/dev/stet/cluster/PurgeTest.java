package dev.stet.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PurgeTest {

    @TempDir private Path folder;

    @Test
    void asksOnATerminal() throws Exception {
        Home home = home("asked", 2);
        List<String> questions = new ArrayList<>();
        Purge.of(
                        home,
                        false,
                        Optional.of(
                                question -> {
                                    questions.add(question);
                                    return false;
                                }))
                .removeHome();
        assertThat(questions)
                .containsExactly(home.savepoints() + " holds 2 savepoints. Remove them too?");
        assertThat(Purge.savepoints(home)).hasSize(2);

        Purge.of(home, false, Optional.of(question -> true)).removeHome();
        assertThat(home.root()).doesNotExist();
    }

    @Test
    void keepsSavepointsWithoutATerminal() throws Exception {
        Home home = home("kept", 1);
        assertThat(purge("kept"))
                .endsWith(
                        "emptied %s; 1 savepoint stays in %s: './stet cluster down --purge --yes' removes it too\n"
                                .formatted(home.root(), home.savepoints()));
        assertThat(files(home)).containsExactly(home.savepoints());

        assertThat(purge("kept")).startsWith("1 savepoint stays in ");
        assertThat(purge("kept", "--yes"))
                .isEqualTo("removed 1 savepoint in %s\n".formatted(home.savepoints()));
        assertThat(home.root()).doesNotExist();
        assertThat(purge("kept", "--yes")).isEqualTo("no cluster in " + home.root() + "\n");
    }

    @Test
    void removesAllWithYesOrWithoutSavepoints() throws Exception {
        Home with = home("with", 3);
        assertThat(purge("with", "--yes"))
                .endsWith("removed " + with.root() + " with 3 savepoints\n");
        assertThat(with.root()).doesNotExist();

        Home without = home("without", 0);
        assertThat(purge("without")).endsWith("removed " + without.root() + "\n");
        assertThat(without.root()).doesNotExist();
    }

    private Home home(String name, int savepoints) throws IOException {
        Home home = new Home(folder.resolve(name));
        home.create();
        Ledger.EMPTY.write(home.ledger());
        for (int i = 0; i < savepoints; i++) {
            Path savepoint = home.savepoints().resolve("savepoint-" + i);
            Files.createDirectories(savepoint);
            Files.writeString(savepoint.resolve("_metadata"), "state");
        }
        return home;
    }

    private String purge(String name, String... more) {
        List<String> arguments =
                new ArrayList<>(
                        List.of("down", "--purge", "--home", folder.resolve(name).toString()));
        arguments.addAll(List.of(more));
        Console ended = Console.run(Cluster.commandLine(), arguments.toArray(String[]::new));
        assertThat(ended.exit()).as(ended.out()).isZero();
        return ended.out();
    }

    private static List<Path> files(Home home) throws IOException {
        try (var files = Files.list(home.root())) {
            return files.toList();
        }
    }
}
