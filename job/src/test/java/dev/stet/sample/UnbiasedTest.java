package dev.stet.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.stet.contract.SampleCandidate;
import dev.stet.contract.SamplePart;
import dev.stet.contract.SampleSizes;
import dev.stet.contract.Stratum;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * One day, drawn again and again under other keys. Flagged interactions are wrong far more often
 * than others, and are drawn more often: weighted, the sample still says how often all are.
 */
final class UnbiasedTest {

    private static final int RUNS = 2_000;
    private static final int INTERACTIONS = 600;
    private static final SampleSizes SIZES = new SampleSizes(100, 30, 30, 30);

    /** What the same interaction is in every run. */
    private record Truth(int strata, boolean wrong) {}

    private static List<Truth> truths() {
        Random random = new Random(17);
        List<Truth> all = new ArrayList<>();
        for (SampleCandidate one : Population.random(random, INTERACTIONS)) {
            boolean flagged = Stratum.FLAGGED.isIn(one.strata());
            all.add(new Truth(one.strata(), random.nextDouble() < (flagged ? 0.6 : 0.1)));
        }
        return all;
    }

    /** What one run of many found. */
    private static final class Mean {
        private double sum;
        private double squares;

        void add(double value) {
            sum += value;
            squares += value * value;
        }

        double value() {
            return sum / RUNS;
        }

        double standardError() {
            return Math.sqrt((squares / RUNS - value() * value()) / RUNS);
        }
    }

    @Test
    void weightedByTheProbabilityTheSampleTellsTheTruth() {
        List<Truth> truths = truths();
        double wrong = truths.stream().filter(Truth::wrong).count();
        Mean corrected = new Mean();
        Mean naive = new Mean();
        Mean total = new Mean();
        Map<Integer, Integer> included = new TreeMap<>();
        Map<Integer, Double> probabilities = new TreeMap<>();
        for (int run = 0; run < RUNS; run++) {
            Random keys = new Random(1_000 + run);
            SamplePart day = new SamplePart();
            for (int i = 0; i < truths.size(); i++) {
                day.add(
                        Population.candidate(keys, Integer.toString(i), truths.get(i).strata()),
                        SIZES);
            }
            Draw draw = new Draw(day, SIZES, new int[Stratum.COUNT], 7);
            double weights = 0;
            double weighted = 0;
            int counted = 0;
            Set<Integer> drawn = new HashSet<>();
            for (Draw.Drawn one : draw.drawn()) {
                Truth truth = truths.get(Integer.parseInt(one.candidate().id()));
                double probability = draw.sampleProbability(truth.strata());
                double weight = Math.round(1_000 / probability) / 1_000.0; // as ingest rounds it
                weights += weight;
                weighted += truth.wrong() ? weight : 0;
                counted += truth.wrong() ? 1 : 0;
                included.merge(truth.strata(), 1, Integer::sum);
                probabilities.put(truth.strata(), draw.inclusionProbability(truth.strata()));
                drawn.add(Integer.parseInt(one.candidate().id()));
            }
            corrected.add(weighted / weights);
            naive.add((double) counted / drawn.size());
            total.add(weights);
        }
        double truth = wrong / INTERACTIONS;
        assertThat(corrected.value())
                .as("±%.5f", corrected.standardError())
                // A quotient of two sums is off by about its variance, too.
                .isCloseTo(truth, within(4 * corrected.standardError() + 0.004));
        assertThat(total.value()).isCloseTo(INTERACTIONS, within(4 * total.standardError()));
        assertThat(naive.value() - truth)
                .as("the rate without weights is off")
                .isGreaterThan(0.04)
                .isGreaterThan(20 * naive.standardError());
        included.forEach(
                (strata, times) -> {
                    long members = truths.stream().filter(one -> one.strata() == strata).count();
                    double p = probabilities.getOrDefault(strata, 0.0);
                    double error = Math.sqrt(p * (1 - p) / (members * RUNS));
                    assertThat((double) times / (members * RUNS))
                            .as("of strata %d", strata)
                            .isCloseTo(p, within(5 * error));
                });
    }
}
