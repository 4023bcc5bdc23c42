package dev.stet.testkit;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** The real events beside the project. A test that wants them skips, and says so, without them. */
public final class SharedData {

    private SharedData() {}

    /** The file, or a skipped test. */
    public static Path file(String name) {
        Path file = Path.of(System.getProperty("stet.shared", "../shared"), "data", name);
        Assumptions.assumeTrue(
                Files.isReadable(file), () -> "Skipped: no real events at " + file.normalize());
        return file;
    }
}
