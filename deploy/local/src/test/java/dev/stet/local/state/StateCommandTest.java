package dev.stet.local.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.Step;
import dev.stet.StepState;
import dev.stet.local.Typed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code stet state}, as it is typed. */
final class StateCommandTest {

    /** That of a release. */
    private static final Path SAVEPOINT =
            Path.of("../../job/src/test/resources/savepoints/0.1.0/savepoint");

    @Test
    void listsEveryStateByUid() {
        Typed listed = Typed.run("state", SAVEPOINT.toString());

        assertThat(listed.errors()).isEmpty();
        assertThat(listed.exitCode()).isZero();
        List<String> lines = listed.out().lines().toList();
        assertThat(lines.get(0)).matches("uid +operator +state +entries +bytes");
        assertThat(lines.get(lines.size() - 1)).matches("total +[1-9][0-9,]* +[1-9][0-9,]*");
        for (StepState step : StepState.ALL) {
            if (step.step() == Step.ALERTS || step.step() == Step.REVIEW_SAMPLE) {
                // The job that took it had them off.
                assertThat(lines).noneMatch(line -> line.contains(step.step().uid()));
                continue;
            }
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
        Typed failed = Typed.run("state", folder.toString());
        assertThat(failed.exitCode()).isEqualTo(1);
        assertThat(failed.out()).isEmpty();
        assertThat(failed.errors())
                .isEqualTo(
                        "stet state: %s contains no savepoint: name the folder with the file _metadata, as flink stop and flink savepoint print it\n"
                                .formatted(folder));
        Files.writeString(folder.resolve("_metadata"), "not that");
        assertThat(Typed.run("state", folder.toString()).errors())
                .startsWith("stet state: %s is not a savepoint".formatted(folder))
                .hasLineCount(1);
        assertThat(Typed.run("state").errors())
                .startsWith("stet state: Missing required parameter: 'SAVEPOINT'")
                .hasLineCount(1);
    }

    @Test
    void helps() {
        Typed help = Typed.run("state", "--help");
        assertThat(help.exitCode()).isZero();
        assertThat(help.out()).contains("Usage: stet state", "SAVEPOINT", "docs/state.md");
    }
}
