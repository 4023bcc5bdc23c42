package dev.stet.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.contract.View;
import dev.stet.metrics.Goal;
import dev.stet.metrics.Metric;
import dev.stet.metrics.Metrics;
import java.util.Map;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LevelCheckTest {

    /** In no more than a thousandth of draws from the level itself is p a thousandth. */
    @ParameterizedTest
    @CsvSource({
        "0.0001, 30", "0.0001, 300", "0.0001, 3000", "0.001, 30", "0.001, 300", "0.001, 3000",
        "0.005, 30", "0.005, 300", "0.005, 3000", "0.02, 30", "0.02, 300", "0.02, 3000"
    })
    void rareRatesHaveTheirExactChance(double level, int trials) {
        Metric metric = Metrics.find("refused_rate").orElseThrow();
        BinomialDistribution drawn = BinomialDistribution.of(trials, level);
        for (double most : new double[] {1e-3, 1e-5}) {
            double chance = 0;
            for (int hits = 0; hits <= trials; hits++) {
                Map<String, Long> numbers =
                        Map.of("read", (long) trials, "refused_malformed_json", (long) hits);
                Estimate estimate =
                        Estimate.of(metric, Lookout.sums(View.INGEST, numbers)).orElseThrow();
                Series.Dispersion dispersion = new Series.Dispersion(1.5, 20);
                LevelCheck check = LevelCheck.of(estimate, Goal.Direction.LESS, level, dispersion);
                chance += check.p() <= most ? drawn.probability(hits) : 0;
            }
            assertThat(chance).as("of p up to %s", most).isLessThanOrEqualTo(most);
        }
    }
}
