package dev.stet.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class ExponentialHistogramTest {

    /** The definition itself: 2^(i/64) < v, both raised to the power of 64. */
    private static boolean isBelow(int bucket, long value) {
        BigInteger power = BigInteger.valueOf(value).pow(64);
        return bucket < 0 || BigInteger.TWO.pow(bucket).compareTo(power) < 0;
    }

    private static void assertFallsInto(int bucket, long value) {
        assertThat(isBelow(bucket, value)).as("2^(%d/64) < %d", bucket, value).isTrue();
        assertThat(isBelow(bucket + 1, value)).as("2^(%d/64) < %d", bucket + 1, value).isFalse();
    }

    /** Of every bucket up to 2^53 the greatest number, and the one after it. */
    @Test
    void everyBoundaryIsExact() {
        long before = 0;
        for (int bucket = -1; bucket < 64 * 53; bucket++) {
            long greatest = ExponentialHistogram.greatestIn(bucket);
            if (greatest > before) { // few small numbers share the buckets below 64
                assertThat(ExponentialHistogram.bucket(greatest)).isEqualTo(bucket);
                assertFallsInto(bucket, greatest);
            }
            int next = ExponentialHistogram.bucket(greatest + 1);
            assertThat(next).isGreaterThan(bucket);
            assertFallsInto(next, greatest + 1);
            before = greatest;
        }
        assertThat(before).isEqualTo(1L << 53);
    }

    @Test
    void everySmallNumberIsExact() {
        for (long value = 1; value <= 20_000; value++) {
            assertFallsInto(ExponentialHistogram.bucket(value), value);
        }
        for (long value = 1; value <= 64; value++) {
            assertThat(ExponentialHistogram.greatestIn(ExponentialHistogram.bucket(value)))
                    .isEqualTo(value);
        }
    }

    @Test
    void numbersOfEverySize() {
        Random random = new Random(7);
        for (int i = 0; i < 5_000; i++) {
            long value = (random.nextLong() >>> 1 >>> random.nextInt(62)) | 1;
            int bucket = ExponentialHistogram.bucket(value);
            assertFallsInto(bucket, value);
            long greatest = ExponentialHistogram.greatestIn(bucket);
            assertThat(greatest).as("of %d", value).isGreaterThanOrEqualTo(value);
            assertThat((double) (greatest - value)).isLessThanOrEqualTo(0.011 * value);
        }
        assertThat(ExponentialHistogram.greatestIn(ExponentialHistogram.bucket(Long.MAX_VALUE)))
                .isEqualTo(Long.MAX_VALUE);
    }

    @ParameterizedTest
    @CsvSource({"0, -2", "1, -1", "2, 63", "3, 101", "4, 127", "1000, 637", "1024, 639"})
    void aFewAreKnown(long value, int bucket) {
        assertThat(ExponentialHistogram.bucket(value)).isEqualTo(bucket);
    }

    @Test
    void refusesANegativeNumber() {
        assertThatThrownBy(() -> ExponentialHistogram.bucket(-1))
                .hasMessage("A histogram holds no negative number: -1");
    }

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    /** Against a sorted list of the numbers themselves. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void addsRetractsAndRanks(long seed) throws IOException {
        Random random = new Random(seed);
        List<Long> left = new ArrayList<>();
        ExponentialHistogram sum = new ExponentialHistogram();
        ExponentialHistogram other = new ExponentialHistogram();
        ExponentialHistogram both = new ExponentialHistogram();
        for (int i = random.nextInt(400); i >= 0; i--) {
            long value = random.nextLong(1L << random.nextInt(1, 40));
            if (random.nextInt(4) == 0 && !left.isEmpty()) {
                long gone = left.remove(random.nextInt(left.size()));
                sum.add(ExponentialHistogram.bucket(gone), -1);
            } else {
                left.add(value);
                sum.add(ExponentialHistogram.bucket(value), 1);
            }
            other.add(ExponentialHistogram.bucket(value), random.nextInt(-2, 3));
        }
        assertThat(sum.count()).isEqualTo(left.size());
        left.sort(null);
        for (String q : List.of("0", "0.5", "0.07", "0.9", "0.95", "0.99", "1")) {
            if (!left.isEmpty()) {
                assertThat(sum.quantile(new BigDecimal(q))).isEqualTo(slowQuantile(left, q));
            }
        }
        both.add(sum);
        both.add(other);
        ExponentialHistogram swapped = new ExponentialHistogram();
        swapped.add(other);
        swapped.add(sum);
        assertThat(both).as("seed %d", seed).isEqualTo(swapped).hasSameHashCodeAs(swapped);
        assertThat(both.count()).isEqualTo(sum.count() + other.count());
        for (ExponentialHistogram each : List.of(sum, other, both)) {
            assertThat(ExponentialHistogram.parse(each.toString())).isEqualTo(each);
            comesBackFromItsBinaryForm(each);
        }
    }

    private static long slowQuantile(List<Long> sorted, String q) {
        int hundredths = new BigDecimal(q).movePointRight(2).intValueExact();
        int rank = 1;
        while (rank * 100L < (long) hundredths * sorted.size()) {
            rank++;
        }
        long value = sorted.get(rank - 1);
        if (value == 0) {
            return 0;
        }
        BigInteger power = BigInteger.valueOf(value).pow(64);
        int bucket = power.subtract(BigInteger.ONE).bitLength() - 1;
        long greatest = value;
        while (!isBelow(bucket + 1, greatest + 1)) {
            greatest += Math.max(1, stepWithin(bucket, greatest));
        }
        return greatest;
    }

    /** A step from a number of a bucket that does not lead out of it. */
    private static long stepWithin(int bucket, long value) {
        long step = value / 64;
        while (step > 0 && isBelow(bucket + 1, value + step)) {
            step /= 2;
        }
        return step;
    }

    private static void comesBackFromItsBinaryForm(ExponentialHistogram histogram)
            throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        histogram.write(new DataOutputStream(bytes));
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));
        assertThat(ExponentialHistogram.read(in)).isEqualTo(histogram);
        assertThat(in.read()).isEqualTo(-1);
    }

    @Test
    void theTextThatAnySqlReads() {
        ExponentialHistogram histogram = new ExponentialHistogram();
        assertThat(histogram).hasToString("");
        histogram.add(412, 10);
        histogram.add(-1, 2);
        histogram.add(ExponentialHistogram.ZERO, 3);
        assertThat(histogram).hasToString("zero:3 -1:2 412:10");
        assertThat(histogram.quantile(new BigDecimal("0.2"))).isZero();
        assertThat(histogram.quantile(new BigDecimal("0.3"))).isEqualTo(1);
        assertThat(histogram.quantile(new BigDecimal("0.5"))).isEqualTo(87);
    }

    @ParameterizedTest
    @CsvSource({"x:1", "1", "1:", "-2:1", "4032:1", "1:2  3:4"})
    void saysWhatIsNoHistogram(String text) {
        assertThatThrownBy(() -> ExponentialHistogram.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no pair of bucket and count");
    }

    @Test
    void anEmptyOneHasNoQuantile() {
        assertThatThrownBy(() -> new ExponentialHistogram().quantile(BigDecimal.ONE))
                .hasMessage("An empty histogram has no quantile");
    }
}
