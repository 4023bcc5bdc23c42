package dev.stet.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Options as a user gives them. */
final class OptionsFile {

    private OptionsFile() {}

    /**
     * @param folder that gets the file, {@code stet.yaml}
     */
    static GivenOptions given(
            Path folder,
            String yaml,
            Map<String, String> environment,
            Map<String, String> commandLine)
            throws IOException {
        Path file = Files.writeString(folder.resolve("stet.yaml"), yaml);
        return GivenOptions.of(file, environment, commandLine);
    }
}
