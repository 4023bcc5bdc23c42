package dev.stet.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.stet.contract.Alert;
import dev.stet.contract.AlertKind;
import dev.stet.contract.AlertStatus;
import dev.stet.contract.ExponentialHistogram;
import dev.stet.contract.Grain;
import dev.stet.contract.ObjectiveGoal;
import dev.stet.contract.Target;
import dev.stet.contract.Targets;
import dev.stet.contract.View;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The alerts that practice asks for, each with what must not raise it. */
final class WatchTest {

    private static final long CSAT_UNIT = 10_000;
    private static final long USD = 1_000_000_000;

    /** The index of the histogram. */
    private static final int REMOVED_AFTER = 0;

    private Lookout days = Lookout.ofDays();

    private List<Alert> rated(int day, long count, double mean) {
        long sum = Math.round(mean * count * CSAT_UNIT);
        return days.look(
                View.FEEDBACK,
                day,
                days.all(View.FEEDBACK, day, Map.of("csat_count", count, "csat_sum", sum)));
    }

    private List<Alert> tasks(int day, long started, long succeeded) {
        return days.look(
                View.TASK,
                day,
                days.all(View.TASK, day, Map.of("started", started, "succeeded", succeeded)));
    }

    @Test
    void satisfactionBelowThreeAndAHalf() {
        assertThat(rated(0, 1_000, 4.3)).isEmpty();
        assertThat(rated(1, 1_000, 3.2))
                .singleElement()
                .satisfies(
                        alert -> {
                            assertThat(alert.subject().kind()).isEqualTo(AlertKind.LEVEL);
                            assertThat(alert.subject().metricId()).isEqualTo("csat_mean");
                            assertThat(alert.status()).isEqualTo(AlertStatus.RAISED);
                            assertThat(alert.level()).isEqualTo(Finding.CRITICAL);
                            assertThat(alert.numbers().value()).isCloseTo(3.2, within(1e-9));
                            assertThat(alert.numbers().reference()).isEqualTo(3.5);
                            assertThat(alert.numbers().high()).isLessThan(3.5);
                            assertThat(alert.numbers().counterId()).isEqualTo("response_rate");
                            assertThat(alert.words())
                                    .startsWith("csat_mean is 3.20 of 5 (")
                                    .endsWith("below its level critical of 3.50 of 5.");
                        });
        assertThat(rated(2, 1_000, 3.2)).as("it stands, and is not said again").isEmpty();
        assertThat(rated(3, 1_000, 4.3))
                .singleElement()
                .satisfies(
                        alert -> {
                            assertThat(alert.status()).isEqualTo(AlertStatus.RESOLVED);
                            assertThat(alert.version()).isEqualTo(2);
                            assertThat(alert.subject().id())
                                    .isEqualTo(days.said().get(0).subject().id());
                            assertThat(alert.statedAtMillis()).isEqualTo(days.start(3));
                        });
        assertThat(rated(4, 1_000, 4.3)).isEmpty();
    }

    /** 20 ratings are below the smallest sample; of 40 the interval reaches beyond the level. */
    @ParameterizedTest
    @CsvSource({"20, 2.0", "40, 3.4"})
    void tooFewRatingsRaiseNothing(long count, double mean) {
        assertThat(rated(0, count, mean)).isEmpty();
    }

    @Test
    void whatGetsWorseIsSaidAnew() {
        assertThat(rated(0, 20_000, 3.65)).extracting(Alert::level).containsExactly(Finding.WARN);
        assertThat(rated(1, 20_000, 3.65)).isEmpty();
        assertThat(rated(2, 20_000, 3.1))
                .singleElement()
                .satisfies(
                        alert -> {
                            assertThat(alert.level()).isEqualTo(Finding.CRITICAL);
                            assertThat(alert.status()).isEqualTo(AlertStatus.RAISED);
                            assertThat(alert.version()).isEqualTo(2);
                        });
        assertThat(rated(3, 20_000, 3.65)).as("better, and still below warn").isEmpty();
    }

    /** The first weeks have nothing to be held against. */
    @Test
    void completionDownByMoreThanFivePoints() {
        for (int day = 0; day < 28; day++) {
            assertThat(tasks(day, 2_000, day % 7 < 5 ? 1_400 : 1_000)).as("day %d", day).isEmpty();
        }
        assertThat(tasks(28, 2_000, 1_320)).as("4 points").isEmpty();
        assertThat(tasks(29, 100, 63)).as("7 points of few").isEmpty();
        assertThat(tasks(30, 2_000, 1_200))
                .singleElement()
                .satisfies(
                        alert -> {
                            assertThat(alert.subject().kind()).isEqualTo(AlertKind.DROP);
                            assertThat(alert.numbers().value()).isCloseTo(0.6, within(1e-9));
                            assertThat(alert.numbers().reference()).isCloseTo(0.7, within(1e-9));
                            assertThat(alert.numbers().counterId())
                                    .isEqualTo("cost_per_successful_outcome_usd");
                            assertThat(alert.words())
                                    .contains("60.00 %", "70.00 %", "-10.0 points");
                        });
        assertThat(tasks(31, 2_000, 1_400))
                .extracting(Alert::status)
                .containsExactly(AlertStatus.RESOLVED);
        assertThat(tasks(33, 2_000, 1_000)).as("a weekend is held against weekends").isEmpty();
    }

    /** Of the same weekdays, each counts as much as it has tasks. */
    @Test
    void completionIsHeldAgainstThePooledRateOfItsWeekdays() {
        for (int day = 0; day < 28; day++) {
            boolean large = day / 7 == 3;
            assertThat(tasks(day, large ? 7_000 : 1_000, large ? 4_900 : 730)).isEmpty();
        }
        assertThat(tasks(28, 7_000, 4_200))
                .singleElement()
                .satisfies(
                        alert ->
                                assertThat(alert.numbers().reference())
                                        .isCloseTo(0.709, within(1e-9)));
    }

    /** Days that vary by 10 points say nothing when one is 10 points lower. */
    @Test
    void daysThatVaryAnywayRaiseNothing() {
        Random random = new Random(7);
        for (int day = 0; day < 60; day++) {
            long succeeded = 1_400 + Math.round(200 * random.nextGaussian());
            assertThat(tasks(day, 2_000, Math.min(2_000, succeeded))).as("day %d", day).isEmpty();
        }
    }

    @Test
    void moreUsersWhoAreLessSatisfied() {
        Random random = new Random(3);
        for (int day = 0; day < 29; day++) {
            boolean last = day == 28;
            long users = last ? 1_500 : 1_000 + random.nextInt(-20, 21);
            double csat = last ? 3.95 : 4.5 + 0.02 * random.nextGaussian();
            Map<String, Long> used = Map.of("active_users", users, "using_users", users);
            assertThat(days.look(View.USAGE, day, days.all(View.USAGE, day, used)))
                    .as("day %d", day)
                    .isEmpty();
            List<Alert> said = rated(day, 3_000, csat);
            if (!last) {
                assertThat(said).as("day %d", day).isEmpty();
                continue;
            }
            assertThat(said)
                    .singleElement()
                    .satisfies(
                            alert -> {
                                assertThat(alert.subject().kind())
                                        .isEqualTo(AlertKind.CONTRADICTION);
                                assertThat(alert.subject().metricId()).isEqualTo("using_users");
                                assertThat(alert.numbers().value()).isEqualTo(1_500);
                                assertThat(alert.numbers().counterId()).isEqualTo("csat_mean");
                                assertThat(alert.numbers().counterValue())
                                        .isCloseTo(3.95, within(1e-9));
                            });
        }
    }

    /** Ratings below the smallest sample; and so few that counting explains the change. */
    @ParameterizedTest
    @CsvSource({"20", "40"})
    void fewRatingsContradictNothing(long count) {
        for (int day = 0; day < 29; day++) {
            boolean last = day == 28;
            Map<String, Long> used = Map.of("using_users", last ? 1_500L : 1_000L);
            days.look(View.USAGE, day, days.all(View.USAGE, day, used));
            assertThat(rated(day, count, last ? 4.1 : 4.5)).as("day %d", day).isEmpty();
        }
    }

    /** Rows of tasks become final ten days after those of signals. */
    @Test
    void moreUseAtAHigherCostPerSuccess() {
        Random random = new Random(4);
        for (int signalDay = 0; signalDay < 39; signalDay++) {
            long invocations = signalDay == 28 ? 9_000 : 5_000 + random.nextInt(-100, 101);
            Map<String, Long> used = Map.of("invocations", invocations);
            days.look(View.SIGNAL, signalDay, days.all(View.SIGNAL, signalDay, used));
            int day = signalDay - 10;
            if (day < 0) {
                continue;
            }
            long cost = (day == 28 ? 900 : 500 + random.nextInt(-10, 11)) * USD;
            Map<String, Long> done =
                    Map.of(
                            "started", 2_000L,
                            "succeeded", 1_400L,
                            "cost_usd", cost,
                            "costed", 2_000L,
                            "costed_successes", 1_400L);
            days.look(View.TASK, day, days.all(View.TASK, day, done));
        }
        assertThat(days.said())
                .singleElement()
                .satisfies(
                        alert -> {
                            assertThat(alert.subject().kind()).isEqualTo(AlertKind.CONTRADICTION);
                            assertThat(alert.subject().metricId()).isEqualTo("invocations");
                            assertThat(alert.numbers().counterId())
                                    .isEqualTo("cost_per_successful_outcome_usd");
                        });
    }

    private List<Alert> reported(int day, String mode, long reports) {
        LookRow all = days.all(View.SIGNAL, day, Map.of("reports", reports));
        return reports == 0
                ? days.look(View.SIGNAL, day, all)
                : days.look(
                        View.SIGNAL,
                        day,
                        all,
                        days.row(
                                View.SIGNAL,
                                day,
                                "failure_mode",
                                mode,
                                Map.of("reports", reports)));
    }

    @Test
    void aFailureModeIsReportedMoreOften() {
        for (int day = 0; day < 28; day++) {
            assertThat(reported(day, "bad_citation", 5 + day % 3)).isEmpty();
        }
        assertThat(reported(28, "bad_citation", 9)).as("as many as chance brings").isEmpty();
        assertThat(reported(29, "bad_citation", 60))
                .singleElement()
                .satisfies(
                        alert -> {
                            assertThat(alert.subject().kind()).isEqualTo(AlertKind.FAILURE_SPIKE);
                            assertThat(alert.subject().segment()).isEqualTo("bad_citation");
                            assertThat(alert.numbers().value()).isEqualTo(60);
                        });
        assertThat(reported(30, "bad_citation", 0))
                .as("a day without a report has no row of it")
                .extracting(Alert::status)
                .containsExactly(AlertStatus.RESOLVED);
    }

    @Test
    void aFailureModeHasAnOwnerOfItsOwn() {
        days =
                new Lookout(
                        Grain.DAY,
                        new Targets(
                                Policy.defaults().levels(),
                                Map.of("bad_citation", "legal"),
                                List.of()));
        for (int day = 0; day < 28; day++) {
            assertThat(reported(day, "bad_citation", 5)).isEmpty();
        }
        assertThat(reported(28, "bad_citation", 60))
                .extracting(Alert::owner)
                .containsExactly("legal");
    }

    @Test
    void aFailureModeThatWasNeverReportedBefore() {
        for (int day = 0; day < 28; day++) {
            assertThat(reported(day, "wrong_tone", 0)).isEmpty();
        }
        assertThat(reported(28, "wrong_tone", 40))
                .extracting(alert -> alert.subject().kind())
                .containsExactly(AlertKind.FAILURE_SPIKE);
    }

    /** After 25 days a weekday has been three times, not four. */
    @Test
    void weeksThatAreNotOverDoNotCount() {
        for (int day = 0; day < 25; day++) {
            assertThat(reported(day, "bad_citation", 10)).isEmpty();
        }
        assertThat(reported(25, "bad_citation", 100))
                .singleElement()
                .satisfies(alert -> assertThat(alert.numbers().reference()).isEqualTo(10));
    }

    /** Past the most segments all others are one, without a value for each dimension. */
    @Test
    void otherSegmentsHaveNoFailureMode() {
        for (int day = 0; day < 29; day++) {
            Map<String, Long> reports = Map.of("reports", day == 28 ? 90L : 5L);
            LookRow others = days.row(View.SIGNAL, day, "model|failure_mode", "(other)", reports);
            days.look(View.SIGNAL, day, others);
        }
        assertThat(days.said())
                .singleElement()
                .satisfies(
                        alert -> {
                            assertThat(alert.subject().kind()).isEqualTo(AlertKind.FAILURE_SPIKE);
                            assertThat(alert.owner()).isNull();
                        });
    }

    private List<Alert> lengths(int day, double median, Random random) {
        ExponentialHistogram lengths = new ExponentialHistogram();
        for (int i = 0; i < 1_000; i++) {
            long tokens = Math.max(1, Math.round(median * Math.exp(random.nextGaussian())));
            lengths.add(ExponentialHistogram.bucket(tokens), 1);
        }
        LookRow row = days.all(View.GENERATION, day, Map.of());
        return days.look(View.GENERATION, day, Lookout.with(row, 2, lengths));
    }

    @Test
    void aHistogramDrifts() {
        Random random = new Random(5);
        for (int day = 0; day < 28; day++) {
            assertThat(lengths(day, 200, random)).as("day %d", day).isEmpty();
        }
        assertThat(lengths(28, 220, random)).as("a little longer").isEmpty();
        assertThat(lengths(29, 500, random))
                .singleElement()
                .satisfies(
                        alert -> {
                            assertThat(alert.subject().kind()).isEqualTo(AlertKind.INPUT_DRIFT);
                            assertThat(alert.subject().metricId())
                                    .isEqualTo("output_tokens_histogram");
                            assertThat(alert.numbers().value()).isGreaterThan(0.2);
                        });
    }

    @Test
    void theGuardOfAnObjectiveBreaks() {
        ObjectiveGoal goal =
                new ObjectiveGoal(
                        "tasks done",
                        "north_star",
                        "all",
                        "all",
                        BigDecimal.ONE,
                        BigDecimal.TEN,
                        null,
                        LocalDate.parse("2026-03-03"),
                        new ObjectiveGoal.Guard(
                                "task_completion_rate", false, new BigDecimal("0.6")),
                        "product");
        Targets targets = new Targets(Policy.defaults().levels(), Map.of(), List.of(goal));
        Lookout guarded = new Lookout(Grain.DAY, targets);
        Map<String, Long> broken = Map.of("started", 2_000L, "succeeded", 1_000L);
        assertThat(guarded.look(View.TASK, 1, guarded.all(View.TASK, 1, broken)))
                .singleElement()
                .satisfies(
                        alert -> {
                            assertThat(alert.subject().kind()).isEqualTo(AlertKind.GUARD);
                            assertThat(alert.owner()).isEqualTo("product");
                            assertThat(alert.words()).contains("the limit 60.00 %", "'tasks done'");
                        });
        Lookout overdue = new Lookout(Grain.DAY, targets);
        assertThat(overdue.look(View.TASK, 2, overdue.all(View.TASK, 2, broken)))
                .as("the objective is over")
                .isEmpty();
    }

    private static ObjectiveGoal guarded(String id, String due, boolean isCeiling, String limit) {
        return new ObjectiveGoal(
                id,
                "north_star",
                "all",
                "all",
                BigDecimal.ONE,
                BigDecimal.TEN,
                null,
                LocalDate.parse(due),
                new ObjectiveGoal.Guard("task_completion_rate", isCeiling, new BigDecimal(limit)),
                id);
    }

    private static Targets with(ObjectiveGoal... goals) {
        return new Targets(Policy.defaults().levels(), Map.of(), List.of(goals));
    }

    private static List<Alert> completed(Lookout lookout, int day, long succeeded) {
        Map<String, Long> numbers = Map.of("started", 2_000L, "succeeded", succeeded);
        return lookout.look(View.TASK, day, lookout.all(View.TASK, day, numbers));
    }

    /** On each day the tightest of those limits that hold then, above and below. */
    @Test
    void ofSeveralGuardsEachHoldsInItsTime() {
        Lookout lookout =
                new Lookout(
                        Grain.DAY,
                        with(
                                guarded("short", "2026-03-03", false, "0.6"),
                                guarded("long", "2026-04-30", false, "0.5"),
                                guarded("above", "2026-04-30", true, "0.9")));
        assertThat(completed(lookout, 0, 1_100)).extracting(Alert::owner).containsExactly("short");
        assertThat(completed(lookout, 1, 1_400))
                .extracting(Alert::status)
                .containsExactly(AlertStatus.RESOLVED);
        assertThat(completed(lookout, 2, 1_100)).as("the short one is over").isEmpty();
        assertThat(completed(lookout, 3, 900)).extracting(Alert::owner).containsExactly("long");
        assertThat(completed(lookout, 4, 1_400)).hasSize(1);
        assertThat(completed(lookout, 5, 1_900)).extracting(Alert::owner).containsExactly("above");
    }

    /** The fourth of March in Berlin begins on the third in Greenwich. */
    @Test
    void aDayOfAZoneIsThatOfItsMiddle() {
        long start = Instant.parse("2026-03-03T23:00:00Z").toEpochMilli();
        long end = start + Grain.DAY.millis();
        LookRow broken =
                new LookRow(
                        "all",
                        "all",
                        end,
                        Lookout.sums(View.TASK, Map.of("started", 2_000L, "succeeded", 1_000L)));
        for (String due : List.of("2026-03-03", "2026-03-04")) {
            Policy policy = new Policy(with(guarded("a", due, false, "0.6")));
            assertThat(
                            new Watch(policy)
                                    .judge(
                                            new Scope("t", Grain.DAY),
                                            new Look(View.TASK, start),
                                            List.of(broken),
                                            new HeapMemory(),
                                            end))
                    .as("due %s", due)
                    .hasSize(due.endsWith("4") ? 1 : 0);
        }
    }

    /**
     * All of the interval lies below critical, but that may be chance; that it is below warn not.
     */
    @Test
    void criticalMustBeMoreThanChanceItself() {
        assertThat(rated(0, 1_000, 3.36)).extracting(Alert::level).containsExactly(Finding.WARN);
        assertThat(rated(1, 20_000, 3.36))
                .extracting(Alert::level)
                .containsExactly(Finding.CRITICAL);
    }

    /** What has no chance to speak of is critical when it was so in the window before. */
    @Test
    void aCostIsCriticalTheSecondTime() {
        String id = "cost_per_successful_outcome_usd";
        List<Target> levels = new ArrayList<>(Policy.defaults().levels());
        levels.removeIf(target -> target.metricId().equals(id));
        levels.add(
                new Target(
                        id,
                        Target.ALL,
                        Target.ALL,
                        BigDecimal.ONE,
                        BigDecimal.TEN,
                        BigDecimal.TEN,
                        null,
                        true));
        Lookout costs = new Lookout(Grain.DAY, new Targets(levels, Map.of(), List.of()));
        List<String> said = new ArrayList<>();
        long[] eachCosts = {5, 20, 20};
        for (int day = 0; day < 3; day++) {
            Map<String, Long> done =
                    Map.of(
                            "started", 2_000L,
                            "succeeded", 1_400L,
                            "cost_usd", eachCosts[day] * 1_400 * USD,
                            "costed", 2_000L,
                            "costed_successes", 1_400L);
            costs.look(View.TASK, day, costs.all(View.TASK, day, done))
                    .forEach(alert -> said.add(alert.subject().metricId() + ' ' + alert.level()));
        }
        assertThat(said).containsExactly(id + " warn", id + " critical");
    }

    /** 6 of 30 failed, and 4 of 120 before: a normal approximation would make too much of it. */
    @Test
    void aDropOfFewIsHeldAgainstTheirExactChance() {
        for (int day = 0; day < 28; day++) {
            assertThat(tasks(day, 30, 29)).isEmpty();
        }
        assertThat(tasks(28, 30, 24)).isEmpty();
    }

    /** A share of things lost from sight is less sure than one of as many that are known. */
    @Test
    void aSurvivalPassesItsLevel() {
        Target level =
                new Target(
                        "survival_at_300s",
                        Target.ALL,
                        Target.ALL,
                        new BigDecimal("0.8"),
                        null,
                        BigDecimal.valueOf(30),
                        null,
                        true);
        for (int removed : List.of(100, 120, 160)) {
            Lookout some = new Lookout(Grain.DAY, new Targets(List.of(level), Map.of(), List.of()));
            LookRow row = some.all(View.SUGGESTION, 0, Map.of("shown", 500L, "accepted", 500L));
            ExponentialHistogram gone = new ExponentialHistogram();
            gone.add(ExponentialHistogram.bucket(200), removed);
            List<Alert> said =
                    some.look(View.SUGGESTION, 0, Lookout.with(row, REMOVED_AFTER, gone));
            assertThat(said)
                    .as("%d of 500 removed", removed)
                    .extracting(alert -> alert.subject().metricId())
                    .isEqualTo(removed == 160 ? List.of("survival_at_300s") : List.of());
        }
    }

    /**
     * Retention is as high without a use as with one, but for chance: each is lower half the time.
     */
    @Test
    void aDifferenceThatChanceExplainsRaisesNothing() {
        for (long retained : List.of(40L, 38L, 34L, 10L)) {
            List<Alert> said = new ArrayList<>();
            Lookout some = Lookout.ofDays();
            for (int day = 0; day < 2; day++) {
                Map<String, Long> users =
                        Map.of(
                                "new_users",
                                200L,
                                "new_ai_users",
                                100L,
                                "retained_d1",
                                40 + retained,
                                "retained_ai_d1",
                                retained);
                said.addAll(some.look(View.RETENTION, day, some.all(View.RETENTION, day, users)));
            }
            assertThat(said)
                    .as("%d of 100 with a use, 40 of 100 without", retained)
                    .extracting(alert -> alert.subject().metricId())
                    .isEqualTo(retained == 10 ? List.of("retention_lift_d1") : List.of());
        }
    }

    /** Their product is 291 in the first case, and passes any usual number. */
    @Test
    void aDifferenceOfFewInOneOfItsGroupsRaisesNothing() {
        for (long users : List.of(3L, 97L, 29L, 30L)) {
            Lookout some = Lookout.ofDays();
            List<Alert> said = new ArrayList<>();
            for (int day = 0; day < 2; day++) {
                Map<String, Long> worse =
                        Map.of(
                                "new_users",
                                100L,
                                "new_ai_users",
                                users,
                                "retained_d1",
                                100 - users,
                                "retained_ai_d1",
                                0L);
                said.addAll(some.look(View.RETENTION, day, some.all(View.RETENTION, day, worse)));
            }
            assertThat(said)
                    .as("%d of 100 with a use", users)
                    .extracting(alert -> alert.subject().metricId())
                    .isEqualTo(users == 30 ? List.of("retention_lift_d1") : List.of());
        }
    }

    @Test
    void anEarlierHourLeavesALaterOneAlone() {
        Lookout hours = Lookout.ofHours();
        Map<String, Long> refused = Map.of("read", 1_000L, "refused_malformed_json", 100L);
        Map<String, Long> fine = Map.of("read", 1_000L);
        assertThat(hours.early(1, refused)).extracting(Alert::version).containsExactly(1L);
        assertThat(hours.look(View.INGEST, 0, hours.all(View.INGEST, 0, fine))).isEmpty();
        assertThat(hours.early(1, refused)).as("it stands").isEmpty();
        assertThat(hours.early(1, Map.of("read", 90_000L)))
                .extracting(Alert::version)
                .containsExactly(2L);
        assertThat(hours.early(0, refused)).as("an hour before it").isEmpty();
        assertThat(hours.early(1, Map.of("read", 91_000L, "refused_malformed_json", 5_150L)))
                .extracting(Alert::version)
                .containsExactly(3L);
    }

    /** Costs have no interval, hours are many: both must cross twice. */
    @Test
    void anHourMustCrossTwice() {
        Lookout hours = Lookout.ofHours();
        Map<String, Long> refused = Map.of("read", 10_000L, "refused_malformed_json", 900L);
        Map<String, Long> fine = Map.of("read", 10_000L);
        assertThat(hours.look(View.INGEST, 0, hours.all(View.INGEST, 0, refused))).isEmpty();
        assertThat(hours.look(View.INGEST, 1, hours.all(View.INGEST, 1, fine))).isEmpty();
        assertThat(hours.look(View.INGEST, 2, hours.all(View.INGEST, 2, refused))).isEmpty();
        assertThat(hours.look(View.INGEST, 3, hours.all(View.INGEST, 3, refused)))
                .extracting(alert -> alert.subject().metricId())
                .containsExactly("refused_rate");
    }

    @Test
    void whatLaterDataDoNotBearOutIsWithdrawn() {
        Lookout hours = Lookout.ofHours();
        assertThat(hours.early(0, Map.of("read", 1_000L, "refused_malformed_json", 100L)))
                .singleElement()
                .satisfies(
                        alert -> {
                            assertThat(alert.isProvisional()).isTrue();
                            assertThat(alert.status()).isEqualTo(AlertStatus.RAISED);
                        });
        assertThat(hours.early(0, Map.of("read", 2_000L, "refused_malformed_json", 150L)))
                .isEmpty();
        assertThat(hours.early(0, Map.of("read", 90_000L, "refused_malformed_json", 150L)))
                .singleElement()
                .satisfies(
                        alert -> {
                            assertThat(alert.status()).isEqualTo(AlertStatus.WITHDRAWN);
                            assertThat(alert.version()).isEqualTo(2);
                            assertThat(alert.words()).startsWith("Withdrawn: later data");
                        });
        assertThat(hours.early(0, Map.of("read", 91_000L, "refused_malformed_json", 5_150L)))
                .as("it is raised in the same window again")
                .singleElement()
                .satisfies(
                        alert -> {
                            assertThat(alert.status()).isEqualTo(AlertStatus.RAISED);
                            assertThat(alert.version()).isEqualTo(3);
                            assertThat(alert.isProvisional()).isTrue();
                        });
        hours.early(0, Map.of("read", 2_000_000L, "refused_malformed_json", 5_150L));
        Map<String, Long> fine = Map.of("read", 2_000_000L, "refused_malformed_json", 5_150L);
        assertThat(hours.look(View.INGEST, 0, hours.all(View.INGEST, 0, fine)))
                .as("it is withdrawn already")
                .isEmpty();
        assertThat(hours.early(1, Map.of("read", 1_000L, "refused_malformed_json", 100L)))
                .as("another window, another alert")
                .extracting(Alert::version)
                .containsExactly(1L);
    }

    /** As in any catch-up: one partition is read before the other, which has the openings. */
    @Test
    void whatAnOpeningTakesBackIsLookedAtOnceTheRowIsFinal() {
        Lookout hours = Lookout.ofHours();
        Map<String, Long> early = Map.of("read", 50_000L, "unopened", 40_000L);
        Map<String, Long> settled = Map.of("read", 90_000L, "unopened", 100L);
        assertThat(hours.early(0, early)).isEmpty();
        assertThat(hours.early(0, settled)).isEmpty();
        assertThat(hours.look(View.INGEST, 0, hours.all(View.INGEST, 0, settled))).isEmpty();

        Map<String, Long> apart = Map.of("read", 90_000L, "unopened", 40_000L);
        assertThat(hours.early(1, apart)).isEmpty();
        assertThat(hours.look(View.INGEST, 1, hours.all(View.INGEST, 1, apart)))
                .as("one hour is enough, where chance is out of the question")
                .singleElement()
                .satisfies(
                        alert -> {
                            assertThat(alert.subject().metricId()).isEqualTo("unopened_rate");
                            assertThat(alert.isProvisional()).isFalse();
                        });
    }

    @Test
    void aRateThatIsTakenBackMustCrossTwiceWhereChanceMayBeTheCause() {
        Lookout hours = Lookout.ofHours();
        Map<String, Long> some = Map.of("read", 4_000L, "unopened", 70L);
        assertThat(hours.look(View.INGEST, 0, hours.all(View.INGEST, 0, some))).isEmpty();
        assertThat(hours.look(View.INGEST, 1, hours.all(View.INGEST, 1, some)))
                .extracting(alert -> alert.subject().metricId())
                .containsExactly("unopened_rate");
    }

    @Test
    void theFinalRowConfirmsOrWithdraws() {
        Lookout hours = Lookout.ofHours();
        Map<String, Long> refused = Map.of("read", 1_000L, "refused_malformed_json", 100L);
        hours.early(0, refused);
        assertThat(hours.look(View.INGEST, 0, hours.all(View.INGEST, 0, refused)))
                .singleElement()
                .satisfies(
                        alert -> {
                            assertThat(alert.status()).isEqualTo(AlertStatus.RAISED);
                            assertThat(alert.isProvisional()).isFalse();
                            assertThat(alert.version()).isEqualTo(1_000);
                        });
        Lookout others = Lookout.ofHours();
        others.early(0, refused);
        assertThat(others.look(View.INGEST, 0))
                .as("no row at all")
                .extracting(Alert::status)
                .containsExactly(AlertStatus.WITHDRAWN);
    }

    /** Both features keep their rates; more of the tasks are of the worse one. */
    @Test
    void saysHowMuchIsDueToTheMix() {
        for (int day = 0; day < 29; day++) {
            long good = day == 28 ? 500 : 1_500;
            long bad = 2_000 - good;
            days.look(
                    View.TASK,
                    day,
                    feature(day, "good", good, good * 9 / 10),
                    feature(day, "bad", bad, bad * 4 / 10),
                    days.all(
                            View.TASK,
                            day,
                            Map.of("started", 2_000L, "succeeded", good * 9 / 10 + bad * 4 / 10)));
        }
        assertThat(days.said())
                .singleElement()
                .satisfies(
                        alert -> {
                            assertThat(alert.subject().kind()).isEqualTo(AlertKind.DROP);
                            assertThat(alert.numbers().mixChange()).isCloseTo(-0.25, within(1e-9));
                            assertThat(alert.numbers().withinChange()).isCloseTo(0, within(1e-9));
                            assertThat(alert.words()).contains("By feature, -25.00 %");
                        });
    }

    private LookRow feature(int day, String feature, long started, long succeeded) {
        return days.row(
                View.TASK,
                day,
                "feature",
                feature,
                Map.of("started", started, "succeeded", succeeded));
    }

    @Test
    void whatHasNoRowsAnyMoreEnds() {
        rated(0, 1_000, 3.0);
        assertThat(days.forget(30)).isEmpty();
        assertThat(days.forget(40))
                .singleElement()
                .satisfies(
                        alert -> {
                            assertThat(alert.status()).isEqualTo(AlertStatus.RESOLVED);
                            assertThat(alert.words()).contains("no row of it for 35 days");
                        });
        assertThat(days.forget(40)).isEmpty();
    }
}
