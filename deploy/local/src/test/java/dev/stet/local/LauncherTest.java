package dev.stet.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class LauncherTest {

    private static final Path LAUNCHER = Path.of("../../stet").toAbsolutePath().normalize();

    @Test
    void isBash() throws Exception {
        assertThat(LAUNCHER).isExecutable();
        assertThat(output("bash", "-n", LAUNCHER.toString())).isEmpty();
    }

    @Test
    void satisfiesShellcheck() throws Exception {
        boolean installed =
                Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":"))
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "shellcheck")));
        Assumptions.assumeTrue(installed, "Skipped: shellcheck is not installed");
        assertThat(output("shellcheck", LAUNCHER.toString())).isEmpty();
    }

    @Test
    void saysWhereThereIsNoJava() throws Exception {
        ProcessBuilder builder = new ProcessBuilder(LAUNCHER.toString(), "--version");
        builder.environment().put("JAVA_HOME", "/no/such/folder");
        assertThat(output(builder, 1))
                .isEqualTo("stet: JAVA_HOME is /no/such/folder, where there is no bin/java\n");
    }

    private static String output(String... command) throws IOException, InterruptedException {
        return output(new ProcessBuilder(List.of(command)), 0);
    }

    private static String output(ProcessBuilder builder, int expectedExit)
            throws IOException, InterruptedException {
        Process process = builder.redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).describedAs(output).isEqualTo(expectedExit);
        return output;
    }
}
