package dev.stet.targets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stet.contract.ObjectiveGoal;
import dev.stet.contract.Target;
import dev.stet.contract.Targets;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

final class TargetsFileTest {

    private static Target level(Targets targets, String metric, String segment) {
        return targets.levels().stream()
                .filter(target -> target.metricId().equals(metric))
                .filter(target -> target.segment().equals(segment))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatIsNotGivenIsThatOfTheRegistry() {
        Targets targets =
                TargetsFile.parse(
                        "f.yaml",
                        """
                        metrics:
                          hallucination_rate:
                            critical: 0.03
                            by:
                              risk_level:
                                medical: {warn: 0.0005}
                              workflow:
                                chat: {critical: none, owner: chat team}
                        """);

        Target general = level(targets, "hallucination_rate", "all");
        assertThat(general.warn()).isEqualByComparingTo("0.02");
        assertThat(general.critical()).isEqualByComparingTo("0.03");
        assertThat(general.isGiven()).isTrue();
        Target medical = level(targets, "hallucination_rate", "medical");
        assertThat(medical.warn()).isEqualByComparingTo("0.0005");
        assertThat(medical.critical()).isEqualByComparingTo("0.001");
        Target legal = level(targets, "hallucination_rate", "legal");
        assertThat(legal.warn()).isNull();
        assertThat(legal.isGiven()).as("the file says nothing of it").isFalse();
        Target chat = level(targets, "hallucination_rate", "chat");
        assertThat(chat.warn()).isEqualByComparingTo("0.02");
        assertThat(chat.critical()).isNull();
        assertThat(chat.owner()).isEqualTo("chat team");
        assertThat(chat.minimumSample()).isEqualTo(BigDecimal.valueOf(30));
        assertThat(level(targets, "usat", "all").isGiven()).isFalse();
    }

    @Test
    void readsTheExampleOfTheRepository() {
        Targets targets =
                TargetsFile.read(
                        Path.of(System.getProperty("stet.docs", "../docs"), "targets.yaml"));

        ObjectiveGoal objective = targets.objectives().get(0);
        assertThat(objective.metricId()).isEqualTo("task_completion_rate");
        assertThat(objective.start()).isEqualByComparingTo("0.45");
        assertThat(objective.goal()).isEqualByComparingTo("0.65");
        assertThat(objective.due()).isEqualTo(LocalDate.of(2026, 12, 31));
        assertThat(objective.guard())
                .isEqualTo(
                        new ObjectiveGoal.Guard(
                                "cost_per_conversation_usd", true, new BigDecimal("0.15")));
        assertThat(targets.failureModeOwners()).containsKey("incorrect_output");
    }

    @Test
    void namesEveryMistakeWithItsLine() {
        assertThatThrownBy(
                        () ->
                                TargetsFile.parse(
                                        "f.yaml",
                                        """
                                        metric:
                                        metrics:
                                          usat: {warn: high}
                                          none_such: {warn: 1}
                                          task_completion_rate:
                                            warn: 0.5
                                            critical: 0.6
                                            by: {country: {fr: {warn: 0.4}}}
                                          low_confidence_rate: {warn: 1}
                                          usat: {}
                                        failure_modes: {unsafe: }
                                        objectives:
                                          a: {increase: usat, from: 0.9, to: 0.8, by: 2026-12-31}
                                          b: {increase: usat, from: 0.7, to: 0.8, by: soon}
                                          c: {from: 0.7, to: 0.8, by: 2026-12-31}
                                        """))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .contains(
                        "f.yaml:1:1: metric is unknown; expected one of",
                        "f.yaml:10:3: usat is there twice; remove one",
                        "f.yaml:3:16: warn is 'high', expected a number such as 0.45",
                        "f.yaml:4:3: none_such is no metric; docs/metrics.md lists all",
                        "f.yaml:6:5: critical is reached before warn",
                        "critical must be smaller",
                        "f.yaml:8:10: country is no dimension",
                        "f.yaml:9:25: warn has no effect",
                        "f.yaml:11:24: unsafe: expected a value",
                        "f.yaml:13:7: increase from 0.9 to 0.8: exchange from and to",
                        "f.yaml:14:47: by is 'soon', expected a day such as 2026-12-31",
                        "f.yaml:15:3: c: expected either increase or decrease")
                .doesNotContain(" at ");
    }

    @Test
    void saysWhereYamlBreaks() {
        assertThatThrownBy(() -> TargetsFile.parse("f.yaml", "metrics:\n  usat: {warn: 1\n"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("f.yaml:3:1: is not valid YAML");
    }
}
