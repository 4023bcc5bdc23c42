package dev.stet.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.contract.Alert;
import dev.stet.contract.AlertStatus;
import dev.stet.contract.ExponentialHistogram;
import dev.stet.contract.Grain;
import dev.stet.contract.Target;
import dev.stet.contract.Targets;
import dev.stet.contract.View;
import dev.stet.metrics.Formula;
import dev.stet.metrics.Goal;
import dev.stet.metrics.Metric;
import dev.stet.metrics.Metrics;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * How many alerts are raised where nothing changes: of all metrics of the catalogue whose one row
 * has a chance, in 50 segments and over all. All of them are drawn anew every day from the same
 * {@link Unchanged} probabilities, and each lies exactly on its level, where chance alone crosses
 * it most often.
 */
final class FalseAlertsTest {

    /** So many weeks are watched, after four that only fill the memory. */
    private static final int WEEKS = Integer.getInteger("stet.alerts.weeks", 2);

    private static final int SEGMENTS = 50;
    private static final long SEED = Long.getLong("stet.seed", 20_260_302L);

    private final SplittableRandom random = new SplittableRandom(SEED);
    private final Map<View, Unchanged> drawn = new EnumMap<>(View.class);
    private final Map<String, BigDecimal> values = new HashMap<>();
    private final Map<String, Integer> sizes = new HashMap<>();

    /** Whether every other segment is far on the worse side of its levels. */
    private boolean isHalfFar;

    FalseAlertsTest() {
        for (View view : View.values()) {
            Unchanged unchanged = new Unchanged(view, random);
            if (!unchanged.values().isEmpty()) {
                drawn.put(view, unchanged);
                unchanged.values().forEach((metric, value) -> values.put(metric.id(), value));
            }
        }
    }

    /**
     * The true value of each metric as its level; no level where one row says nothing of chance.
     */
    private Targets levels() {
        return levels(values);
    }

    private static Targets levels(Map<String, BigDecimal> values) {
        List<Target> levels = new ArrayList<>();
        for (Target target : Policy.defaults().levels()) {
            if (target.segmentBy().equals(Target.ALL)) {
                levels.add(
                        new Target(
                                target.metricId(),
                                target.segmentBy(),
                                target.segment(),
                                values.get(target.metricId()),
                                null,
                                target.minimumSample(),
                                null,
                                true));
            }
        }
        return new Targets(levels, Map.of(), List.of());
    }

    /** The rows of a day: the segments, and all of them together. */
    private List<LookRow> rows(Lookout days, View view, int day) {
        Unchanged unchanged = Objects.requireNonNull(drawn.get(view));
        List<LookRow> rows = new ArrayList<>();
        Unchanged.Row whole = unchanged.none();
        for (int segment = 0; segment < SEGMENTS; segment++) {
            int size =
                    sizes.computeIfAbsent(view.noun() + segment, any -> 100 + random.nextInt(400));
            Unchanged.Row row = unchanged.draw(size, isHalfFar && segment % 2 == 0);
            whole.add(row);
            rows.add(row.with(days.row(view, day, "feature", "f" + segment, row.numbers())));
        }
        rows.add(whole.with(days.all(view, day, whole.numbers())));
        return rows;
    }

    /**
     * The simulation leaves out metrics without levels, and metrics whose rule computes no
     * probability and waits for two rows instead. It must draw every other metric.
     */
    @Test
    void leavesOutWhatHasNoChanceInOneRow() {
        List<String> left =
                Metrics.all().stream()
                        .filter(metric -> !values.containsKey(metric.id()))
                        .filter(metric -> metric.goal().direction() != Goal.Direction.NEITHER)
                        .filter(metric -> metric.formula().corrected() == null)
                        .filter(metric -> metric.formula().kind() != Formula.Kind.RATIO)
                        .filter(metric -> metric.formula().kind() != Formula.Kind.SUM)
                        .map(Metric::id)
                        .toList();
        assertThat(left).isEmpty();
        assertThat(values).hasSizeGreaterThan(100);
    }

    @Test
    void atMostOneAWeek() {
        Counts counts = watch(Grain.DAY, 28, 7 * WEEKS);
        assertThat(counts.tests).as("tests in all").isGreaterThan(7L * WEEKS * 5_000);
        assertThat(counts.crossed).as("by intervals alone").isGreaterThan(100L * WEEKS);
        assertThat(counts.raised).hasSizeLessThanOrEqualTo(WEEKS);
    }

    /** What stands already is no news, and makes nothing else likelier. */
    @Test
    void norBesideManyThatStand() {
        isHalfFar = true;
        Counts counts = watch(Grain.DAY, 28, 7 * WEEKS);
        assertThat(counts.raised)
                .filteredOn(FalseAlertsTest::isOfUnchanged)
                .hasSizeLessThanOrEqualTo(WEEKS);
    }

    private static boolean isOfUnchanged(Alert alert) {
        String segment = alert.subject().segment();
        return segment.startsWith("f") && Integer.parseInt(segment.substring(1)) % 2 == 1;
    }

    /** Hours are many, and so must cross twice. */
    @Test
    void norInTheHoursOfADay() {
        Counts counts = watch(Grain.HOUR, 0, 24);
        assertThat(counts.crossed).as("by intervals alone").isGreaterThan(5_000);
        assertThat(counts.raised).isEmpty();
    }

    /** What came of a simulation. */
    private static final class Counts {
        private final List<Alert> raised = new ArrayList<>();
        private long tests;
        private long crossed;
    }

    /**
     * @param before how many windows only fill the memory
     * @param windows how many are counted after these
     */
    private Counts watch(Grain grain, int before, int windows) {
        Lookout lookout = new Lookout(grain, levels());
        Policy policy = new Policy(levels());
        Counts counts = new Counts();
        for (int window = 0; window < before + windows; window++) {
            for (View view : drawn.keySet()) {
                List<LookRow> rows = rows(lookout, view, window);
                List<Alert> said = lookout.look(view, window, rows);
                if (window < before) {
                    continue;
                }
                said.stream()
                        .filter(alert -> alert.status() == AlertStatus.RAISED)
                        .forEach(counts.raised::add);
                for (Metric metric : Objects.requireNonNull(drawn.get(view)).values().keySet()) {
                    for (LookRow row : rows) {
                        counts.tests++;
                        counts.crossed += crosses(policy, metric, row) ? 1 : 0;
                    }
                }
            }
        }
        System.out.printf(
                "%d metrics x %d segments, %d windows of %s without change, seed %d: %,d tests, %,d"
                        + " values beyond their level, %d alerts raised %s%n",
                values.size(),
                SEGMENTS + 1,
                windows,
                grain.label(),
                SEED,
                counts.tests,
                counts.crossed,
                counts.raised.size(),
                counts.raised.stream().map(alert -> alert.subject().metricId()).toList());
        return counts;
    }

    /** Counts of failure modes, users and their ratings, and lengths of answers. */
    @Test
    void neitherDoTheOtherRules() {
        Lookout days = new Lookout(Grain.DAY, levels(Map.of()));
        List<Alert> raised = new ArrayList<>();
        for (int day = 0; day < 28 + 7 * WEEKS; day++) {
            List<LookRow> reports = new ArrayList<>();
            List<LookRow> users = new ArrayList<>();
            List<LookRow> ratings = new ArrayList<>();
            List<LookRow> lengths = new ArrayList<>();
            for (int segment = 0; segment < SEGMENTS; segment++) {
                String name = "s" + segment;
                reports.add(
                        days.row(
                                View.SIGNAL,
                                day,
                                "failure_mode",
                                name,
                                Map.of("reports", poisson(5 + segment % 50))));
                users.add(
                        days.row(
                                View.USAGE,
                                day,
                                "feature",
                                name,
                                Map.of("using_users", poisson(200))));
                long count = 200 + random.nextInt(100);
                long sum = 0;
                for (long i = 0; i < count; i++) {
                    sum += 10_000L * (1 + random.nextInt(5));
                }
                ratings.add(
                        days.row(
                                View.FEEDBACK,
                                day,
                                "feature",
                                name,
                                Map.of("csat_count", count, "csat_sum", sum + count * 10_000L)));
                if (segment < 10) {
                    lengths.add(lengths(days.row(View.GENERATION, day, "model", name, Map.of())));
                }
            }
            List<Alert> said = new ArrayList<>();
            said.addAll(days.look(View.SIGNAL, day, reports));
            said.addAll(days.look(View.USAGE, day, users));
            said.addAll(days.look(View.FEEDBACK, day, ratings));
            said.addAll(days.look(View.GENERATION, day, lengths));
            said.stream()
                    .filter(alert -> alert.status() == AlertStatus.RAISED)
                    .forEach(raised::add);
        }
        System.out.printf(
                "spikes, contradictions and drift, %d weeks without change: %d alerts raised%n",
                WEEKS, raised.size());
        assertThat(raised).hasSizeLessThanOrEqualTo(WEEKS);
    }

    private LookRow lengths(LookRow row) {
        ExponentialHistogram lengths = new ExponentialHistogram();
        for (int i = 0; i < 300; i++) {
            long length = (long) Math.exp(4 + 3 * random.nextDouble());
            lengths.add(ExponentialHistogram.bucket(length), 1);
        }
        return Lookout.with(row, 2, lengths);
    }

    /** Knuth's way, for small means. */
    private long poisson(double mean) {
        double left = Math.exp(-mean);
        double product = random.nextDouble();
        long count = 0;
        while (product > left) {
            product *= random.nextDouble();
            count++;
        }
        return count;
    }

    private static boolean crosses(Policy policy, Metric metric, LookRow row) {
        BigDecimal level = policy.target(metric.id(), row.segmentBy(), row.segment()).warn();
        Optional<Estimate> estimate = Estimate.of(metric, row.sums());
        if (level == null || estimate.isEmpty()) {
            return false;
        }
        return LevelCheck.of(
                        estimate.get(),
                        metric.goal().direction(),
                        level.doubleValue(),
                        Series.Dispersion.NONE)
                .crosses();
    }

    /** The same numbers, but one feature of one metric is worse: it is found. */
    @Test
    void whatChangesIsFoundAmongAllOfThem() {
        Lookout days = new Lookout(Grain.DAY, levels());
        List<LookRow> rows = rows(days, View.CONVERSATION, 0);
        long[] numbers = rows.get(7).sums().measures();
        List<String> columns = View.CONVERSATION.columns();
        numbers[columns.indexOf("handed_off")] = numbers[columns.indexOf("opened")];
        assertThat(days.look(View.CONVERSATION, 0, rows))
                .filteredOn(alert -> alert.subject().segment().equals("f7"))
                .extracting(alert -> alert.subject().metricId())
                .contains("handoff_rate");
    }
}
