package dev.stet.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.HexFormat;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Sums by bucket of users: they add up, are taken back, and keep their forms. */
final class ClustersTest {

    private static final int MEASURES = 70;

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    @Test
    void aUserIsInTheBucketOfTheFirstSixBitsOfThePseudonym() {
        assertThat(Clusters.bucketOf(new Key128(0x03FFFFFFFFFFFFFFL, -1))).isZero();
        assertThat(Clusters.bucketOf(new Key128(0x0400000000000000L, 0))).isEqualTo(1);
        assertThat(Clusters.bucketOf(new Key128(-1, 0))).isEqualTo(63);
        assertThat(Clusters.bucketOf(null)).isEqualTo(Clusters.NOBODY);
    }

    @Test
    void aColumnHoldsTheBucketsThatAreNotZero() {
        Clusters clusters = new Clusters();
        clusters.add(0, new long[] {0, 3});
        clusters.add(2, new long[] {0, -1});
        clusters.add(63, new long[] {7, 200});
        clusters.keepOnly(new boolean[] {false, true});

        assertThat(clusters.column(1, 202))
                .asHexString()
                .isEqualTo("01" + "0006" + "0101" + "3C9003");
        assertThat(clusters.column(0, 0)).as("is not counted").asHexString().isEqualTo("01");
        assertThat(clusters.column(5, 0)).as("past the end").asHexString().isEqualTo("01");
    }

    @Test
    void aColumnThatDoesNotAddUpIsNone() {
        Clusters clusters = new Clusters();
        clusters.add(9, new long[] {5});
        assertThat(clusters.column(0, 6)).isNull();
        assertThat(clusters.column(1, 1)).isNull();
        assertThat(clusters.column(0, 5)).isNotNull();
    }

    @Test
    void whatIsTakenBackIsGone() {
        Clusters clusters = new Clusters();
        assertThat(clusters.isEmpty()).isTrue();
        assertThat(clusters.add(9, new long[] {5})).as("a new bucket").isTrue();
        assertThat(clusters.isEmpty()).isFalse();
        assertThat(clusters.add(9, new long[] {-5})).isFalse();
        assertThat(clusters.isEmpty()).isTrue();
        assertThat(clusters).isEqualTo(new Clusters()).hasSameHashCodeAs(new Clusters());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void addUpBucketByBucketAndChangeNeither(long seed) throws IOException {
        Clusters left = random(new Random(seed));
        Clusters right = random(new Random(seed + 1_000));

        Clusters built = new Clusters();
        built.add(right);
        built.add(left);
        PackedClusters sum = PackedClusters.of(left).plus(PackedClusters.of(right));

        assertThat(sum)
                .isEqualTo(PackedClusters.of(built))
                .hasSameHashCodeAs(PackedClusters.of(built));
        Clusters unpacked = sum.unpack();
        assertThat(unpacked).isEqualTo(built).hasSameHashCodeAs(built);
        for (int bucket = 0; bucket < Clusters.BUCKETS; bucket++) {
            for (int i = 0; i < MEASURES; i++) {
                assertThat(unpacked.at(bucket, i))
                        .isEqualTo(left.at(bucket, i) + right.at(bucket, i));
            }
        }
        assertThat(left).isEqualTo(random(new Random(seed)));
        assertThat(right).isEqualTo(random(new Random(seed + 1_000)));
        assertThat(again(sum)).isEqualTo(sum);
        assertThat(sum.isEmpty()).isEqualTo(built.isEmpty());
    }

    /** All of it, or all but one bucket, so that some measures are 0 everywhere. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whatIsTakenBackTakesNoPlace(long seed) {
        Random random = new Random(seed);
        Clusters clusters = random(random);
        Clusters last = new Clusters();
        last.add(random.nextInt(Clusters.BUCKETS), new long[] {0, 0, 1});
        Clusters back = new Clusters();
        for (int bucket = 0; bucket < Clusters.BUCKETS; bucket++) {
            long[] sums = new long[MEASURES];
            for (int i = 0; i < MEASURES; i++) {
                sums[i] = -clusters.at(bucket, i);
            }
            back.add(bucket, sums);
        }
        PackedClusters packed = PackedClusters.of(clusters);
        PackedClusters nothing = packed.plus(PackedClusters.of(back));

        assertThat(nothing).isEqualTo(PackedClusters.EMPTY);
        assertThat(nothing.isEmpty()).isTrue();
        back.add(last);
        assertThat(packed.plus(PackedClusters.of(back))).isEqualTo(PackedClusters.of(last));
    }

    /**
     * The form in state: the length, the bits of measures and buckets, then runs and differences.
     */
    @Test
    void neighboursThatAreEqualTakeOneNumber() throws IOException {
        Clusters clusters = new Clusters();
        clusters.add(1, new long[] {4, 4, 4, 4, 0, 3});
        PackedClusters packed = PackedClusters.of(clusters);
        assertThat(HexFormat.of().formatHex(written(packed)))
                .isEqualTo("07" + "01" + "2f" + "01" + "02" + "11" + "04" + "03");
        assertThat(packed.length()).isEqualTo(7);
    }

    private static Clusters random(Random random) {
        Clusters clusters = new Clusters();
        for (int n = random.nextInt(40); n > 0; n--) {
            long[] measures =
                    random.longs(1 + random.nextInt(MEASURES), -2, 1L << random.nextInt(1, 40))
                            .map(number -> random.nextBoolean() ? number : 0)
                            .toArray();
            clusters.add(random.nextInt(Clusters.BUCKETS), measures);
        }
        if (random.nextBoolean()) {
            clusters.keepOnly(new boolean[] {true, false, true});
        }
        return clusters;
    }

    private static byte[] written(PackedClusters clusters) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        clusters.write(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    private static PackedClusters again(PackedClusters clusters) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(written(clusters)));
        PackedClusters read = PackedClusters.read(in);
        assertThat(in.available()).as("bytes left").isZero();
        return read;
    }
}
