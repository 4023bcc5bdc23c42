package dev.stet.alerts.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.alerts.Lookout;
import dev.stet.alerts.Policy;
import dev.stet.alerts.Scope;
import dev.stet.contract.Alert;
import dev.stet.contract.AlertStatus;
import dev.stet.contract.Grain;
import dev.stet.contract.KpiRow;
import dev.stet.contract.Target;
import dev.stet.contract.View;
import dev.stet.testkit.KeyedTasks;
import dev.stet.wire.CodecType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AlertOperatorTest {

    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final int DAYS = 40;

    private static KeyedTasks<Scope, KpiRow, Alert> tasks(boolean rocksDb) throws Exception {
        return new KeyedTasks<>(
                () -> new AlertOperator(Policy.defaults(), (view, end) -> end - 1),
                Scope::of,
                CodecType.of(Scope.class, Scope.KeyCodec.class),
                rocksDb);
    }

    private static KpiRow row(
            View view, int day, String by, String segment, Map<String, Long> all) {
        long start = Lookout.START + day * DAY;
        return new KpiRow(
                view,
                "t",
                Grain.DAY,
                start,
                start + DAY,
                by,
                segment,
                true,
                1,
                start + DAY,
                Lookout.sums(view, all),
                List.of());
    }

    private static KpiRow tasksDone(int day, long started, long succeeded) {
        return row(
                View.TASK,
                day,
                Target.ALL,
                Target.ALL,
                Map.of("started", started, "succeeded", succeeded));
    }

    private static KpiRow done(int day, String feature, long started, long succeeded) {
        return row(
                View.TASK,
                day,
                "feature",
                feature,
                Map.of("started", started, "succeeded", succeeded));
    }

    /** A drop on day 30 and the two days after, in one of two features. */
    private static List<KpiRow> rows(int day) {
        boolean low = day >= 30 && day < 33;
        return List.of(
                tasksDone(day, 4_000, low ? 2_400 : 2_800),
                done(day, "a", 2_000, low ? 1_000 : 1_400),
                done(day, "b", 2_000, 1_400));
    }

    private static List<Alert> said(KeyedTasks<Scope, KpiRow, Alert> tasks) {
        return tasks.output();
    }

    @Test
    void looksOnceAllRowsOfTheWindowAreThere() throws Exception {
        try (var tasks = tasks(false)) {
            for (int day = 0; day < 30; day++) {
                for (KpiRow row : rows(day)) {
                    tasks.process(row);
                }
                tasks.advanceTo(Lookout.START + (day + 1) * DAY);
            }
            rows(30).forEach(row -> process(tasks, row));
            tasks.advanceTo(Lookout.START + 31 * DAY - 2);
            assertThat(said(tasks)).isEmpty();
            tasks.advanceTo(Lookout.START + 31 * DAY - 1);
            assertThat(said(tasks))
                    .extracting(alert -> alert.subject().segment())
                    .containsExactly("all", "a");
        }
    }

    private static void process(KeyedTasks<Scope, KpiRow, Alert> tasks, KpiRow row) {
        try {
            tasks.process(row);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** Rows come in any order, all before the first watermark too; tasks are restarted. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void orderAndRestartsChangeNothing(boolean rocksDb) throws Exception {
        List<Alert> expected;
        try (var tasks = tasks(false)) {
            for (int day = 0; day < DAYS; day++) {
                rows(day).forEach(row -> process(tasks, row));
                tasks.advanceTo(Lookout.START + (day + 1) * DAY);
            }
            expected = List.copyOf(said(tasks));
        }
        assertThat(expected)
                .extracting(Alert::status)
                .containsExactly(
                        AlertStatus.RAISED,
                        AlertStatus.RAISED,
                        AlertStatus.RESOLVED,
                        AlertStatus.RESOLVED);
        List<KpiRow> shuffled = new ArrayList<>();
        for (int day = 0; day < DAYS; day++) {
            shuffled.addAll(rows(day));
        }
        Collections.shuffle(shuffled, new Random(11));
        try (var tasks = tasks(rocksDb)) {
            shuffled.subList(0, 50).forEach(row -> process(tasks, row));
            tasks.restart(2);
            shuffled.subList(50, shuffled.size()).forEach(row -> process(tasks, row));
            tasks.advanceTo(Lookout.START + 31 * DAY);
            tasks.restart(1);
            tasks.advanceTo(Lookout.START + DAYS * DAY);
            assertThat(said(tasks)).containsExactlyElementsOf(expected);
        }
    }

    @Test
    void leavesNoStateOrTimerBehind() throws Exception {
        try (var tasks = tasks(false)) {
            for (int day = 0; day < 32; day++) {
                rows(day).forEach(row -> process(tasks, row));
            }
            tasks.advanceTo(Lookout.START + 33 * DAY);
            assertThat(said(tasks)).hasSize(2);
            assertThat(tasks.stateEntries()).isPositive();
            tasks.advanceTo(Lookout.START + 80 * DAY);
            assertThat(said(tasks))
                    .extracting(Alert::status)
                    .as("what has no rows any more ends")
                    .containsExactly(
                            AlertStatus.RAISED,
                            AlertStatus.RAISED,
                            AlertStatus.RESOLVED,
                            AlertStatus.RESOLVED);
            assertThat(tasks.stateEntries()).as("state entries left").isZero();
            assertThat(tasks.timers()).as("timers left").isZero();
        }
    }

    @Test
    void theEndOfTheInputResolvesNothing() throws Exception {
        try (var tasks = tasks(false)) {
            for (int day = 0; day < 32; day++) {
                rows(day).forEach(row -> process(tasks, row));
            }
            tasks.advanceTo(Long.MAX_VALUE);
            assertThat(said(tasks)).extracting(Alert::status).containsOnly(AlertStatus.RAISED);
            assertThat(tasks.stateEntries()).isZero();
        }
    }
}
