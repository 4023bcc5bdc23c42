package dev.stet.udf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.apache.datasketches.theta.UpdateSketch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ThetaTest {

    private final ThetaEstimate estimate = new ThetaEstimate();
    private final ThetaLower lower = new ThetaLower();
    private final ThetaUpper upper = new ThetaUpper();
    private final ThetaUnion union = new ThetaUnion();
    private final ThetaUnionAgg aggregate = new ThetaUnionAgg();

    /** A compact, ordered sketch of the numbers from {@code from} to {@code to}, exclusive. */
    private static byte[] sketch(long from, long to) {
        UpdateSketch sketch =
                UpdateSketch.builder()
                        .setLogNominalEntries(ThetaSketches.LOG_NOMINAL_ENTRIES)
                        .build();
        LongStream.range(from, to).forEach(sketch::update);
        return sketch.compact().toByteArray();
    }

    private byte @Nullable [] aggregate(List<byte @Nullable []> sketches) {
        ThetaUnionAgg.Accumulator accumulator = aggregate.createAccumulator();
        for (byte @Nullable [] sketch : sketches) {
            aggregate.accumulate(accumulator, sketch);
        }
        return aggregate.getValue(accumulator);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 100, 4_096})
    void countsExactlyWhileSmall(long users) {
        byte[] sketch = sketch(0, users);

        assertThat(estimate.eval(sketch)).isEqualTo(users);
        assertThat(lower.eval(sketch)).isEqualTo(users);
        assertThat(upper.eval(sketch)).isEqualTo(users);
    }

    @Test
    void estimatesWithinItsBoundsWhenLarge() {
        byte[] sketch = sketch(0, 200_000);

        assertThat(estimate.eval(sketch)).isCloseTo(200_000, within(200_000 * 0.05));
        assertThat(lower.eval(sketch)).isLessThan(estimate.eval(sketch)).isLessThan(200_000);
        assertThat(upper.eval(sketch)).isGreaterThan(estimate.eval(sketch)).isGreaterThan(200_000);
    }

    @Test
    void unitesWithoutCountingTwice() {
        byte[] both = union.eval(sketch(0, 1_000), sketch(500, 2_000));

        assertThat(estimate.eval(both)).isEqualTo(2_000);
        assertThat(union.eval(both, both)).isEqualTo(both);
        assertThat(estimate.eval(union.eval(sketch(0, 0), sketch(0, 3)))).isEqualTo(3);
    }

    @Test
    void aggregatesInAnyOrderAndGrouping() {
        byte[] first = sketch(0, 9_000);
        byte[] second = sketch(6_000, 30_000);
        byte[] third = sketch(29_999, 30_001);
        ThetaUnionAgg.Accumulator left = aggregate.createAccumulator();
        aggregate.accumulate(left, first);
        ThetaUnionAgg.Accumulator right = aggregate.createAccumulator();
        aggregate.accumulate(right, second);
        aggregate.accumulate(right, third);
        aggregate.merge(left, List.of(right, aggregate.createAccumulator()));

        assertThat(aggregate.getValue(left))
                .isEqualTo(aggregate(List.of(first, second, third)))
                .isEqualTo(aggregate(List.of(third, second, first, second)));
        assertThat(estimate.eval(aggregate.getValue(left))).isCloseTo(30_001, within(1_500.0));
    }

    @Test
    void passesOverNullsAndBeginsAnew() {
        assertThat(aggregate(List.of())).isNull();
        assertThat(aggregate(Arrays.asList(null, null))).isNull();
        assertThat(estimate.eval(aggregate(Arrays.asList(null, sketch(0, 5), null)))).isEqualTo(5);
        ThetaUnionAgg.Accumulator accumulator = aggregate.createAccumulator();
        aggregate.accumulate(accumulator, new byte[] {1});
        aggregate.resetAccumulator(accumulator);
        aggregate.accumulate(accumulator, sketch(0, 2));
        assertThat(estimate.eval(aggregate.getValue(accumulator))).isEqualTo(2);
    }

    @Test
    void oneCorruptSketchMakesTheGroupNull() {
        byte[] corrupt = Arrays.copyOf(sketch(0, 10), 40);

        assertThat(aggregate(List.of(corrupt))).isNull();
        assertThat(aggregate(List.of(sketch(0, 5), corrupt, sketch(5, 9)))).isNull();
        ThetaUnionAgg.Accumulator whole = aggregate.createAccumulator();
        aggregate.accumulate(whole, sketch(0, 5));
        ThetaUnionAgg.Accumulator broken = aggregate.createAccumulator();
        aggregate.accumulate(broken, corrupt);
        aggregate.merge(whole, List.of(broken));
        aggregate.accumulate(whole, sketch(0, 5));
        assertThat(aggregate.getValue(whole)).isNull();
    }

    @Test
    void isNullForNull() {
        assertThat(estimate.eval(null)).isNull();
        assertThat(lower.eval(null)).isNull();
        assertThat(upper.eval(null)).isNull();
        assertThat(union.eval(null, sketch(0, 1))).isNull();
        assertThat(union.eval(sketch(0, 1), null)).isNull();
    }

    @Test
    void refusesSketchesOfAnotherKindOrSeed() {
        UpdateSketch other = UpdateSketch.builder().setSeed(7).build();
        other.update(1);
        other.update(2);

        assertThat(estimate.eval(other.compact().toByteArray())).isNull();
        assertThat(estimate.eval(other.toByteArray())).isNull();
    }

    @ParameterizedTest
    @ValueSource(bytes = {0, 2, 3, 4, 63})
    void isNullWhereThePreambleDoesNotFit(byte preambleLongs) {
        byte[] bytes = {preambleLongs, 3, 3, 0, 0, 0x1A, 0, 0};

        assertThat(estimate.eval(bytes)).isNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 50, 20_000})
    void isNullForEveryTruncation(int users) {
        byte[] whole = sketch(0, users);

        for (int length = 0; length < Math.min(whole.length, 600); length++) {
            assertThat(estimate.eval(Arrays.copyOf(whole, length)))
                    .as("%d of %d bytes", length, whole.length)
                    .isNull();
        }
        assertThat(estimate.eval(Arrays.copyOf(whole, whole.length + 8))).isNull();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void neverThrowsWhateverTheBytes(long seed) {
        Random random = new Random(seed);
        byte[] other = sketch(0, 20_000);
        for (int i = 0; i < 1_000; i++) {
            byte[] bytes = sketch(0, random.nextInt(40)).clone();
            for (int n = random.nextInt(4); n >= 0; n--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            estimate.eval(bytes);
            lower.eval(bytes);
            upper.eval(bytes);
            union.eval(bytes, other);
            aggregate(List.of(other, bytes));
        }
    }
}
