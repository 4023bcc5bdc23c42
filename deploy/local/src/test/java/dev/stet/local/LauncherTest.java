package dev.stet.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.testkit.Tool;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LauncherTest {

    private static final Path LAUNCHER = Path.of("../../stet").toAbsolutePath().normalize();

    @Test
    void isBash() throws Exception {
        assertThat(LAUNCHER).isExecutable();
        assertThat(output("bash", "-n", LAUNCHER.toString())).isEmpty();
    }

    @Test
    void satisfiesShellcheck() throws Exception {
        Tool.Result checked =
                Tool.find("shellcheck", "apt-get install shellcheck")
                        .run(Path.of("."), LAUNCHER.toString());
        assertThat(checked.output()).isEmpty();
        assertThat(checked.exitCode()).isZero();
    }

    @Test
    void saysWhereThereIsNoJava() throws Exception {
        ProcessBuilder builder = new ProcessBuilder(LAUNCHER.toString(), "--version");
        builder.environment().put("JAVA_HOME", "/no/such/folder");
        assertThat(output(builder, 1))
                .isEqualTo("stet: JAVA_HOME is /no/such/folder, where there is no bin/java\n");
    }

    /** On a clone where nothing was built, and where nothing could be. */
    @Test
    void printsHelpWithoutABuild(@TempDir Path clone) throws Exception {
        Path launcher = cloneInto(clone);
        int pages = 0;
        try (Stream<Path> files = Files.walk(HelpPages.folder())) {
            for (Path page : files.filter(Files::isRegularFile).toList()) {
                String name = HelpPages.folder().relativize(page).toString();
                List<String> words = List.of(name.replaceFirst("\\.txt$", "").split("/"));
                String expected = Files.readString(page);
                assertThat(output(launcher, 0, then(words, "--help"))).isEqualTo(expected);
                assertThat(output(launcher, 0, then(words, "-h"))).isEqualTo(expected);
                assertThat(output(launcher, 0, after("help", words))).isEqualTo(expected);
                pages++;
            }
        }
        assertThat(pages).isGreaterThan(15);
        assertThat(output(launcher, 0, List.of("bench", "--heap", "4g", "load", "--help")))
                .startsWith("Usage: stet bench load ");
        assertThat(output(launcher, 0, List.of("cluster", "help", "submit")))
                .startsWith("Usage: stet cluster submit ");
        assertThat(clone.resolve("target")).doesNotExist();
    }

    @Test
    void namesTheCommandsWhereThereIsNoSuchOne(@TempDir Path clone) throws Exception {
        Path launcher = cloneInto(clone);
        assertThat(output(launcher, 2, List.of("rply", "--events", "a.jsonl")))
                .isEqualTo(
                        "stet: no command 'rply'; there are bench cluster config console demo"
                                + " doctor map postgres redrive replay sql state (see ./stet"
                                + " --help)\n");
        assertThat(output(launcher, 2, List.of()))
                .startsWith("stet: no command given; there are bench cluster ");
        assertThat(output(launcher, 2, List.of("cluster", "start")))
                .isEqualTo(
                        "stet cluster: no command 'start'; there are down status submit up"
                                + " (see ./stet cluster --help)\n");
        assertThat(output(launcher, 2, List.of("cluster", "help", "start")))
                .startsWith("stet cluster: no command 'start'; ");
        assertThat(clone.resolve("target")).doesNotExist();
    }

    /** An option's value may be a command's name, and what follows -- is not for the launcher. */
    @Test
    void leavesOtherWordsToTheCommand(@TempDir Path clone) throws Exception {
        Path launcher = cloneInto(clone);
        for (List<String> words :
                List.of(
                        List.of("state", "help"),
                        List.of("bench"),
                        List.of("bench", "--out", "load.md"),
                        List.of("cluster", "submit", "--", "--help"),
                        List.of("replay", "--events", "../help", "--out", "demo"))) {
            assertThat(output(launcher, 1, words)).as("%s", words).contains("JAVA_HOME");
        }
    }

    /** With a Maven that writes down what it is asked for, and a Java that does nothing. */
    @Test
    void buildsTheJobsJarWhereSubmitNeedsIt(@TempDir Path clone) throws Exception {
        Path launcher = cloneInto(clone);
        for (String folder :
                List.of(".mvn", "udfs", "sql", "job", "deploy/local", "deploy/cluster")) {
            Files.createDirectories(clone.resolve(folder));
        }
        Path source = Files.writeString(clone.resolve("pom.xml"), "");
        script(clone.resolve("bin/java"), "echo 'openjdk version \"17.0.1\"' >&2");
        script(
                clone.resolve("bin/mvn"),
                """
                echo "$@" | grep -o 'shade.skip=.*' >>asked
                mkdir -p job/target deploy/cluster/target
                : >deploy/cluster/target/classpath
                [[ $* != *skip=false* ]] || : >job/target/stet-job.jar
                """);
        assertThat(asked(launcher, "status")).containsExactly("shade.skip=true");
        assertThat(asked(launcher, "submit")).containsExactly("shade.skip=false");
        assertThat(asked(launcher, "submit")).isEmpty();
        assertThat(asked(launcher, "status")).isEmpty();

        Files.writeString(source, "changed");
        assertThat(asked(launcher, "status")).containsExactly("shade.skip=true");
        assertThat(asked(launcher, "submit", "--jar", "mine.jar")).isEmpty();
        assertThat(asked(launcher, "submit")).containsExactly("shade.skip=false");
        assertThat(asked(launcher, "submit")).isEmpty();
    }

    private static void script(Path file, String body) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/usr/bin/env bash\n" + body);
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    /** What Maven was asked for by a command of {@code ./stet cluster}. */
    private static List<String> asked(Path launcher, String... words) throws Exception {
        Path clone = launcher.resolveSibling("");
        Path asked = clone.resolve("asked");
        Files.deleteIfExists(asked);
        List<String> command = new ArrayList<>(List.of(launcher.toString(), "cluster"));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("JAVA_HOME", clone.toString());
        builder.environment()
                .merge("PATH", clone.resolve("bin").toString(), (path, bin) -> bin + ":" + path);
        output(builder, 0);
        return Files.exists(asked) ? Files.readAllLines(asked) : List.of();
    }

    /** The launcher and the help pages alone. */
    private static Path cloneInto(Path clone) throws IOException {
        Files.createDirectories(clone.resolve("docs"));
        Files.createSymbolicLink(clone.resolve("docs/help"), HelpPages.folder());
        return Files.copy(LAUNCHER, clone.resolve("stet"), StandardCopyOption.COPY_ATTRIBUTES);
    }

    private static List<String> then(List<String> page, String last) {
        List<String> words = new ArrayList<>(page.subList(1, page.size()));
        words.add(last);
        return words;
    }

    private static List<String> after(String first, List<String> page) {
        List<String> words = new ArrayList<>(page);
        words.set(0, first);
        return words;
    }

    /** Without Java, so that nothing can be built or run. */
    private static String output(Path launcher, int expectedExit, List<String> words)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(words);
        command.add(0, launcher.toString());
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("JAVA_HOME", "/no/such/folder");
        return output(builder, expectedExit);
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
