package dev.stet.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Flink's command line, already pointed at one cluster, where Flink's download has it. */
final class FlinkScript {

    private static final String SCRIPT =
            """
            #!/bin/sh
            # Flink's command line for this cluster. Written by 'stet cluster up', anew each time.
            %s
            exec %s "$@"
            """;

    private FlinkScript() {}

    /** Once the links to Flink's jars are there. */
    static void write(Home home) throws IOException {
        List<String> command =
                JavaCommand.of(
                        List.of("-Xmx256m"),
                        new FlinkFiles(home).logging(),
                        log(home),
                        new Distribution(home).classPath(),
                        "org.apache.flink.client.cli.CliFrontend",
                        List.of());
        Map<String, String> environment = new TreeMap<>(Commands.environment(home));
        Path script = home.flink();
        Files.writeString(
                script,
                SCRIPT.formatted(
                        environment.entrySet().stream()
                                .map(one -> "export %s=%s".formatted(one.getKey(), quoted(one)))
                                .collect(Collectors.joining("\n")),
                        command.stream()
                                .map(FlinkScript::quoted)
                                .collect(Collectors.joining(" "))));
        if (!script.toFile().setExecutable(true)) {
            throw new IOException("cannot make " + script + " executable");
        }
    }

    /** What a command left in its log, rather than said. */
    static Path log(Home home) {
        return home.logs().resolve("flink.log");
    }

    private static String quoted(Map.Entry<String, String> variable) {
        return quoted(variable.getValue());
    }

    /** One word to a shell, whatever is in it. */
    private static String quoted(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }
}
