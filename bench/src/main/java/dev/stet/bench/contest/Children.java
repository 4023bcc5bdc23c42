package dev.stet.bench.contest;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** Processes that this one has started. None outlives it, however it ends but by force. */
public final class Children implements AutoCloseable {

    /** What a system on Java 17 may want opened; the same for all. */
    static final Set<String> OPENED =
            Set.of(
                    "java.lang",
                    "java.lang.invoke",
                    "java.lang.reflect",
                    "java.io",
                    "java.net",
                    "java.nio",
                    "java.time",
                    "java.util",
                    "java.util.concurrent",
                    "java.util.concurrent.atomic",
                    "jdk.internal.ref",
                    "sun.nio.ch",
                    "sun.nio.cs",
                    "sun.security.action",
                    "sun.util.calendar");

    private static final long PATIENCE_SECONDS = 15;

    private final Set<Process> running = ConcurrentHashMap.newKeySet();
    private final Thread atExit = new Thread(this::endAll, "end-children");

    public Children() {
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    public Process start(ProcessBuilder builder) throws IOException {
        Process process = builder.start();
        running.add(process);
        process.onExit().thenAccept(running::remove);
        return process;
    }

    /** Ends a process and what it has started in turn, and waits. */
    public static void end(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        await(process);
    }

    /** Asks by the end of its input, as {@link Broker} understands it; then does not ask. */
    static void endGently(Process process) {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            // It has gone already, or will be ended below.
        }
        if (!await(process)) {
            end(process);
        }
    }

    private static boolean await(Process process) {
        try {
            return process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void endAll() {
        running.forEach(Children::endGently);
    }

    @Override
    public void close() {
        endAll();
        Runtime.getRuntime().removeShutdownHook(atExit);
    }
}
