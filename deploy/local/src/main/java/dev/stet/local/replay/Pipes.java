package dev.stet.local.replay;

import dev.stet.ingest.files.InputFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Inputs that can be read only once, standard input and named pipes: copied to temporary files,
 * which are deleted when the process ends.
 *
 * @param others the inputs that are none
 * @param copies where the bytes of each lie, by its name
 */
record Pipes(List<String> others, Map<String, String> copies) {

    private static final String STANDARD_INPUT = "-";

    static Pipes of(List<String> inputs) throws ReplayFailure {
        List<String> others = new ArrayList<>();
        Map<String, String> copies = new LinkedHashMap<>();
        for (String input : inputs) {
            try {
                if (input.equals(STANDARD_INPUT)) {
                    copies.putIfAbsent(input, copy(System.in));
                } else if (isPipe(input)) {
                    try (InputStream in = Files.newInputStream(Path.of(input))) {
                        copies.putIfAbsent(input, copy(in));
                    }
                } else {
                    others.add(input);
                }
            } catch (IOException e) {
                throw new ReplayFailure("--events: %s: %s".formatted(input, Causes.line(e)), e);
            }
        }
        return new Pipes(others, copies);
    }

    private static boolean isPipe(String input) {
        return input.startsWith("/dev/fd/") || input.startsWith("/proc/self/fd/");
    }

    private static String copy(InputStream in) throws IOException {
        Path copy = Files.createTempFile("stet-input", "");
        copy.toFile().deleteOnExit();
        Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
        return copy.toString();
    }

    /** These files, and the pipes before them. */
    InputFiles.Found with(InputFiles.Found found) {
        List<Path> files = new ArrayList<>(copies.keySet().stream().map(Path::of).toList());
        files.addAll(found.files());
        return new InputFiles.Found(files, found.passedOver());
    }
}
