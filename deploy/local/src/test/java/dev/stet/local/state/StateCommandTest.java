package dev.stet.local.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.Step;
import dev.stet.StepState;
import dev.stet.local.Stet;
import dev.stet.local.replay.ReplayCommand;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code stet state}, as it is typed. */
final class StateCommandTest {

    /** That of a release. */
    private static final Path SAVEPOINT =
            Path.of("../../job/src/test/resources/savepoints/0.1.0/savepoint");

    private record Ended(int exitCode, String out, String errors) {}

    private static Ended run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter errors = new StringWriter();
        CommandLine console = Stet.commandLine(new ReplayCommand());
        console.setOut(new PrintWriter(out, true));
        console.setErr(new PrintWriter(errors, true));
        return new Ended(console.execute(arguments), out.toString(), errors.toString());
    }

    @Test
    void listsEveryStateByUid() {
        Ended listed = run("state", SAVEPOINT.toString());

        assertThat(listed.errors()).isEmpty();
        assertThat(listed.exitCode()).isZero();
        List<String> lines = listed.out().lines().toList();
        assertThat(lines.get(0)).matches("uid +operator +state +entries +bytes");
        assertThat(lines.get(lines.size() - 1)).matches("in all +[1-9][0-9,]* +[1-9][0-9,]*");
        for (StepState step : StepState.ALL) {
            for (StepState.Kept kept : step.kept()) {
                assertThat(lines)
                        .as("%s of %s", kept.name(), step.step().uid())
                        .filteredOn(line -> line.startsWith(step.step().uid() + " "))
                        .anyMatch(
                                line ->
                                        line.matches(
                                                "%s +(Source: )?%s +%s +[0-9,]+ +[0-9,]+"
                                                        .formatted(
                                                                step.step().uid(),
                                                                step.step().title(),
                                                                kept.name())));
            }
        }
        assertThat(lines)
                .filteredOn(line -> line.startsWith(Step.KPI_ROWS.uid()))
                .as("once per key group")
                .anyMatch(line -> line.matches(".* reached +720 +5,760"));
    }

    @Test
    void saysWhatToNameWhereThereIsNoSavepoint(@TempDir Path folder) throws Exception {
        Ended failed = run("state", folder.toString());
        assertThat(failed.exitCode()).isEqualTo(1);
        assertThat(failed.out()).isEmpty();
        assertThat(failed.errors())
                .isEqualTo(
                        "stet state: %s holds no savepoint: name the folder with the file _metadata, as flink stop and flink savepoint print it\n"
                                .formatted(folder));
        Files.writeString(folder.resolve("_metadata"), "not that");
        assertThat(run("state", folder.toString()).errors())
                .startsWith("stet state: %s is no savepoint".formatted(folder))
                .hasLineCount(1);
        assertThat(run("state").errors())
                .startsWith("stet state: Missing required parameter: 'SAVEPOINT'")
                .hasLineCount(1);
    }

    @Test
    void helps() {
        Ended help = run("state", "--help");
        assertThat(help.exitCode()).isZero();
        assertThat(help.out()).contains("Usage: stet state", "SAVEPOINT", "docs/state.md");
    }
}
