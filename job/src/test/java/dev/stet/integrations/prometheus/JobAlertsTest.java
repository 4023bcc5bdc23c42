package dev.stet.integrations.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.testkit.Tool;
import dev.stet.testkit.Tool.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The rules upon series that make each of them fire, and upon others that do not, evaluated by
 * Prometheus's own {@code promtool}. It is no part of the build: where it is missing, its tests are
 * skipped and say so.
 */
final class JobAlertsTest {

    private static final String RULES_TEST = "stet-job.rules.test.yml";

    @TempDir private Path folder = Path.of("");

    @Test
    void namesAreDistinctAndEveryRuleSaysWhatToDo() {
        assertThat(JobAlerts.ALL).extracting(JobAlert::name).doesNotHaveDuplicates();
        assertThat(JobAlerts.ALL)
                .allSatisfy(
                        alert -> {
                            assertThat(alert.name()).matches("Stet[A-Za-z]+");
                            assertThat(alert.action()).endsWith(".");
                            assertThat(alert.firing())
                                    .isNotEmpty()
                                    .noneMatch(firing -> firing.series().isEmpty());
                            assertThat(alert.quiet())
                                    .isNotEmpty()
                                    .noneMatch(quiet -> quiet.series().isEmpty());
                        });
    }

    @Test
    void promtoolFindsEveryRuleToFireWhenItShould() throws Exception {
        write(PrometheusFiles.rules());
        Result checked = promtool("check", "rules", PrometheusFiles.RULES_FILE);
        assertThat(checked.exitCode()).as(checked.output()).isZero();
        assertThat(checked.output()).contains(JobAlerts.ALL.size() + " rules found");

        Result tested = promtool("test", "rules", RULES_TEST);
        assertThat(tested.exitCode()).as(tested.output()).isZero();
    }

    /** So the test above can fail, for each rule. */
    @Test
    void promtoolFindsARuleThatNeverFires() throws Exception {
        for (JobAlert alert : JobAlerts.ALL) {
            String broken =
                    PrometheusFiles.rules()
                            .replace("alert: " + alert.name() + "\n", "alert: Other\n");
            assertThat(broken).isNotEqualTo(PrometheusFiles.rules());
            write(broken, List.of(alert));
            Result tested = promtool("test", "rules", RULES_TEST);
            assertThat(tested.exitCode()).as(alert.name()).isNotZero();
            assertThat(tested.output()).contains(alert.name());
        }
    }

    /** What the rules were before: these jobs went unnoticed. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "' or max by (job_name) (max_over_time(%s[5m])) < 60000';'';that never runs again",
                "max_over_time(%s[5m])) < 60000;max_over_time(%s[5m])) == 0;that restarts for ever",
                "%s offset 15m) >= 0;%s) > 900000;that restarts every 10 minutes"
            })
    void promtoolFindsARuleThatOverlooksRestarts(String rule, String broken, String when)
            throws Exception {
        String runningTime = JobMetric.RUNNING_TIME.select("job_name=\"stet\"");
        String rules = PrometheusFiles.rules();
        String changed = rules.replace(rule.formatted(runningTime), broken.formatted(runningTime));
        assertThat(changed).isNotEqualTo(rules);
        write(changed);
        Result tested = promtool("test", "rules", RULES_TEST);
        assertThat(tested.exitCode()).as(changed).isNotZero();
        assertThat(tested.output()).contains(when);
    }

    private void write(String rules) throws IOException {
        write(rules, JobAlerts.ALL);
    }

    /**
     * @param tested the alerts whose tests are written beside the rules
     */
    private void write(String rules, List<JobAlert> tested) throws IOException {
        Files.writeString(folder.resolve(PrometheusFiles.RULES_FILE), rules);
        Files.writeString(folder.resolve(RULES_TEST), PrometheusFiles.tests(tested));
    }

    private Result promtool(String... arguments) throws Exception {
        return Tool.find("promtool", "apt-get install prometheus").run(folder, arguments);
    }
}
