package dev.stet.cluster;

import dev.stet.local.embedded.ProcessIdentity;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Begins processes that outlive this one, out of the reach of the terminal's Ctrl-C. */
final class Detached {

    private Detached() {}

    /**
     * Begins one. Its process is the command's own: whatever is put before it takes its place.
     *
     * @param environment beside that of this process
     * @param output where both of its outputs go, after what is there
     */
    static ProcessIdentity start(
            List<String> command, Map<String, String> environment, Path folder, Path output)
            throws IOException {
        List<String> whole = new ArrayList<>();
        if (isInstalled("setsid")) {
            whole.add("setsid");
        }
        whole.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(whole);
        builder.environment().putAll(environment);
        Process process =
                builder.directory(folder.toFile())
                        .redirectInput(new File("/dev/null"))
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
                        .start();
        return ProcessIdentity.of(process.pid())
                .orElseThrow(
                        () -> new IOException(command.get(0) + " ended at once; see " + output));
    }

    private static boolean isInstalled(String program) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
