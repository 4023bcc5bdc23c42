package dev.stet.lifecycle.suggestion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class EditDistanceTest {

    @ParameterizedTest
    @CsvSource({
        "'', '', 0",
        "abc, '', 1",
        "'', abc, 1",
        "abc, abc, 0",
        "kitten, sitting, 0.42857142857142855",
        "a\uD83D\uDE00b, ab, 0.3333333333333333"
    })
    void isOverTheLongerLengthInCodePoints(String before, String now, double expected) {
        assertThat(EditDistance.normalised(before, now)).isEqualTo(expected);
    }

    static LongStream seeds() {
        return LongStream.range(0, 300);
    }

    /** Lengths run over several blocks of 64 rows, from nearly equal to quite different texts. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void equalsTheFullMatrix(long seed) {
        Random random = new Random(seed);
        int symbols = 1 + random.nextInt(6);
        int[] a = random.ints(random.nextInt(300), 0, symbols).toArray();
        int[] b =
                random.nextBoolean()
                        ? random.ints(random.nextInt(300), 0, symbols).toArray()
                        : a.clone();
        for (int change = random.nextInt(5); change > 0 && b.length > 0; change--) {
            b[random.nextInt(b.length)] = random.nextInt(symbols);
        }
        assertThat(EditDistance.between(a, b)).isEqualTo(matrix(a, b));
    }

    private static int matrix(int[] a, int[] b) {
        int[][] cost = new int[a.length + 1][b.length + 1];
        for (int i = 0; i <= a.length; i++) {
            for (int j = 0; j <= b.length; j++) {
                if (i == 0 || j == 0) {
                    cost[i][j] = i + j;
                } else {
                    int replaced = cost[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                    cost[i][j] = Math.min(replaced, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
                }
            }
        }
        return cost[a.length][b.length];
    }
}
