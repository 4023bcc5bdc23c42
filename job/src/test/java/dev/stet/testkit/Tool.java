package dev.stet.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * A program that some tests run and that is no part of the build, such as {@code promtool}.
 *
 * @param file where it lies
 */
public record Tool(Path file) {

    private static final Set<String> MISSING = ConcurrentHashMap.newKeySet();
    private static final long WITHIN_SECONDS = 180;

    /**
     * What a program said.
     *
     * @param output of both streams
     */
    public record Result(int exitCode, String output) {}

    /**
     * Where the property {@code stet.NAME}, or else {@code PATH}, leads to it. Where it is missing
     * the test is skipped, and standard output says once what to install: Maven prints no reason.
     *
     * @param install how it is installed, as {@code apt-get install NAME}
     */
    public static Tool find(String name, String install) {
        Optional<Path> found = lookUp(name);
        if (found.isEmpty()) {
            String missing =
                    "Skipped: no %s on the PATH (%s), or set -Dstet.%1$s=FILE"
                            .formatted(name, install);
            if (MISSING.add(name)) {
                System.out.println(missing);
            }
            Assumptions.abort(missing);
        }
        return new Tool(found.orElseThrow());
    }

    private static Optional<Path> lookUp(String name) {
        String given = System.getProperty("stet." + name, "");
        String path = System.getenv().getOrDefault("PATH", "");
        return Stream.concat(
                        Stream.of(given).filter(each -> !each.isEmpty()),
                        Stream.of(path.split(File.pathSeparator))
                                .map(directory -> directory + File.separator + name))
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    /**
     * Runs it until it ends, within three minutes.
     *
     * @param folder in which it runs
     */
    public Result run(Path folder, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(file.toAbsolutePath().toString()));
        command.addAll(List.of(arguments));
        Path output = Files.createTempFile("stet-tool-", ".txt");
        try {
            Process process =
                    new ProcessBuilder(command)
                            .directory(folder.toFile())
                            .redirectErrorStream(true)
                            .redirectOutput(output.toFile())
                            .start();
            try {
                assertThat(process.waitFor(WITHIN_SECONDS, TimeUnit.SECONDS))
                        .as("%s ends", command)
                        .isTrue();
            } finally {
                process.destroyForcibly();
            }
            return new Result(
                    process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
        } finally {
            Files.delete(output);
        }
    }
}
