package dev.stet.cluster;

import dev.stet.local.embedded.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Removes the working folder of a cluster. Savepoints in it outlive it unless somebody agrees to
 * lose them: nothing else brings back a job's state.
 */
final class Purge {

    private final Home home;
    private final List<Path> savepoints;
    private final boolean keepsSavepoints;

    private Purge(Home home, List<Path> savepoints, boolean keepsSavepoints) {
        this.home = home;
        this.savepoints = savepoints;
        this.keepsSavepoints = keepsSavepoints;
    }

    /**
     * Decides what stays; nothing is removed yet.
     *
     * @param yes whether savepoints may go without a question
     * @param terminal whom to ask otherwise; without one, savepoints stay
     */
    static Purge of(Home home, boolean yes, Optional<Confirmation> terminal) throws IOException {
        List<Path> savepoints = savepoints(home);
        boolean keeps =
                !savepoints.isEmpty()
                        && !yes
                        && !terminal.map(asked -> asked.confirms(question(home, savepoints)))
                                .orElse(false);
        return new Purge(home, savepoints, keeps);
    }

    private static String question(Home home, List<Path> savepoints) {
        return "%s holds %s. Remove %s too?"
                .formatted(home.savepoints(), counted(savepoints), them(savepoints));
    }

    /** Those that Flink has completed. */
    static List<Path> savepoints(Home home) throws IOException {
        if (!Files.isDirectory(home.savepoints())) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(home.savepoints())) {
            return folders.filter(folder -> Files.exists(folder.resolve("_metadata")))
                    .sorted()
                    .toList();
        }
    }

    /** All of the folder, or all but its savepoints; what was done, in one line. */
    String removeHome() throws IOException {
        if (!keepsSavepoints) {
            Folders.delete(home.root());
            return savepoints.isEmpty()
                    ? "removed " + home.root()
                    : "removed %s with %s".formatted(home.root(), counted(savepoints));
        }
        try (Stream<Path> entries = Files.list(home.root())) {
            for (Path entry : entries.filter(entry -> !entry.equals(home.savepoints())).toList()) {
                Folders.delete(entry);
            }
        }
        return "emptied %s; %s".formatted(home.root(), kept());
    }

    /** The savepoints, where nothing else is left of the cluster; what was done, in one line. */
    String removeSavepoints() throws IOException {
        if (keepsSavepoints) {
            return kept();
        }
        for (Path savepoint : savepoints) {
            Folders.delete(savepoint);
        }
        deleteIfEmpty(home.savepoints());
        deleteIfEmpty(home.root());
        return "removed %s in %s".formatted(counted(savepoints), home.savepoints());
    }

    private static void deleteIfEmpty(Path folder) throws IOException {
        boolean empty;
        try (Stream<Path> left = Files.list(folder)) {
            empty = left.findAny().isEmpty();
        }
        if (empty) {
            Files.delete(folder);
        }
    }

    private String kept() {
        return "%s %s in %s: './stet cluster down --purge --yes' removes %s too"
                .formatted(
                        counted(savepoints),
                        savepoints.size() == 1 ? "stays" : "stay",
                        home.savepoints(),
                        them(savepoints));
    }

    private static String them(List<Path> savepoints) {
        return savepoints.size() == 1 ? "it" : "them";
    }

    private static String counted(List<Path> savepoints) {
        return savepoints.size() == 1 ? "1 savepoint" : savepoints.size() + " savepoints";
    }
}
