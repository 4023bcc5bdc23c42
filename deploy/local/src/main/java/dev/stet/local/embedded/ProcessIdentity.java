package dev.stet.local.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * A process, told from every other one that had its number before or gets it later.
 *
 * @param pid the operating system's number, which is used again
 * @param born when it began: on Linux the machine's boot and the ticks since, which no change of
 *     the clock moves; elsewhere the time
 */
public record ProcessIdentity(long pid, String born) {

    private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");
    private static final int TICKS_AFTER_NAME = 19;

    /** Of a process that runs; empty if none has this number, or it has ended already. */
    public static Optional<ProcessIdentity> of(long pid) {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .flatMap(ProcessIdentity::born)
                .map(born -> new ProcessIdentity(pid, born));
    }

    private static Optional<String> born(ProcessHandle process) {
        Path status = Path.of("/proc", Long.toString(process.pid()), "stat");
        if (Files.isReadable(BOOT) && Files.exists(status)) {
            try {
                String line = Files.readString(status);
                String[] afterName = line.substring(line.lastIndexOf(')') + 2).split(" ");
                return Optional.of(
                        Files.readString(BOOT).strip() + "+" + afterName[TICKS_AFTER_NAME]);
            } catch (IOException e) {
                // It ended between the two lines.
                return Optional.empty();
            }
        }
        return process.info().startInstant().map(Instant::toString);
    }

    /** The process itself, while it runs. */
    public Optional<ProcessHandle> handle() {
        return of(pid).filter(this::equals).flatMap(same -> ProcessHandle.of(pid));
    }

    public boolean isAlive() {
        return handle().isPresent();
    }
}
