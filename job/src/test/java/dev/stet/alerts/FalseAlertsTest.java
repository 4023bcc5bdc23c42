package dev.stet.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.contract.Alert;
import dev.stet.contract.AlertKind;
import dev.stet.contract.AlertStatus;
import dev.stet.contract.ExponentialHistogram;
import dev.stet.contract.Grain;
import dev.stet.contract.Measure;
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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * How many alerts are raised where nothing changes: all proportions of the catalogue that are made
 * of plain measures, in so many segments that there are 5,000 tests a day, as of 100 metrics in 50
 * segments. All of them are drawn anew every day from the same rates, and each rate lies exactly on
 * its level, where chance alone crosses it most often.
 */
final class FalseAlertsTest {

    /** So many weeks are watched, after four that only fill the memory. */
    private static final int WEEKS = Integer.getInteger("stet.alerts.weeks", 4);

    private static final int SEGMENTS = 74;
    private static final long SEED = Long.getLong("stet.seed", 20_260_302L);

    private final SplittableRandom random = new SplittableRandom(SEED);
    private final Map<View, List<Metric>> chosen = new EnumMap<>(View.class);
    private final Map<String, Double> rates = new HashMap<>();
    private final Map<String, Integer> sizes = new HashMap<>();
    private int metrics;

    /** Whether every other segment is far on the worse side of its levels. */
    private boolean isHalfFar;

    FalseAlertsTest() {
        for (View view : View.values()) {
            Set<String> numerators = new HashSet<>();
            for (Metric metric : Metrics.of(view)) {
                if (isPlain(metric) && numerators.add(metric.formula().numerator())) {
                    chosen.computeIfAbsent(view, any -> new ArrayList<>()).add(metric);
                    rates.put(metric.id(), 0.05 + 0.9 * random.nextDouble());
                    metrics++;
                }
            }
        }
    }

    /** Whose numerator and denominator are measures, so that both can be drawn. */
    private static boolean isPlain(Metric metric) {
        Formula formula = metric.formula();
        List<String> columns = metric.view().measures().stream().map(Measure::column).toList();
        return formula.kind() == Formula.Kind.PROPORTION
                && formula.weightSquared() == null
                && metric.goal().direction() != Goal.Direction.NEITHER
                && columns.contains(formula.numerator())
                && columns.contains(String.valueOf(formula.denominator()));
    }

    private Targets levels() {
        List<Target> levels = new ArrayList<>();
        for (Target target : Policy.defaults().levels()) {
            Double rate = rates.get(target.metricId());
            boolean isGeneral = target.segmentBy().equals(Target.ALL);
            if (rate != null && !isGeneral) {
                continue;
            }
            levels.add(
                    new Target(
                            target.metricId(),
                            target.segmentBy(),
                            target.segment(),
                            rate == null ? target.warn() : BigDecimal.valueOf(rate),
                            rate == null ? target.critical() : null,
                            target.minimumSample(),
                            null,
                            true));
        }
        return new Targets(levels, Map.of(), List.of());
    }

    /** The rows of a day: the segments, and all of them together. */
    private List<LookRow> rows(Lookout days, View view, int day, List<Metric> of) {
        List<LookRow> rows = new ArrayList<>();
        Map<String, Long> whole = new HashMap<>();
        for (int segment = 0; segment < SEGMENTS; segment++) {
            Map<String, Long> numbers = new HashMap<>();
            int size =
                    sizes.computeIfAbsent(view.noun() + segment, any -> 100 + random.nextInt(900));
            boolean isFar = isHalfFar && segment % 2 == 0;
            of.forEach(metric -> draw(metric, of, size, isFar, numbers));
            numbers.forEach((column, number) -> whole.merge(column, number, Long::sum));
            rows.add(days.row(view, day, "feature", "f" + segment, numbers));
        }
        rows.add(days.all(view, day, whole));
        return rows;
    }

    /** What is a denominator here may be a numerator there. */
    private void draw(
            Metric metric, List<Metric> of, int size, boolean isFar, Map<String, Long> numbers) {
        String numerator = metric.formula().numerator();
        String denominator = String.valueOf(metric.formula().denominator());
        if (numbers.containsKey(numerator)) {
            return;
        }
        if (!numbers.containsKey(denominator)) {
            of.stream()
                    .filter(other -> other.formula().numerator().equals(denominator))
                    .findFirst()
                    .ifPresentOrElse(
                            other -> draw(other, of, size, isFar, numbers),
                            () -> numbers.put(denominator, (long) size));
        }
        double level = rates.getOrDefault(metric.id(), 0.5);
        boolean isMore = metric.goal().direction() == Goal.Direction.MORE;
        double far = isMore ? 0.5 * level : 1 - 0.5 * (1 - level);
        double rate = isFar ? far : level;
        long hits = 0;
        for (long trial = numbers.getOrDefault(denominator, 0L); trial > 0; trial--) {
            hits += random.nextDouble() < rate ? 1 : 0;
        }
        numbers.put(numerator, hits);
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
    void norInTheHoursOfThreeDays() {
        Counts counts = watch(Grain.HOUR, 0, 72);
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
            for (Map.Entry<View, List<Metric>> each : chosen.entrySet()) {
                List<LookRow> rows = rows(lookout, each.getKey(), window, each.getValue());
                List<Alert> said = lookout.look(each.getKey(), window, rows);
                if (window < before) {
                    continue;
                }
                said.stream()
                        .filter(alert -> alert.status() == AlertStatus.RAISED)
                        .forEach(counts.raised::add);
                for (Metric metric : each.getValue()) {
                    for (LookRow row : rows) {
                        counts.tests++;
                        counts.crossed += crosses(policy, metric, row) ? 1 : 0;
                    }
                }
            }
        }
        System.out.printf(
                "%d metrics x %d segments, %d windows of %s without change, seed %d: %,d tests, %,d"
                        + " intervals beyond their level, %d alerts raised%n",
                metrics,
                SEGMENTS + 1,
                windows,
                grain.label(),
                SEED,
                counts.tests,
                counts.crossed,
                counts.raised.size());
        return counts;
    }

    /** Counts of failure modes, users and their ratings, and lengths of answers. */
    @Test
    void neitherDoTheOtherRules() {
        Lookout days = new Lookout(Grain.DAY, levels());
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

    /** The same numbers, but one feature of one metric is lower: it is found. */
    @Test
    void whatChangesIsFoundAmongAllOfThem() {
        Lookout days = new Lookout(Grain.DAY, levels());
        int metric = 0;
        for (Map.Entry<View, List<Metric>> each : chosen.entrySet()) {
            if (each.getKey() != View.CONVERSATION) {
                continue;
            }
            Metric changed = each.getValue().get(metric);
            List<LookRow> rows = rows(days, each.getKey(), 0, each.getValue());
            boolean isMore = changed.goal().direction() == Goal.Direction.MORE;
            LookRow row = rows.get(7);
            int numerator = each.getKey().columns().indexOf(changed.formula().numerator());
            int denominator =
                    each.getKey()
                            .columns()
                            .indexOf(String.valueOf(changed.formula().denominator()));
            long[] numbers = row.sums().measures();
            numbers[numerator] = isMore ? 0 : numbers[denominator];
            assertThat(days.look(each.getKey(), 0, rows))
                    .filteredOn(alert -> alert.subject().segment().equals("f7"))
                    .extracting(alert -> alert.subject().kind())
                    .contains(AlertKind.LEVEL);
        }
    }
}
