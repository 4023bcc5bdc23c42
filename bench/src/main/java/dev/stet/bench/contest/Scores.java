package dev.stet.bench.contest;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * What the rounds came to.
 *
 * @param rounds by round, then by turn; each has the same entrants in the same order
 */
public record Scores(List<List<Turned>> rounds, long records) {

    /** The middle of several numbers, and how far they spread. */
    public record Spread(double median, double least, double most) {

        static final String NONE = "–";

        static String middle(@Nullable Spread spread, String format) {
            return spread == null ? NONE : String.format(Locale.ROOT, format, spread.median());
        }

        /** The middle, and the least to the most in brackets where they differ. */
        static String format(@Nullable Spread spread, String format) {
            if (spread == null || spread.least() == spread.most()) {
                return middle(spread, format);
            }
            return String.format(
                    Locale.ROOT,
                    format + " (" + format + "–" + format + ")",
                    spread.median(),
                    spread.least(),
                    spread.most());
        }

        static @Nullable Spread of(List<Double> values) {
            if (values.isEmpty()) {
                return null;
            }
            List<Double> sorted = values.stream().sorted().toList();
            int half = sorted.size() / 2;
            double median =
                    sorted.size() % 2 == 1
                            ? sorted.get(half)
                            : (sorted.get(half - 1) + sorted.get(half)) / 2;
            return new Spread(median, sorted.get(0), sorted.get(sorted.size() - 1));
        }
    }

    public Scores {
        rounds = rounds.stream().map(List::copyOf).toList();
    }

    public List<Entrant> entrants() {
        return rounds.isEmpty() ? List.of() : rounds.get(0).stream().map(Turned::entrant).toList();
    }

    /** Over the rounds; null where it never ran so. */
    public @Nullable Spread eventsPerSecond(Entrant entrant, Temperature temperature) {
        return over(entrant, temperature, run -> records / run.seconds());
    }

    /** CPU of the process per event; over the rounds; null where it never ran so. */
    public @Nullable Spread cpuMicroseconds(Entrant entrant, Temperature temperature) {
        return over(entrant, temperature, run -> run.cpuSeconds() * 1e6 / records);
    }

    public @Nullable Spread heapMebibytes(Entrant entrant) {
        Spread warm = over(entrant, Temperature.WARM, run -> run.heapBytes() / 1048576.0);
        return warm != null
                ? warm
                : over(entrant, Temperature.COLD, run -> run.heapBytes() / 1048576.0);
    }

    /** Warm where it ran warm in any round. */
    public Temperature temperature(Entrant entrant) {
        return eventsPerSecond(entrant, Temperature.WARM) != null
                ? Temperature.WARM
                : Temperature.COLD;
    }

    /** {@code left} ÷ {@code right}, within the round; null where no round has both. */
    public @Nullable Spread ratio(
            Entrant left, Entrant right, Temperature temperature, ToDoubleFunction<Run> of) {
        List<Double> ratios = new ArrayList<>();
        for (List<Turned> round : rounds) {
            Run dividend = run(round, left, temperature);
            Run divisor = run(round, right, temperature);
            if (dividend != null && divisor != null) {
                ratios.add(of.applyAsDouble(dividend) / of.applyAsDouble(divisor));
            }
        }
        return Spread.of(ratios);
    }

    /** The gravest of its turns. */
    public Turned worst(Entrant entrant) {
        return rounds.stream()
                .flatMap(List::stream)
                .filter(turned -> turned.entrant().equals(entrant))
                .max(java.util.Comparator.comparing(Turned::verdict))
                .orElseThrow();
    }

    private @Nullable Spread over(
            Entrant entrant, Temperature temperature, ToDoubleFunction<Run> of) {
        List<Double> values = new ArrayList<>();
        for (List<Turned> round : rounds) {
            Run run = run(round, entrant, temperature);
            if (run != null && worst(entrant).verdict() != Turned.Verdict.WRONG) {
                values.add(of.applyAsDouble(run));
            }
        }
        return Spread.of(values);
    }

    private static @Nullable Run run(List<Turned> round, Entrant entrant, Temperature temperature) {
        for (Turned turned : round) {
            if (turned.entrant().equals(entrant)) {
                return turned.run(temperature);
            }
        }
        return null;
    }
}
