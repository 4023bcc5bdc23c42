package dev.stet.bench.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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
            int ofUser = Users.events(random);
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
    void lookingEveryMinuteFindsNothingInASequence() {
        Peeking found = Peeking.of(new Users(0.3, 0.05), 1_000, 150, SEED);
        assertThat(found.sequential()).isLessThanOrEqualTo(0.05);
        assertThat(found.naive()).isGreaterThan(0.15);
        assertThat(found.once()).isLessThan(0.1);
    }
}
