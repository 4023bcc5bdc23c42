package dev.stet.udf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Objects;
import org.apache.flink.types.Row;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ShareDifferenceTest {

    private final ProportionDifference shares = new ProportionDifference();
    private final RatioDifference ratios = new RatioDifference();

    /**
     * R. G. Newcombe, Statistics in Medicine 17, 1998, pp. 873-890, table II, method 10, examples
     * (a) to (d) and (h).
     */
    @ParameterizedTest
    @CsvSource({
        "56, 70, 48, 80, 0.0524, 0.3339, true",
        "9, 10, 3, 10, 0.1705, 0.8090, true",
        "6, 7, 2, 7, 0.0582, 0.8062, true",
        "5, 56, 0, 29, -0.0381, 0.1926, false",
        "10, 10, 0, 10, 0.6075, 1.0000, true"
    })
    void agreesWithPublishedIntervals(
            long positives1,
            long total1,
            long positives2,
            long total2,
            double low,
            double high,
            boolean distinguishable) {
        Row row = row(shares.eval(positives1, total1, positives2, total2));
        assertThat((double) row.getField(0))
                .isEqualTo((double) positives1 / total1 - (double) positives2 / total2);
        assertThat((double) row.getField(1)).isCloseTo(low, within(5e-5));
        assertThat((double) row.getField(2)).isCloseTo(high, within(5e-5));
        assertThat(row.getField(3)).isEqualTo(distinguishable);
        assertThat(row.getField(4)).isEqualTo("independent");
    }

    private static Row row(@Nullable Row row) {
        return Objects.requireNonNull(row);
    }

    /** Users of whom each accepts all or nothing: a difference of events is none of users. */
    @Test
    void findsNoDifferenceBetweenFewUsers() {
        long[] twenties = new long[20];
        Arrays.fill(twenties, 20);
        long[] eleven = new long[20];
        Arrays.setAll(eleven, bucket -> bucket < 13 ? 20 : 0);
        long[] nine = new long[20];
        Arrays.setAll(nine, bucket -> bucket >= 11 ? 20 : 0);
        byte[] total = Buckets.of(twenties);

        Row ofEvents = row(shares.eval(260L, 400L, 180L, 400L));
        Row ofUsers = row(shares.eval(Buckets.of(eleven), total, Buckets.of(nine), total));
        assertThat(ofEvents.getField(3)).isEqualTo(true);
        assertThat(ofUsers.getField(0)).isEqualTo(ofEvents.getField(0));
        assertThat(ofUsers.getField(3)).isEqualTo(false);
        assertThat(ofUsers.getField(4)).isEqualTo("clustered");
    }

    /** The same users in both, each of them 5 of 100 better: users differ, the difference not. */
    @Test
    void comparesUsersWithThemselves() {
        long[] hundreds = new long[20];
        Arrays.fill(hundreds, 1_000);
        long[] some = new long[20];
        Arrays.setAll(some, bucket -> 40L * bucket + 100);
        long[] more = new long[20];
        Arrays.setAll(more, bucket -> some[bucket] + (bucket % 2 == 0 ? 49 : 51));
        long[] shuffled = new long[20];
        Arrays.setAll(shuffled, bucket -> more[(bucket + 10) % 20]);
        byte[] total = Buckets.of(hundreds);

        Row same = row(shares.eval(Buckets.of(more), total, Buckets.of(some), total));
        Row others = row(shares.eval(Buckets.of(shuffled), total, Buckets.of(some), total));
        assertThat(same.getField(3)).isEqualTo(true);
        assertThat(others.getField(3)).isEqualTo(false);
        Row ofRatios = row(ratios.eval(Buckets.of(more), total, Buckets.of(some), total));
        assertThat((double) ofRatios.getField(0)).isCloseTo(0.05, within(1e-12));
        // ± qt(0.975, 19) · sqrt(20) · (0.001 / 20) · 20 / 19
        assertThat((double) ofRatios.getField(2))
                .isCloseTo(0.05 + 2.093024 * Math.sqrt(20) * 0.001 / 19, within(1e-6));
        // Never narrower than as of independent events.
        Row ofEvents = row(shares.eval(10_600L, 20_000L, 9_600L, 20_000L));
        assertThat((double) same.getField(1)).isLessThanOrEqualTo((double) ofEvents.getField(1));
        assertThat((double) same.getField(2)).isGreaterThanOrEqualTo((double) ofEvents.getField(2));
    }

    /** One user of 50 did all 20 of 1,000; of the other group nobody did, so that none differ. */
    @Test
    void keepsTheUsersOfEachSide() {
        long[] twenties = new long[50];
        Arrays.fill(twenties, 20);
        byte[] total = Buckets.of(twenties);
        byte[] none = Buckets.of();
        byte[] one = Buckets.of(20);

        Row more = row(shares.eval(one, total, none, total));
        assertThat((double) more.getField(1)).isCloseTo(-0.0004, within(5e-5));
        assertThat((double) more.getField(2)).isCloseTo(0.2009, within(5e-5));
        assertThat(more.getField(3)).isEqualTo(false);
        assertThat(more.getField(4)).isEqualTo("clustered");
        Row less = row(shares.eval(none, total, one, total));
        assertThat(less.getField(1)).isEqualTo(-(double) more.getField(2));
        assertThat(less.getField(3)).isEqualTo(false);
        Row ofAll = row(shares.eval(total, total, none, total));
        assertThat(ofAll).isEqualTo(shares.eval(1_000L, 1_000L, 0L, 1_000L));
        assertThat(row(shares.eval(20L, 1_000L, 0L, 1_000L)).getField(3)).isEqualTo(true);
    }

    @Test
    void takesEventsForIndependentWithFewBuckets() {
        byte[] five = Buckets.of(5, 5, 5, 5, 5);
        byte[] ten = Buckets.of(10, 10, 10, 10, 10);
        assertThat(shares.eval(five, ten, ten, ten)).isEqualTo(shares.eval(25L, 50L, 50L, 50L));
        assertThat(ratios.eval(five, ten, ten, ten)).isNull();
    }

    @Test
    void isNullWhereThereIsNothingToCompare() {
        byte[] one = Buckets.of(1);
        assertThat(shares.eval(null, one, one, one)).isNull();
        assertThat(shares.eval(one, one, one, Buckets.of())).isNull();
        assertThat(shares.eval(Buckets.of(2), one, one, one)).isNull();
        assertThat(ratios.eval(one, one, null, one)).isNull();
        assertThat(shares.eval(1L, 1L, null, 1L)).isNull();
        assertThat(shares.eval(1L, 1L, 2L, 1L)).isNull();
        assertThat(shares.eval(1L, 0L, 1L, 1L)).isNull();
    }
}
