package dev.stet.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.stet.contract.SampleCandidate;
import dev.stet.contract.SamplePart;
import dev.stet.contract.SampleSizes;
import dev.stet.contract.Stratum;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Laws that hold for every day. A failure names its seed; rerun that seed alone. */
final class DrawPropertyTest {

    private static final SampleSizes SIZES = new SampleSizes(100, 30, 30, 30);
    private static final int[] NONE = new int[Stratum.COUNT];

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    /** Whatever the order and the parts, the first k of each stratum are drawn, with 1 − Π(1−p). */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void drawsTheFirstOfEachStratumInAnyOrder(long seed) {
        Random random = new Random(seed);
        SampleSizes sizes =
                new SampleSizes(
                        random.nextInt(60),
                        random.nextInt(20),
                        random.nextInt(20),
                        random.nextInt(20));
        List<SampleCandidate> all = Population.random(random, random.nextInt(400));
        int daysLeft = 1 + random.nextInt(7);
        int[] taken = {random.nextInt(30), random.nextInt(10), 0, 5};
        Draw draw = new Draw(Population.shuffled(all, sizes, random), sizes, taken, daysLeft);

        Map<String, Integer> expected = new TreeMap<>();
        double[] p = new double[Stratum.COUNT];
        for (Stratum stratum : Stratum.values()) {
            List<SampleCandidate> members = Population.inOrder(all, stratum);
            int left = Math.max(0, sizes.of(stratum) - taken[stratum.ordinal()]);
            int quota = (int) Math.ceil((double) left / daysLeft);
            int drawn = Math.min(quota, members.size());
            assertThat(draw.taken(stratum)).isEqualTo(drawn);
            p[stratum.ordinal()] = members.isEmpty() ? 0 : (double) drawn / members.size();
            members.subList(0, drawn)
                    .forEach(one -> expected.merge(one.id(), stratum.bit(), (a, b) -> a | b));
        }
        Map<String, Integer> found = new TreeMap<>();
        draw.drawn().forEach(one -> found.put(one.candidate().id(), one.strata()));
        assertThat(found).isEqualTo(expected);
        assertThat(draw.drawn()).hasSameSizeAs(found.keySet());
        for (SampleCandidate one : all) {
            double leftOut = 1;
            for (int i = 0; i < p.length; i++) {
                leftOut *= (one.strata() >> i & 1) == 1 ? 1 - p[i] : 1;
            }
            assertThat(draw.inclusionProbability(one.strata()))
                    .isCloseTo(1 - leftOut, within(1e-12));
        }
    }

    /** No week has more than its size; one whose days all have enough has just that. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aWeekHasItsSize(long seed) {
        Random random = new Random(seed);
        boolean enough = seed % 2 == 0;
        int[] taken = new int[Stratum.COUNT];
        int quiet = random.nextInt(6);
        for (int day = 0; day < 7; day++) {
            int size = enough ? day == quiet ? 0 : 1_500 : random.nextInt(120);
            List<SampleCandidate> all = Population.random(random, size);
            SamplePart part = Population.shuffled(all, SIZES, random);
            Draw draw = new Draw(part, SIZES, taken.clone(), 7 - day);
            for (Stratum stratum : Stratum.values()) {
                taken[stratum.ordinal()] += draw.taken(stratum);
            }
        }
        for (Stratum stratum : Stratum.values()) {
            assertThat(taken[stratum.ordinal()]).isLessThanOrEqualTo(SIZES.of(stratum));
            if (enough) {
                assertThat(taken[stratum.ordinal()]).isEqualTo(SIZES.of(stratum));
            }
        }
    }

    /** What an evaluation can carry, and rates do not change by it. */
    @Test
    void probabilitiesBelowTheLeastAreMultipliedTogether() {
        Random random = new Random(5);
        SamplePart day = new SamplePart();
        for (int i = 0; i < 100_000; i++) {
            int flagged = i % 100 == 0 ? Stratum.FLAGGED.bit() : 0;
            day.add(Population.candidate(random, "i" + i, Stratum.RANDOM.bit() | flagged), SIZES);
        }
        Draw draw = new Draw(day, SIZES, NONE, 7);
        int plain = Stratum.RANDOM.bit();
        int flagged = plain | Stratum.FLAGGED.bit();
        assertThat(draw.inclusionProbability(plain)).isEqualTo(15 / 100_000.0);
        assertThat(draw.sampleProbability(plain))
                .isGreaterThanOrEqualTo(0.001)
                .isCloseTo(0.001, within(1e-12));
        assertThat(draw.sampleProbability(flagged) / draw.sampleProbability(plain))
                .isCloseTo(
                        draw.inclusionProbability(flagged) / draw.inclusionProbability(plain),
                        within(1e-9));
    }

    @Test
    void probabilitiesThatCanBeCarriedAreNotMultiplied() {
        Random random = new Random(5);
        SamplePart day = Population.shuffled(Population.random(random, 15_000), SIZES, random);
        Draw draw = new Draw(day, SIZES, NONE, 7);
        for (int strata = 1; strata < 16; strata += 2) {
            assertThat(draw.sampleProbability(strata))
                    .isEqualTo(draw.inclusionProbability(strata))
                    .isGreaterThanOrEqualTo(0.001);
        }
        SampleSizes fewFlagged = new SampleSizes(700, 0, 0, 1);
        Draw unlikely = new Draw(day, fewFlagged, NONE, 7);
        assertThat(1.0 / day.count(Stratum.FLAGGED)).isLessThan(0.001);
        assertThat(unlikely.sampleProbability(15)).isEqualTo(unlikely.inclusionProbability(15));
        Draw nothing = new Draw(new SamplePart(), SIZES, NONE, 7);
        assertThat(nothing.drawn()).isEmpty();
    }

    @Test
    void aStratumOfSizeZeroDrawsNothingAndCountsForNothing() {
        Random random = new Random(5);
        SampleSizes flaggedOnly = new SampleSizes(0, 0, 0, 14);
        SamplePart day = Population.shuffled(Population.random(random, 500), flaggedOnly, random);
        Draw draw = new Draw(day, flaggedOnly, NONE, 7);
        assertThat(draw.drawn()).hasSize(2).allMatch(one -> one.strata() == 8);
        assertThat(draw.inclusionProbability(1)).isZero();
        assertThat(draw.inclusionProbability(15)).isEqualTo(2.0 / day.count(Stratum.FLAGGED));
    }
}
