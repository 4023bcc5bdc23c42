package dev.stet.bench.live;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Resident memory of a process, as Linux tells it. */
public final class Memory {

    static final String NOW = "VmRSS:";
    static final String PEAK = "VmHWM:";

    private static final int KIBIBYTE = 1_024;

    private Memory() {}

    /** The most that a process that still runs has ever had resident; 0 where nobody tells. */
    public static long peakBytes(long pid) {
        try {
            return bytes(Files.readString(Path.of("/proc/%d/status".formatted(pid))), PEAK);
        } catch (IOException e) {
            return 0;
        }
    }

    /** A line of {@code /proc/…/status} that is given in kB; 0 where it is not there. */
    static long bytes(String status, String name) {
        return status.lines()
                .filter(line -> line.startsWith(name))
                .mapToLong(line -> KIBIBYTE * Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElse(0);
    }
}
