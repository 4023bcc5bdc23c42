package dev.stet.local.demo;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the demo holds its metrics against: a file of targets on the class path. */
final class DemoTargets {

    private static final String RESOURCE = "/demo/targets.yaml";

    private DemoTargets() {}

    /**
     * Copies it to where the job can read it.
     *
     * @param file in a folder that is there; replaced
     * @return the same file
     */
    static Path write(Path file) throws IOException {
        try (InputStream in = DemoTargets.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new FileNotFoundException(RESOURCE + " is not on the class path");
            }
            return Files.write(file, in.readAllBytes());
        }
    }
}
