package dev.stet.local.embedded;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * Ends processes: by a signal first, by force where that is not enough. A process that has ended
 * already is left alone, and so is another one that has its number by now.
 */
public final class ProcessEnd {

    private static final Duration ORDERLY = Duration.ofSeconds(15);
    private static final Duration FORCED = Duration.ofSeconds(5);

    private ProcessEnd() {}

    /** Sends one process the signal to end. */
    @FunctionalInterface
    private interface Signal {
        void send(ProcessHandle process) throws IOException;
    }

    /**
     * Ends a process and those it began, SIGTERM first.
     *
     * @param name tells a person which process it is
     * @throws IOException where it cannot be ended
     */
    public static void terminate(String name, ProcessIdentity process) throws IOException {
        end(name, process, ProcessHandle::destroy);
    }

    /**
     * The same, SIGINT first: on SIGTERM, PostgreSQL waits until every client has disconnected.
     *
     * @param name tells a person which process it is
     * @throws IOException where it cannot be ended
     */
    public static void interrupt(String name, ProcessIdentity process) throws IOException {
        end(
                name,
                process,
                handle -> new ProcessBuilder("kill", "-INT", Long.toString(handle.pid())).start());
    }

    private static void end(String name, ProcessIdentity process, Signal signal)
            throws IOException {
        Optional<ProcessHandle> found = process.handle();
        if (found.isEmpty()) {
            return;
        }
        ProcessHandle handle = found.get();
        List<ProcessHandle> all = Stream.concat(Stream.of(handle), handle.descendants()).toList();
        signal.send(handle);
        if (!hasEnded(handle, ORDERLY)) {
            all.forEach(ProcessHandle::destroyForcibly);
            if (!hasEnded(handle, FORCED)) {
                throw new IOException("%s, process %d, does not end".formatted(name, handle.pid()));
            }
        }
    }

    private static boolean hasEnded(ProcessHandle handle, Duration within) {
        try {
            handle.onExit().get(within.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException | ExecutionException e) {
            return !handle.isAlive();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return !handle.isAlive();
        }
    }
}
