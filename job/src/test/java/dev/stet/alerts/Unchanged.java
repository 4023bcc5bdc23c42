package dev.stet.alerts;

import dev.stet.contract.ExponentialHistogram;
import dev.stet.contract.Measure;
import dev.stet.contract.View;
import dev.stet.metrics.Arithmetic;
import dev.stet.metrics.Formula;
import dev.stet.metrics.Goal;
import dev.stet.metrics.Metric;
import dev.stet.metrics.MetricColumns;
import dev.stet.metrics.Metrics;
import dev.stet.metrics.Unit;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a view where nothing changes: each is drawn anew from the same probabilities, and of each
 * metric whose one row has a chance the true value is known.
 *
 * <p>A column counts a part of what another one counts, every thing with the same probability. So
 * sums and differences of columns are what they are in a real row, too.
 */
final class Unchanged {

    /** Of what a column counts a part, where no metric divides the two. */
    private static final Map<String, String> WHOLES =
            Map.ofEntries(
                    Map.entry("auto_accepted", "accepted"),
                    Map.entry("observed_30s", "accepted"),
                    Map.entry("observed_120s", "accepted"),
                    Map.entry("observed_300s", "accepted"),
                    Map.entry("observed_600s", "accepted"),
                    Map.entry("assumed", "opened - confirmed"),
                    Map.entry("resolved_reopened", "confirmed + assumed"),
                    Map.entry("silent", "opened"),
                    Map.entry("silent_good", "silent"),
                    Map.entry("deflected", "involved"),
                    Map.entry("refused_malformed_json", "read"),
                    Map.entry("new_ai_users", "new_users"),
                    Map.entry("succeeded", "started"),
                    Map.entry("failed", "started - succeeded"));

    /** Of a column the one of users with a use; the others have the same probability. */
    private static final Map<String, String> WITH_A_USE =
            Map.of(
                    "retained_d1", "retained_ai_d1",
                    "retained_d7", "retained_ai_d7",
                    "retained_d28", "retained_ai_d28",
                    "converted", "converted_ai");

    private static final String WITHOUT_A_USE = "new_users - new_ai_users";

    /** The number of buckets over which the values of a histogram are drawn uniformly. */
    private static final int BUCKETS = 200;

    private static final int FIRST_BUCKET = ExponentialHistogram.bucket(10_000);

    /** What is greater than all of a histogram would be from this one of them on. */
    private static final int ABOVE = 190;

    /** Times at which things are removed, seconds; at each of them a tenth of all. */
    private static final int[] REMOVED = {20, 90, 200, 400};

    /** Likewise at which they are lost from sight. */
    private static final int[] CLOSED = {60, 250};

    private static final double OF_A_TIME = 0.1;
    private static final int NEVER = Integer.MAX_VALUE;
    private static final int STARS = 5;
    private static final int MOST_WEIGHT = 4;

    /** So many things, of which a part is as great as it is expected to be. */
    private static final long MANY = 1_000_000_000_000L;

    private final View view;
    private final SplittableRandom random;

    /** Of what a column counts a part: an expression over columns. */
    private final Map<String, String> wholes = new TreeMap<>();

    /** Columns that count a part of nothing. */
    private final Set<String> all = new TreeSet<>();

    private final Map<String, Double> probabilities = new HashMap<>();
    private final Map<String, Goal.Direction> good = new HashMap<>();
    private final Map<Metric, BigDecimal> values = new LinkedHashMap<>();

    Unchanged(View view, SplittableRandom random) {
        this.view = view;
        this.random = random;
        WHOLES.forEach(
                (part, whole) -> {
                    if (view.columns().contains(part)) {
                        wholes.put(part, whole);
                    }
                });
        for (Metric metric : Metrics.of(view)) {
            if (isShareOfCounts(metric)) {
                Formula formula = metric.formula();
                String denominator = Objects.requireNonNull(formula.denominator());
                good.putIfAbsent(formula.numerator(), metric.goal().direction());
                if (view.columns().contains(formula.numerator())) {
                    wholes.putIfAbsent(formula.numerator(), denominator);
                }
                all.addAll(Arithmetic.names(denominator));
            }
        }
        wholes.values().forEach(whole -> all.addAll(Arithmetic.names(whole)));
        all.removeAll(wholes.keySet());
        Row expected = new Row(MANY, false, true);
        for (Metric metric : Metrics.of(view)) {
            BigDecimal value = value(metric, expected.columns);
            if (value != null && metric.goal().direction() != Goal.Direction.NEITHER) {
                values.put(metric, value);
            }
        }
    }

    private static boolean isShareOfCounts(Metric metric) {
        return metric.formula().kind() == Formula.Kind.PROPORTION
                && metric.formula().weightSquared() == null
                && metric.goal().direction() != Goal.Direction.NEITHER;
    }

    /** The metrics whose one row has a chance, each with its true value. */
    Map<Metric, BigDecimal> values() {
        return values;
    }

    private @Nullable BigDecimal value(Metric metric, MetricColumns expected) {
        Formula formula = metric.formula();
        if (isShareOfCounts(metric)) {
            BigDecimal whole = expected.value(Objects.requireNonNull(formula.denominator()));
            return expected.value(formula.numerator()).divide(whole, MathContext.DECIMAL64);
        }
        if (formula.weightSquared() != null) {
            double flagged = probability(flagged(formula));
            return BigDecimal.valueOf(isOfTheRest(formula) ? 1 - flagged : flagged);
        }
        if (formula.quantile() != null) {
            int below = formula.quantile().multiply(BigDecimal.valueOf(BUCKETS)).intValueExact();
            long greatest = ExponentialHistogram.greatestIn(FIRST_BUCKET + below - 1);
            return BigDecimal.valueOf((greatest + 0.5) / metric.unit().divisor());
        }
        if (formula.survival() != null) {
            double share = 1;
            for (int at : REMOVED) {
                share -= at <= formula.survival().seconds() ? OF_A_TIME : 0;
            }
            return BigDecimal.valueOf(share);
        }
        if (metric.unit() == Unit.RATING) {
            return BigDecimal.valueOf(1 + STARS).divide(BigDecimal.valueOf(2));
        }
        return formula.groups().stream().anyMatch(group -> group.hits() != null)
                ? BigDecimal.ZERO
                : null;
    }

    /** Of what is weighted, whether it is what was not flagged. */
    private static boolean isOfTheRest(Formula formula) {
        return Arithmetic.names(formula.numerator()).size() > 1;
    }

    /** The column of the weight of what is flagged. */
    private static String flagged(Formula formula) {
        Set<String> names = new HashSet<>(Arithmetic.names(formula.numerator()));
        names.remove(formula.denominator());
        return names.iterator().next();
    }

    private double probability(String column) {
        return probabilities.computeIfAbsent(column, any -> 0.05 + 0.9 * random.nextDouble());
    }

    /** The numbers of a row, before it is one. */
    final class Row {

        private final long size;
        private final boolean isFar;
        private final boolean isExpected;
        private final Map<String, Long> numbers = new HashMap<>();
        private final Map<Integer, ExponentialHistogram> histograms = new HashMap<>();
        private final MetricColumns columns = new MetricColumns(view, this::number);

        private Row(long size, boolean isFar, boolean isExpected) {
            this.size = size;
            this.isFar = isFar;
            this.isExpected = isExpected;
        }

        /** What each column counts, in its base unit. */
        Map<String, Long> numbers() {
            return numbers;
        }

        void add(Row more) {
            more.numbers.forEach((column, number) -> numbers.merge(column, number, Long::sum));
            more.histograms.forEach((index, spread) -> histogram(index).add(spread));
        }

        LookRow with(LookRow row) {
            histograms.forEach((index, spread) -> Lookout.with(row, index, spread));
            return row;
        }

        private ExponentialHistogram histogram(int index) {
            return histograms.computeIfAbsent(index, any -> new ExponentialHistogram());
        }

        private long number(String column) {
            Long known = numbers.get(column);
            long number = known == null ? count(column) : known;
            numbers.put(column, number);
            return number;
        }

        private long count(String column) {
            String own = WITH_A_USE.get(column);
            if (own != null) {
                return number(own) + part(WITHOUT_A_USE, own);
            }
            String whole = wholes.get(column);
            if (whole != null) {
                return part(whole, column);
            }
            return all.contains(column) ? size : 0;
        }

        private long part(String whole, String column) {
            long things = columns.value(whole).longValueExact();
            double share = probability(column);
            Goal.Direction better = good.getOrDefault(column, Goal.Direction.NEITHER);
            if (isFar && better == Goal.Direction.MORE) {
                share /= 2;
            } else if (isFar && better == Goal.Direction.LESS) {
                share = (1 + share) / 2;
            }
            return isExpected ? Math.round(things * share) : hits(things, share);
        }

        private void draw() {
            wholes.keySet().forEach(this::number);
            all.forEach(this::number);
            WITH_A_USE.keySet().stream().filter(view.columns()::contains).forEach(this::number);
            for (Metric metric : values.keySet()) {
                Formula formula = metric.formula();
                if (formula.weightSquared() != null) {
                    drawWeights(formula);
                } else if (formula.quantile() != null) {
                    drawSpread(formula);
                } else if (metric.unit() == Unit.RATING) {
                    drawRatings(formula);
                } else if (formula.survival() != null) {
                    drawTimes(formula, formula.survival());
                }
            }
        }

        private void drawWeights(Formula formula) {
            long weight = 0;
            long squares = 0;
            long flagged = 0;
            double share = probability(flagged(formula));
            for (long i = 0; i < size; i++) {
                int own = 1 + random.nextInt(MOST_WEIGHT);
                weight += own;
                squares += (long) own * own;
                flagged += random.nextDouble() < share ? own : 0;
            }
            put(Objects.requireNonNull(formula.denominator()), weight);
            put(Objects.requireNonNull(formula.weightSquared()), squares);
            put(flagged(formula), flagged);
        }

        /** Once for all quantiles of a histogram. */
        private void drawSpread(Formula formula) {
            int index = index(formula.numerator());
            if (histograms.containsKey(index)) {
                return;
            }
            for (long i = 0; i < size; i++) {
                int bucket = random.nextInt(BUCKETS);
                if (formula.above() != null && bucket >= ABOVE) {
                    numbers.merge(formula.above(), 1L, Long::sum);
                } else {
                    histogram(index).add(FIRST_BUCKET + bucket, 1);
                }
            }
        }

        private void drawRatings(Formula formula) {
            long sum = 0;
            for (long i = 0; i < size; i++) {
                sum += 1 + random.nextInt(STARS);
            }
            put(formula.numerator(), sum);
            put(Objects.requireNonNull(formula.denominator()), size);
        }

        /** Once for all survivals of a histogram. */
        private void drawTimes(Formula formula, Formula.Survival survival) {
            int removed = index(formula.numerator());
            int closed = index(survival.censored());
            if (histograms.containsKey(removed)) {
                return;
            }
            for (long i = number(Objects.requireNonNull(formula.denominator())); i > 0; i--) {
                int end = time(REMOVED);
                int lost = time(CLOSED);
                if (end < lost) {
                    histogram(removed).add(ExponentialHistogram.bucket(end), 1);
                } else if (lost < NEVER) {
                    histogram(closed).add(ExponentialHistogram.bucket(lost), 1);
                }
            }
        }

        private int time(int[] times) {
            int index = (int) (random.nextDouble() / OF_A_TIME);
            return index < times.length ? times[index] : NEVER;
        }

        private int index(String histogram) {
            return view.histograms().stream().map(Measure::column).toList().indexOf(histogram);
        }

        /**
         * @param natural in the natural unit of the column
         */
        private void put(String column, long natural) {
            Measure measure =
                    view.measures().stream()
                            .filter(each -> each.column().equals(column))
                            .findFirst()
                            .orElseThrow();
            numbers.put(
                    column,
                    BigDecimal.valueOf(natural)
                            .scaleByPowerOfTen(measure.unit().places())
                            .longValueExact());
        }
    }

    private long hits(long trials, double share) {
        long hits = 0;
        for (long trial = trials; trial > 0; trial--) {
            hits += random.nextDouble() < share ? 1 : 0;
        }
        return hits;
    }

    /** A row to which others are added. */
    Row none() {
        return new Row(0, false, false);
    }

    /**
     * A row of a segment.
     *
     * @param size how many things there are
     * @param isFar whether its shares are far on the worse side of the true values
     */
    Row draw(long size, boolean isFar) {
        Row row = new Row(size, isFar, false);
        row.draw();
        return row;
    }
}
