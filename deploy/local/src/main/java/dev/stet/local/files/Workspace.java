package dev.stet.local.files;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folder that a run writes into. Until {@link #publish} everything lies in a hidden folder
 * within it; then the finished files are moved to their places, each in one step, so that a reader
 * never sees half a file. Closing removes the hidden folder, at any time and from any thread.
 */
public final class Workspace implements Closeable {

    static final String HIDDEN = ".stet-replay.tmp";

    private static final int ATTEMPTS = 20;

    private final Path out;
    private final Path hidden;
    private final FileChannel lock;
    private final List<Path> finished = new ArrayList<>();
    private final List<Path> removed = new ArrayList<>();
    private boolean closed;
    private boolean published;

    private Workspace(Path out, Path hidden, FileChannel lock) {
        this.out = out;
        this.hidden = hidden;
        this.lock = lock;
    }

    /**
     * Makes the folder where it is missing, and clears what a killed run has left behind.
     *
     * @throws IOException saying in one line why the folder cannot be written into: it is a file,
     *     there is no permission, another run writes into it
     */
    public static Workspace open(Path out) throws IOException {
        if (Files.exists(out) && !Files.isDirectory(out)) {
            throw new IOException("%s is a file, not a folder".formatted(out));
        }
        Path hidden = out.resolve(HIDDEN);
        FileChannel lock;
        try {
            Files.createDirectories(hidden);
            lock =
                    FileChannel.open(
                            hidden.resolve("lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new IOException("cannot write into %s: %s".formatted(out, reason(e)), e);
        }
        if (!isLocked(lock)) {
            lock.close();
            throw new IOException("another replay is writing into %s".formatted(out));
        }
        Workspace workspace = new Workspace(out, hidden, lock);
        workspace.clear();
        Files.createDirectory(workspace.runs());
        Files.createDirectory(workspace.scratch());
        Files.createDirectory(workspace.files());
        return workspace;
    }

    private static String reason(IOException e) {
        return e instanceof java.nio.file.AccessDeniedException
                ? "no permission"
                : String.valueOf(e.getMessage());
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    /** Where sorted runs go. */
    public Path runs() {
        return hidden.resolve("runs");
    }

    /** Where the job may put temporary files of its own. */
    public Path scratch() {
        return hidden.resolve("scratch");
    }

    private Path files() {
        return hidden.resolve("files");
    }

    /** The runs of one output file. */
    public List<Path> runs(String name) throws IOException {
        try (Stream<Path> all = Files.list(runs())) {
            return all.filter(path -> path.getFileName().toString().startsWith(name + "-"))
                    .sorted()
                    .toList();
        }
    }

    /**
     * Where to write a file that {@link #publish} is to move to its place.
     *
     * @param place relative to the folder of the run
     */
    public Path begin(String place) throws IOException {
        Path file = files().resolve(place + ".tmp");
        Files.createDirectories(file.resolveSibling("."));
        return file;
    }

    /** Says that the file begun for this place is complete. */
    public void finish(String place) {
        finished.add(Path.of(place));
    }

    /** Says that this run has nothing for this place, so that no earlier file may stay there. */
    public void remove(String place) {
        removed.add(Path.of(place));
    }

    /**
     * Moves all finished files to their places, over those of an earlier run, and removes those
     * that an earlier run has left where this one has nothing.
     *
     * @throws IOException if closed before, or if a file cannot be moved or removed
     */
    public synchronized void publish() throws IOException {
        if (closed) {
            throw new IOException("the run was stopped");
        }
        for (Path place : finished) {
            Path target = out.resolve(place);
            Files.createDirectories(target.resolveSibling("."));
            Files.move(
                    files().resolve(place + ".tmp"),
                    target,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        }
        for (Path place : removed) {
            Files.deleteIfExists(out.resolve(place));
        }
        finished.clear();
        removed.clear();
        published = true;
    }

    /** Whether the files are at their places. */
    public synchronized boolean isPublished() {
        return published;
    }

    /** Removes all that was not published. Whoever still writes may fail; nothing is left. */
    @Override
    public synchronized void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        for (int attempt = 1; Files.exists(hidden); attempt++) {
            try {
                clear();
                lock.close();
                Files.deleteIfExists(hidden.resolve("lock"));
                Files.deleteIfExists(hidden);
            } catch (IOException | UncheckedIOException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
        lock.close();
    }

    /** Deletes all but the lock. */
    private void clear() throws IOException {
        try (Stream<Path> all = Files.walk(hidden)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                if (!path.equals(hidden) && !path.equals(hidden.resolve("lock"))) {
                    Files.deleteIfExists(path);
                }
            }
        } catch (UncheckedIOException e) {
            if (!(e.getCause() instanceof NoSuchFileException)) {
                throw e;
            }
            clear();
        }
    }
}
