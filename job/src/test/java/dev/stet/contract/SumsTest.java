package dev.stet.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stet.bytes.UnknownFormatException;
import dev.stet.testkit.RandomSums;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.util.Random;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class SumsTest {

    static LongStream seeds() {
        return LongStream.range(0, 100);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void addUpPlaceByPlaceAndChangeNeither(long seed) {
        Sums left = RandomSums.of(View.QUESTION, new Random(seed));
        Sums leftBefore = RandomSums.of(View.QUESTION, new Random(seed));
        Sums right = RandomSums.of(View.QUESTION, new Random(seed + 1_000));
        Sums rightBefore = RandomSums.of(View.QUESTION, new Random(seed + 1_000));

        Sums sum = left.plus(View.QUESTION, right);

        for (int i = 0; i < sum.measures().length; i++) {
            assertThat(sum.measures()[i]).isEqualTo(left.measures()[i] + right.measures()[i]);
        }
        for (int i = 0; i < sum.distinct().length; i++) {
            assertThat(sum.distinct()[i]).isEqualTo(left.distinct()[i] + right.distinct()[i]);
        }
        int buckets = 0;
        for (int i = 0; i < 5; i++) {
            ExponentialHistogram both = new ExponentialHistogram();
            both.add(left.histogram(i));
            both.add(right.histogram(i));
            assertThat(sum.histogram(i)).isEqualTo(both);
            buckets += both.size();
        }
        assertThat(sum.buckets()).isEqualTo(buckets);
        assertThat(sum.clusters()).isEqualTo(both(left.clusters(), right.clusters()));
        assertThat(left).usingRecursiveComparison().isEqualTo(leftBefore);
        assertThat(right).usingRecursiveComparison().isEqualTo(rightBefore);
    }

    private static @Nullable PackedClusters both(
            @Nullable PackedClusters one, @Nullable PackedClusters other) {
        Clusters both = new Clusters();
        if (one != null) {
            both.add(one.unpack());
        }
        if (other != null) {
            both.add(other.unpack());
        }
        return one == null && other == null ? null : PackedClusters.of(both);
    }

    private static PackedClusters ofOne(long number) {
        Clusters clusters = new Clusters();
        clusters.add(3, new long[] {number});
        return PackedClusters.of(clusters);
    }

    @Test
    void areEmptyOnceAllIsTakenBack() {
        Sums sums = Sums.empty(View.QUESTION);
        assertThat(sums.isEmpty()).isTrue();
        sums.distinct()[1] = 1;
        assertThat(sums.isEmpty()).as("a distinct count").isFalse();
        sums.distinct()[1] = 0;
        sums.measures()[3] = -1;
        assertThat(sums.isEmpty()).as("a measure").isFalse();
        sums.measures()[3] = 0;
        sums.histogramToAdd(2).add(5, 1);
        assertThat(sums.isEmpty()).as("a histogram").isFalse();
        sums.histogramToAdd(2).add(5, -1);
        assertThat(sums.isEmpty()).isTrue();
        sums.addClusters(ofOne(1));
        assertThat(sums.isEmpty()).as("a bucket of users").isFalse();
        sums.addClusters(ofOne(-1));
        assertThat(sums.isEmpty()).isTrue();
    }

    /** Where clusters were off, or are off again. */
    @Test
    void haveClustersWhereTheyAreWantedAlone() {
        Sums sums = Sums.empty(View.SUGGESTION);
        sums.measures()[0] = 5;
        assertThat(sums.clusters()).isNull();
        assertThat(sums.clustered(true).clusters()).isEqualTo(PackedClusters.EMPTY);
        sums.addClusters(ofOne(5));
        assertThat(sums.clustered(true)).isSameAs(sums);
        assertThat(sums.clustered(false).clusters()).isNull();
        assertThat(sums.clustered(false).measures()).isEqualTo(sums.measures());
    }

    /** A place that a newer release added would be read as what follows it. */
    @Test
    void aPlaceThatThisReleaseDoesNotKnowIsRefused() {
        for (byte flags : new byte[] {8, 9, 64, -128}) {
            DataInputStream in = new DataInputStream(new ByteArrayInputStream(new byte[] {flags}));
            assertThatThrownBy(() -> Sums.read(in))
                    .isInstanceOf(UnknownFormatException.class)
                    .hasMessageContaining("unknown format " + flags);
        }
    }

    @Test
    void whatIsOfThisReleaseIsLeftAsItIs() {
        Sums sums = Sums.empty(View.SUGGESTION);
        assertThat(sums.fitted(View.SUGGESTION)).isSameAs(sums);
    }
}
