package dev.stet.cluster;

import dev.stet.local.embedded.ProcessIdentity;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** Ends processes: asks first, and makes sure after a while. */
final class Ending {

    private static final Duration ORDERLY = Duration.ofSeconds(15);
    private static final Duration FORCED = Duration.ofSeconds(5);

    private Ending() {}

    /**
     * Ends this one process and those it began, unless it has ended already; whatever else has its
     * number by now is left alone.
     *
     * @throws IOException where it cannot be ended
     */
    static void end(Member member, ProcessIdentity process) throws IOException {
        Optional<ProcessHandle> found = process.handle();
        if (found.isEmpty()) {
            return;
        }
        ProcessHandle handle = found.get();
        List<ProcessHandle> all = Stream.concat(Stream.of(handle), handle.descendants()).toList();
        ask(member, handle);
        if (!hasEnded(handle, ORDERLY)) {
            all.forEach(ProcessHandle::destroyForcibly);
            if (!hasEnded(handle, FORCED)) {
                throw new IOException(
                        "%s, process %d, does not end".formatted(member.id(), process.pid()));
            }
        }
    }

    /** PostgreSQL takes the usual signal for a wish to wait until every client has left. */
    private static void ask(Member member, ProcessHandle handle) throws IOException {
        if (member == Member.POSTGRES) {
            new ProcessBuilder("kill", "-INT", Long.toString(handle.pid())).start();
        } else {
            handle.destroy();
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
