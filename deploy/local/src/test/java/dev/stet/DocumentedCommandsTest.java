package dev.stet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.config.GivenOptions;
import dev.stet.config.JobConfig;
import dev.stet.local.DocumentedCommands;
import dev.stet.local.Stet;
import dev.stet.local.replay.ReplayCommand;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.cli.CommandLine;
import org.apache.flink.client.cli.CliFrontend;
import org.apache.flink.client.cli.CliFrontendParser;
import org.apache.flink.client.cli.DefaultCLI;
import org.apache.flink.client.cli.GenericCLI;
import org.apache.flink.client.cli.ProgramOptions;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.MissingParameterException;

/**
 * The documented commands are valid: no command, option or key in them has been renamed or removed.
 * Beside each kind stand the tests that run it.
 */
final class DocumentedCommandsTest {

    private static final Pattern YAML = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

    /** By the first word; of {@code ./stet} by the first two. */
    private static final Set<String> HELD =
            Set.of(
                    // Here, and by ReplayCommandTest, DoctorCommandTest, DemoITCase,
                    // OptionsCommandsITCase, StateCommandTest, MapCommandTest, RedriveITCase and
                    // ConsoleCommandTest.
                    "./stet console",
                    "./stet map",
                    "./stet redrive",
                    "./stet replay",
                    "./stet doctor",
                    "./stet demo",
                    "./stet config",
                    "./stet postgres",
                    "./stet state",
                    // By ReadmeITCase and BenchTest.
                    "./stet bench",
                    // By ClusterITCase and SqlClientsITCase.
                    "./stet cluster",
                    "./stet sql",
                    "target/cluster/bin/flink",
                    // By ApplicationModeITCase.
                    "bin/standalone-job.sh",
                    // Here, and by OperationsPageITCase and ClusterLifeITCase.
                    "flink",
                    // By JobAlertsTest, where it is installed.
                    "promtool",
                    // By no test: dbt is not part of the build.
                    "dbt",
                    // Of the system.
                    "cp",
                    // By whoever runs this.
                    "mvn");

    @Test
    void everyCommandIsHeldByATest() throws Exception {
        for (List<String> command : DocumentedCommands.inBlocks()) {
            assertThat(HELD).contains(kind(command));
        }
    }

    private static String kind(List<String> command) {
        return command.get(0).equals("./stet")
                ? String.join(" ", command.subList(0, 2))
                : command.get(0);
    }

    @Test
    void stetUnderstands() throws Exception {
        int understood = 0;
        for (List<String> command : DocumentedCommands.inBlocks()) {
            if (isOfConsole(command)) {
                parse(command);
                understood++;
            }
        }
        assertThat(understood).isGreaterThan(4);
        for (List<String> command : DocumentedCommands.inText()) {
            if (isOfConsole(command)) {
                try {
                    parse(command);
                } catch (MissingParameterException e) {
                    assertThat(e.getMissing()).as("only named: %s", command).isNotEmpty();
                }
            }
        }
    }

    private static boolean isOfConsole(List<String> command) {
        return command.get(0).equals("./stet")
                && !Set.of("bench", "cluster", "sql").contains(command.get(1));
    }

    private static void parse(List<String> command) {
        Stet.commandLine(new ReplayCommand())
                .parseArgs(command.subList(1, command.size()).toArray(String[]::new));
    }

    /** With the {@code stet.yaml} that docs/operations.md shows. */
    @Test
    void flinkAndTheJobUnderstand(@TempDir Path folder) throws Exception {
        Matcher shown =
                YAML.matcher(
                        Files.readString(DocumentedCommands.root().resolve("docs/operations.md")));
        assertThat(shown.find()).isTrue();
        Path options = Files.writeString(folder.resolve("stet.yaml"), shown.group(1));
        int submitted = 0;
        for (List<String> command : DocumentedCommands.inBlocks()) {
            if (command.get(0).equals("flink") && command.get(1).equals("run")) {
                JobArguments given = JobArguments.parse(submit(command).getProgramArgs());
                assertThat(given.config()).contains(Path.of("stet.yaml"));
                GivenOptions all = GivenOptions.of(options, Map.of(), given.definitions());
                assertThat(JobConfig.from(all).sinks()).as("%s", command).isNotEmpty();
                submitted++;
            }
        }
        assertThat(submitted).isGreaterThan(3);
    }

    private static ProgramOptions submit(List<String> command) throws Exception {
        Configuration none = new Configuration();
        CliFrontend flink =
                new CliFrontend(none, List.of(new GenericCLI(none, ""), new DefaultCLI()));
        CommandLine parsed =
                flink.getCommandLine(
                        CliFrontendParser.getRunCommandOptions(),
                        command.subList(2, command.size()).toArray(String[]::new),
                        true);
        ProgramOptions run = ProgramOptions.create(parsed);
        assertThat(run.getJarFilePath()).isEqualTo("job/target/stet-job.jar");
        return run;
    }
}
