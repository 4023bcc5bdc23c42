package dev.stet.udf;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class HistogramQuantileTest {

    private static final HistogramQuantile FUNCTION = new HistogramQuantile();

    private static @Nullable Long quantile(@Nullable String histogram, String q) {
        return FUNCTION.eval(histogram, new BigDecimal(q));
    }

    @Test
    void isTheGreatestNumberOfTheBucketThatHoldsTheRank() {
        assertThat(quantile("zero:3 -1:2 412:10", "0.2")).isEqualTo(0);
        assertThat(quantile("zero:3 -1:2 412:10", "0.21")).isEqualTo(1);
        assertThat(quantile("zero:3 -1:2 412:10", "0.34")).isEqualTo(87);
        assertThat(quantile("zero:3 -1:2 412:10", "0")).isEqualTo(0);
        assertThat(quantile("zero:3 -1:2 412:10", "1")).isEqualTo(87);
        assertThat(quantile("4031:1", "0.5")).isEqualTo(Long.MAX_VALUE);
    }

    /** In doubles 0.07 × 100 is more than 7, and the rank would be 8. */
    @Test
    void ranksExactly() {
        assertThat(quantile("-1:7 63:93", "0.07")).isEqualTo(1);
    }

    @Test
    void ranksWhatIsAboveLast() {
        String histogram = "zero:3 -1:2";

        assertThat(FUNCTION.eval(histogram, new BigDecimal("0.5"), 1L)).isEqualTo(0);
        assertThat(FUNCTION.eval(histogram, new BigDecimal("0.5"), 2L)).isEqualTo(1);
        assertThat(FUNCTION.eval(histogram, new BigDecimal("0.5"), 5L)).isEqualTo(1);
        assertThat(FUNCTION.eval(histogram, new BigDecimal("0.5"), 6L)).isNull();
        assertThat(FUNCTION.eval("", new BigDecimal("0.5"), 1L)).isNull();
        assertThat(FUNCTION.eval(histogram, new BigDecimal("0.5"), -1L)).isNull();
        assertThat(FUNCTION.eval(histogram, new BigDecimal("0.5"), null)).isNull();
    }

    @Test
    void isNullWhereThereIsNoQuantile() {
        assertThat(quantile("", "0.5")).isNull();
        assertThat(quantile(null, "0.5")).isNull();
        assertThat(FUNCTION.eval("-1:1", null)).isNull();
        for (String q : new String[] {"-0.1", "1.1"}) {
            assertThat(quantile("-1:1", q)).isNull();
        }
        for (String corrupt : new String[] {"1", "-1:", ":1", "x:1", "-2:1", "4032:1", " -1:1"}) {
            assertThat(quantile(corrupt, "0.5")).as(corrupt).isNull();
        }
    }

    /** By counting the values one after the other, and boundaries by comparing powers. */
    @Test
    void agreesWithTheSlowDefinition() {
        Random random = new Random(811);
        for (int seed = 0; seed < 300; seed++) {
            TreeMap<Integer, Integer> buckets = new TreeMap<>();
            for (int i = random.nextInt(8); i >= 0; i--) {
                buckets.put(random.nextInt(-1, 1_500), 1 + random.nextInt(40));
            }
            BigDecimal q = BigDecimal.valueOf(random.nextInt(1_001), 3);
            String text =
                    buckets.entrySet().stream()
                            .map(each -> each.getKey() + ":" + each.getValue())
                            .collect(Collectors.joining(" "));

            assertThat(FUNCTION.eval(text, q)).as("%s of %s", q, text).isEqualTo(slow(buckets, q));
        }
    }

    private static long slow(TreeMap<Integer, Integer> buckets, BigDecimal q) {
        int total = buckets.values().stream().mapToInt(Integer::intValue).sum();
        int rank = 1;
        while (BigDecimal.valueOf(rank).compareTo(q.multiply(BigDecimal.valueOf(total))) < 0) {
            rank++;
        }
        for (Map.Entry<Integer, Integer> bucket : buckets.entrySet()) {
            rank -= bucket.getValue();
            if (rank <= 0) {
                return greatest(bucket.getKey());
            }
        }
        throw new AssertionError("no value has this rank");
    }

    /** The greatest v with v^64 ≤ 2^(bucket + 1), by bisection. */
    private static long greatest(int bucket) {
        BigInteger limit = BigInteger.ONE.shiftLeft(bucket + 1);
        long low = 1;
        long high = 1L << (bucket / 64 + 2);
        while (high - low > 1) {
            long middle = (low + high) >>> 1;
            if (BigInteger.valueOf(middle).pow(64).compareTo(limit) <= 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
