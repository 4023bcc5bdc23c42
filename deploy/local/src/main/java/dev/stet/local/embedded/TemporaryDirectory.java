package dev.stet.local.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A directory of this process alone, gone with everything in it once closed. */
public final class TemporaryDirectory implements AutoCloseable {

    private final Path path;

    private TemporaryDirectory(Path path) {
        this.path = path;
    }

    /**
     * Makes a new one.
     *
     * @param name tells a person who looks into the directory of temporary files whose it is
     */
    public static TemporaryDirectory create(String name) throws IOException {
        return new TemporaryDirectory(Files.createTempDirectory("stet-" + name + "-"));
    }

    /**
     * Makes a new one.
     *
     * @param path where; nothing may be there yet
     */
    public static TemporaryDirectory createAt(Path path) throws IOException {
        return new TemporaryDirectory(Files.createDirectory(path));
    }

    public Path path() {
        return path;
    }

    /**
     * Deletes it.
     *
     * @throws IOException naming what could not be deleted
     */
    @Override
    public void close() throws IOException {
        Folders.delete(path);
    }
}
