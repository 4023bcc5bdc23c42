package dev.stet.udf;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ClusterSumTest {

    private final ClusterSum aggregate = new ClusterSum();
    private final ClusterAdd add = new ClusterAdd();
    private final ClusterSubtract subtract = new ClusterSubtract();
    private final ClustersWithData withData = new ClustersWithData();

    private byte @Nullable [] aggregate(List<byte @Nullable []> rows) {
        ClusterSum.Accumulator accumulator = aggregate.createAccumulator();
        rows.forEach(row -> aggregate.accumulate(accumulator, row));
        return aggregate.getValue(accumulator);
    }

    /** Buckets 0, 2 and 63 hold 1, −1 and 64. */
    @Test
    void readsTheBytesOfTheDefinition() {
        byte[] column = {1, 0, 2, 1, 1, 60, (byte) 0x80, 1};
        long[] expected = new long[64];
        expected[0] = 1;
        expected[2] = -1;
        expected[63] = 64;

        assertThat(Buckets.sums(column)).isEqualTo(expected);
        assertThat(add.eval(column, new byte[] {1})).isEqualTo(column);
        assertThat(withData.eval(column)).isEqualTo(3);
        assertThat(withData.eval(new byte[] {1})).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void addsAndTakesBackWhateverTheOrder(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 200; i++) {
            long[] left = sums(random);
            long[] right = sums(random);
            long[] both = new long[64];
            Arrays.setAll(both, bucket -> left[bucket] + right[bucket]);
            byte[] one = Buckets.of(left);
            byte[] other = Buckets.of(right);

            assertThat(add.eval(one, other)).as("seed %d", seed).isEqualTo(Buckets.of(both));
            assertThat(subtract.eval(Buckets.of(both), other)).isEqualTo(one);
            assertThat(aggregate(List.of(one, other))).isEqualTo(Buckets.of(both));
            assertThat(aggregate(List.of(other, one))).isEqualTo(Buckets.of(both));
        }
    }

    private static long[] sums(Random random) {
        long[] sums = new long[64];
        for (int n = random.nextInt(64); n > 0; n--) {
            sums[random.nextInt(64)] = random.nextLong() >> random.nextInt(2, 64);
        }
        return sums;
    }

    @Test
    void retractsWhatItAddedEvenBeforeAndMerges() {
        byte[] one = Buckets.of(1, 2, 3);
        byte[] other = Buckets.of(0, 300);
        ClusterSum.Accumulator added = aggregate.createAccumulator();
        aggregate.accumulate(added, one);
        aggregate.accumulate(added, other);
        ClusterSum.Accumulator retracted = aggregate.createAccumulator();
        aggregate.retract(retracted, one);
        ClusterSum.Accumulator restored = aggregate.createAccumulator();
        restored.setBytes(retracted.getBytes());
        restored.setRows(retracted.getRows());
        restored.setUnusable(retracted.getUnusable());

        aggregate.merge(added, List.of(restored));
        assertThat(aggregate.getValue(added)).isEqualTo(other);
        aggregate.retract(added, other);
        assertThat(aggregate.getValue(added)).isNull();
        aggregate.accumulate(added, one);
        aggregate.resetAccumulator(added);
        aggregate.accumulate(added, other);
        assertThat(aggregate.getValue(added)).isEqualTo(other);
    }

    /** What a row without clusters counted would be missing. */
    @Test
    void isNullAsLongAsOneRowCannotBeUsed() {
        byte[] one = Buckets.of(1);
        assertThat(aggregate(List.of())).isNull();
        assertThat(aggregate(Arrays.asList(one, null))).isNull();
        assertThat(aggregate(List.of(one, new byte[] {2, 0, 2}))).isNull();
        ClusterSum.Accumulator accumulator = aggregate.createAccumulator();
        aggregate.accumulate(accumulator, one);
        aggregate.accumulate(accumulator, null);
        aggregate.retract(accumulator, null);
        assertThat(aggregate.getValue(accumulator)).isEqualTo(one);
    }

    @Test
    void isNullForNullAndForOtherBytes() {
        byte[] one = Buckets.of(1);
        assertThat(add.eval(null, one)).isNull();
        assertThat(add.eval(one, null)).isNull();
        assertThat(subtract.eval(one, null)).isNull();
        assertThat(withData.eval(null)).isNull();
        for (byte[] broken :
                List.of(
                        new byte[0],
                        new byte[] {2},
                        new byte[] {1, 0},
                        new byte[] {1, 0, (byte) 0x80},
                        new byte[] {1, 0, 0},
                        new byte[] {1, 64, 2},
                        new byte[] {1, 63, 2, 0, 2},
                        new byte[] {1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, 1, 2})) {
            assertThat(withData.eval(broken)).as(Arrays.toString(broken)).isNull();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void neverThrowsWhateverTheBytes(long seed) {
        Random random = new Random(seed);
        ClusteredLow low = new ClusteredLow();
        RatioDifference difference = new RatioDifference();
        for (int i = 0; i < 5_000; i++) {
            byte[] bytes = new byte[random.nextInt(40)];
            random.nextBytes(bytes);
            if (bytes.length > 0) {
                bytes[0] = 1;
            }
            byte[] other = Buckets.of(sums(random));
            withData.eval(bytes);
            add.eval(bytes, other);
            low.eval(bytes, other);
            low.eval(other, bytes);
            low.eval(other, other);
            difference.eval(bytes, other, other, other);
        }
    }
}
