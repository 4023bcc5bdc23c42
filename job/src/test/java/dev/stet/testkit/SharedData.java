package dev.stet.testkit;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Files beside the project. A test that reads them is skipped, and says so, without them. */
public final class SharedData {

    private SharedData() {}

    /** A file of real events, or a skipped test. */
    public static Path file(String name) {
        return readable("no real events", "data", name);
    }

    /** A page of the specification, or a skipped test. */
    public static Path specification(String name) {
        return readable("no specification", "spec", name);
    }

    /** A file of a trial, or a skipped test. */
    public static Path trial(String trial, String name) {
        return readable("no trial", "trials", trial, name);
    }

    private static Path readable(String missing, String... path) {
        Path file = Path.of(System.getProperty("stet.shared", "../shared"), path);
        Assumptions.assumeTrue(
                Files.isReadable(file), () -> "Skipped: %s at %s".formatted(missing, file));
        return file;
    }
}
