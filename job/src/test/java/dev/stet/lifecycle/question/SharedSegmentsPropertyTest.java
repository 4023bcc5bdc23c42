package dev.stet.lifecycle.question;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.contract.Dimension;
import dev.stet.contract.Dimensions;
import dev.stet.contract.SegmentSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is remembered is what a comparison of the values says, however many there are. */
final class SharedSegmentsPropertyTest {

    private static final List<SegmentSet> SETS =
            List.of(
                    SegmentSet.of("all"),
                    SegmentSet.of("feature"),
                    SegmentSet.of("feature|model"),
                    SegmentSet.of("region"));

    /** Of few combinations each pair is asked for again and again; many begin anew often. */
    @ParameterizedTest(name = "seed {0}, {1} values")
    @CsvSource({"1, 2", "2, 3", "3, 9", "4, 12"})
    void isWhatTheValuesSay(long seed, int values) {
        Random random = new Random(seed);
        List<SegmentSet> sets = new ArrayList<>(SETS);
        while (seed == 2 && sets.size() < 70) {
            sets.add(SETS.get(sets.size() % SETS.size()));
        }
        SharedSegments shared = new SharedSegments(sets);
        for (int i = 0; i < 20_000; i++) {
            Dimensions left = any(random, values);
            Dimensions right = any(random, values);
            long[] same = shared.of(left, right);
            assertThat(same).hasSize(shared.words());
            for (int set = 0; set < sets.size(); set++) {
                assertThat((same[set / Long.SIZE] >>> set & 1) == 1)
                        .isEqualTo(
                                sets.get(set).segment(left).equals(sets.get(set).segment(right)));
            }
        }
    }

    private static Dimensions any(Random random, int values) {
        return Dimensions.of(
                Map.of(
                        Dimension.FEATURE, "f" + random.nextInt(values),
                        Dimension.MODEL, "m" + random.nextInt(values),
                        Dimension.REGION, "r" + random.nextInt(values)));
    }
}
