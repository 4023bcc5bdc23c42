package dev.stet.local.demo;

import dev.stet.local.embedded.Folders;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The one folder that a demo writes into, held by a lock for as long as its process lives: the
 * operating system gives the lock up however the process ends. So whoever gets the lock has proof
 * that the demo of this folder is dead.
 */
final class DemoFolder implements AutoCloseable {

    static final String PREFIX = "stet-demo-";
    static final String LOCK = "demo.lock";

    private final Path path;
    private final FileChannel lock;

    private DemoFolder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /**
     * Makes a new one. It gets its name once it is locked, so that a demo that looks for leftovers
     * meanwhile finds none that is not.
     *
     * @param parent the directory of temporary files
     */
    static DemoFolder create(Path parent) throws IOException {
        Path path = Files.createTempDirectory(parent, "stet-new-");
        DemoFolder folder =
                take(path, StandardOpenOption.CREATE_NEW)
                        .orElseThrow(() -> new IOException("cannot lock " + path));
        String unique = path.getFileName().toString().substring("stet-new-".length());
        Path named = parent.resolve(PREFIX + unique);
        Files.move(path, named, StandardCopyOption.ATOMIC_MOVE);
        return new DemoFolder(named, folder.lock);
    }

    /**
     * That of a demo that is dead; empty where the demo is alive, or its folder is gone by now.
     *
     * @throws IOException where the lock cannot be read
     */
    static Optional<DemoFolder> takeOver(Path path) throws IOException {
        try {
            return take(path, StandardOpenOption.WRITE);
        } catch (NoSuchFileException e) {
            if (Files.exists(path)) {
                throw e;
            }
            return Optional.empty();
        }
    }

    private static Optional<DemoFolder> take(Path path, StandardOpenOption option)
            throws IOException {
        FileChannel channel =
                FileChannel.open(path.resolve(LOCK), option, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return Optional.of(new DemoFolder(path, channel));
            }
        } catch (OverlappingFileLockException e) {
            // This process itself holds it.
        }
        channel.close();
        return Optional.empty();
    }

    Path path() {
        return path;
    }

    Path flink() {
        return path.resolve("flink");
    }

    Path kafka() {
        return path.resolve("kafka");
    }

    Path postgres() {
        return path.resolve("postgres");
    }

    /** The file of targets. */
    Path targets() {
        return path.resolve("targets.yaml");
    }

    /** For what libraries unpack of themselves. */
    Path libraries() {
        return path.resolve("libraries");
    }

    /** Keeps it for the next demo to remove: something that uses it could not be ended. */
    void release() throws IOException {
        lock.close();
    }

    /**
     * Deletes it with all that is in it; the lock last, so that a deletion cut short is resumed.
     */
    @Override
    public void close() throws IOException {
        try (lock) {
            if (Files.exists(path)) {
                try (Stream<Path> all = Files.list(path)) {
                    for (Path inside : all.toList()) {
                        if (!inside.endsWith(LOCK)) {
                            Folders.delete(inside);
                        }
                    }
                }
            }
            Folders.delete(path);
        }
    }
}
