package dev.stet.udf;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class RecentResultsTest {

    private final List<String> computed = new ArrayList<>();
    private final RecentResults<String> results = new RecentResults<>(this::compute);

    private @Nullable String compute(byte[] left, byte[] right) {
        String call = Arrays.toString(left) + Arrays.toString(right);
        computed.add(call);
        return left.length == 0 ? null : call;
    }

    private static byte[] bytes(int value) {
        return new byte[] {(byte) value, (byte) (value >> 8)};
    }

    /** As the view of suggestions does: low and high of each, then the design effects twice. */
    @Test
    void computeOnceWhatARowAsksForSeveralTimes() {
        int proportions = RecentResults.MOST;
        for (int row = 0; row < 3; row++) {
            for (int turn = 0; turn < 3; turn++) {
                for (int i = 0; i < proportions; i++) {
                    byte[] left = bytes(row * proportions + i);
                    String expected = Arrays.toString(left) + "[7, 0]";
                    assertThat(results.of(left, bytes(7))).isEqualTo(expected);
                    assertThat(results.of(left, bytes(7))).isEqualTo(expected);
                }
            }
        }
        assertThat(computed).hasSize(3 * proportions).doesNotHaveDuplicates();
    }

    @Test
    void rememberBothArgumentsAndNull() {
        byte[] none = {};
        assertThat(results.of(bytes(1), bytes(2))).isEqualTo("[1, 0][2, 0]");
        assertThat(results.of(bytes(2), bytes(1))).isEqualTo("[2, 0][1, 0]");
        assertThat(results.of(bytes(1), bytes(1))).isEqualTo("[1, 0][1, 0]");
        assertThat(results.of(none, bytes(1))).isNull();
        assertThat(results.of(none, bytes(1))).isNull();
        assertThat(computed).hasSize(4);
    }

    /** A reader of Parquet uses one array for all rows. */
    @Test
    void noticeAnArrayThatIsUsedAgain() {
        byte[] used = bytes(1);
        assertThat(results.of(used, used)).isEqualTo("[1, 0][1, 0]");
        used[0] = 3;
        assertThat(results.of(used, used)).isEqualTo("[3, 0][3, 0]");
    }

    @Test
    void forgetTheOldest() {
        for (int i = 0; i <= RecentResults.MOST; i++) {
            results.of(bytes(i), bytes(0));
        }
        computed.clear();
        results.of(bytes(1), bytes(0));
        assertThat(computed).isEmpty();
        results.of(bytes(0), bytes(0));
        assertThat(computed).hasSize(1);
    }
}
