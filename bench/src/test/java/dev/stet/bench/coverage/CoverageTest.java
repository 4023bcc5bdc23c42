package dev.stet.bench.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** A quick variant of {@code ./stet bench coverage}, of fixed samples. */
final class CoverageTest {

    private static final long SEED = 42;

    @Test
    void drawsUsersOfTheShareAndTheCorrelationAskedFor() {
        SplittableRandom random = new SplittableRandom(SEED);
        Users kind = new Users(0.3, 0.2);
        int users = 100_000;
        double first = 0;
        double both = 0;
        double events = 0;
        int heavy = 0;
        for (int user = 0; user < users; user++) {
            boolean one = kind.next(0, 0, random);
            boolean other = kind.next(one ? 1 : 0, 1, random);
            first += one ? 1 : 0;
            both += one && other ? 1 : 0;
            int ofUser = kind.events(random);
            events += ofUser;
            heavy += ofUser > 160 ? 1 : 0;
        }
        assertThat(first / users).isCloseTo(0.3, within(0.005));
        assertThat((both / users - 0.09) / 0.21).isCloseTo(0.2, within(0.01));
        assertThat(events / users).isCloseTo(20.6, within(0.5));
        assertThat((double) heavy / users).isCloseTo(0.01, within(0.002));
    }

    @Test
    void clusteredIntervalsHoldWhereWilsonDoesNot() {
        for (double share : new double[] {0.02, 0.3, 0.95}) {
            Coverage found = Coverage.of(new Users(share, 0.05), 200, 400, SEED);
            assertThat(found.clustered()).as("%s", found).isBetween(0.93, 0.99);
            assertThat(found.wilson()).as("%s", found).isBetween(0.55, 0.75);
            assertThat(found.widthRatio()).as("%s", found).isBetween(2.0, 4.0);
        }
    }

    /** Of users whom the rule was not fitted to. */
    @Test
    void clusteredIntervalsHoldOfOtherUsers() {
        SplittableRandom random = new SplittableRandom(SEED);
        int heavy = 0;
        for (int user = 0; user < 100_000; user++) {
            int events = Activity.PARETO.events(random);
            assertThat(events).isBetween(5, 2_000);
            heavy += events > 108 ? 1 : 0;
        }
        assertThat(heavy).isBetween(900, 1_100);
        Coverage found = Coverage.of(new Users(0.3, 0.05, Activity.PARETO), 200, 400, SEED);
        assertThat(found.clustered()).as("%s", found).isBetween(0.93, 0.995);
        assertThat(found.wilson()).as("%s", found).isLessThan(0.8);
    }

    @Test
    void clusteredIntervalsAreHardlyWiderForIndependentEvents() {
        Coverage found = Coverage.of(new Users(0.3, 0), 200, 400, SEED);
        assertThat(found.clustered()).isBetween(0.93, 0.99);
        assertThat(found.wilson()).isBetween(0.93, 0.98);
        assertThat(found.widthRatio()).isBetween(1.0, 1.2);
    }

    @Test
    void differencesHoldOfTheSameUsersAndOfOthers() {
        for (boolean same : new boolean[] {false, true}) {
            DifferenceCoverage found =
                    DifferenceCoverage.of(new Users(0.3, 0.2), 200, same, 400, SEED);
            assertThat(found.clustered()).as("%s", found).isBetween(0.93, 0.995);
        }
        assertThat(DifferenceCoverage.of(new Users(0.3, 0.2), 200, false, 400, SEED).newcombe())
                .isLessThan(0.5);
    }

    @Test
    void drawsLivesOfTheShareAndTheCorrelationAskedFor() {
        SplittableRandom random = new SplittableRandom(SEED);
        double ofAll = Math.exp(-300 / Lives.MEAN_SECONDS);
        double spread = 0;
        double ofIndependent = 0;
        double mean = 0;
        int samples = 400;
        for (int sample = 0; sample < samples; sample++) {
            Lives lives = Lives.of(0.2, 100, List.of(300), random);
            double observed = lives.allObserved(0);
            double share = lives.allPresent(0) / observed;
            mean += share / samples;
            spread += (share - ofAll) * (share - ofAll) / samples;
            ofIndependent += ofAll * (1 - ofAll) / observed / samples;
        }
        assertThat(mean).isCloseTo(ofAll, within(0.01));
        // 1 + 0.2 (m - 1), where of a user's events 0.684 are not closed: m = 0.684 · 87 at most.
        assertThat(spread / ofIndependent).isBetween(6.0, 16.0);
    }

    @Test
    void survivalHoldsOfIndependentSuggestionsOnly() {
        for (double held : SurvivalCoverage.of(0, 50, 200, SEED).greenwood()) {
            assertThat(held).isBetween(0.9, 0.99);
        }
        SurvivalCoverage alike = SurvivalCoverage.of(0.2, 50, 200, SEED);
        for (int i = 0; i < alike.greenwood().length; i++) {
            assertThat(alike.greenwood()[i]).isLessThan(0.65);
            assertThat(alike.widened()[i]).isGreaterThan(0.85);
        }
    }

    @Test
    void lookingEveryMinuteFindsNothingInASequence() {
        Peeking found = Peeking.of(new Users(0.3, 0.05), 1_000, 150, SEED);
        assertThat(found.sequential()).isLessThanOrEqualTo(0.05);
        assertThat(found.naive()).isGreaterThan(0.15);
        assertThat(found.once()).isLessThan(0.1);
    }
}
