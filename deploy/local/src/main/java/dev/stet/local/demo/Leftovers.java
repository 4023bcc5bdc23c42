package dev.stet.local.demo;

import dev.stet.local.embedded.EmbeddedDatabase;
import dev.stet.local.embedded.ProcessEnd;
import dev.stet.local.embedded.ProcessIdentity;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What demos that were killed left behind: a folder each, and a PostgreSQL that still runs. A demo
 * that is alive is never touched, nor is anything of another user.
 */
final class Leftovers {

    private Leftovers() {}

    /**
     * Ends and deletes what is proven to be left over.
     *
     * @param parent the directory of temporary files
     * @param say takes a line for each: what was removed, or what cannot be and why
     */
    static void remove(Path parent, Consumer<String> say) throws IOException {
        for (Path path : folders(parent)) {
            try {
                Optional<DemoFolder> dead = DemoFolder.takeOver(path);
                if (dead.isPresent()) {
                    say.accept(remove(dead.get()));
                }
            } catch (IOException e) {
                say.accept(
                        "%s may be left over from a killed demo, but this is not proven (%s);"
                                        .formatted(path, e)
                                + " delete it by hand if no demo runs");
            }
        }
    }

    private static List<Path> folders(Path parent) throws IOException {
        UserPrincipal self = self(parent);
        List<Path> folders = new ArrayList<>();
        try (DirectoryStream<Path> found =
                Files.newDirectoryStream(parent, DemoFolder.PREFIX + "*")) {
            for (Path path : found) {
                if (Files.isDirectory(path) && Files.getOwner(path).equals(self)) {
                    folders.add(path);
                }
            }
        }
        return folders;
    }

    /** The user of this process, as the file system knows it. */
    private static UserPrincipal self(Path parent) throws IOException {
        Path probe = Files.createTempFile(parent, "stet-new-", "");
        try {
            return Files.getOwner(probe);
        } finally {
            Files.delete(probe);
        }
    }

    private static String remove(DemoFolder dead) throws IOException {
        String ended = "";
        try (dead) {
            Optional<ProcessIdentity> server = EmbeddedDatabase.running(dead.postgres());
            if (server.isPresent()) {
                ProcessEnd.interrupt("PostgreSQL", server.get());
                ended = "PostgreSQL (process %d) and ".formatted(server.get().pid());
            }
        }
        return "Removed what a killed demo left behind: %s%s".formatted(ended, dead.path());
    }
}
