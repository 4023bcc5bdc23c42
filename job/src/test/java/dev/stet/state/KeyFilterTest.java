package dev.stet.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.contract.Key128;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class KeyFilterTest {

    private static final long SEED = 7;
    private static final int STRANGERS = 100_000;
    private static final double MOST_STRANGERS_LET_PASS = 0.02;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 10, 1_000, 100_000})
    void knowsEveryKeyAndFewStrangers(int size) {
        KeyFilter filter = filterOf(keys(SEED, size));

        assertThat(keys(SEED, size)).as("seed %d", SEED).allMatch(filter::mayHold);
        assertThat(strangersLetPass(filter)).as("seed %d", SEED).isLessThan(allowed(size));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 33, 512, 100_000})
    void needsNoFurtherStageForWhatItHasRoomFor(int size) {
        KeyFilter filter = KeyFilter.withRoomFor(size);
        int bytes = filter.capacity();
        keys(SEED, size).forEach(filter::add);

        assertThat(filter.capacity()).isEqualTo(bytes).isLessThanOrEqualTo(8 + 4 * size);
        assertThat(keys(SEED, size)).as("seed %d", SEED).allMatch(filter::mayHold);
        assertThat(strangersLetPass(filter)).as("seed %d", SEED).isLessThan(allowed(size));
    }

    @Test
    void isNoLargerForAKeyAddedTwice() throws IOException {
        List<Key128> keys = keys(SEED, 1_000);
        KeyFilter filter = filterOf(keys);
        int size = written(filter).length;

        keys.forEach(filter::add);

        assertThat(written(filter)).hasSize(size);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 10, 1_000, 100_000})
    void aCopyGoesItsOwnWay(int size) throws IOException {
        KeyFilter filter = filterOf(keys(SEED, size));
        byte[] before = written(filter);
        KeyFilter copy = filter.copy();

        assertThat(written(copy)).isEqualTo(before);
        List<Key128> more = keys(SEED + 1, 500);
        more.forEach(copy::add);

        assertThat(written(filter)).isEqualTo(before);
        assertThat(keys(SEED, size)).allMatch(copy::mayHold);
        assertThat(more).allMatch(copy::mayHold);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 10, 1_000, 100_000})
    void growsOnAfterItWasWrittenAndRead(int size) throws IOException {
        KeyFilter filter = filterOf(keys(SEED, size));
        KeyFilter read =
                KeyFilter.read(new DataInputStream(new ByteArrayInputStream(written(filter))));
        assertThat(written(read)).isEqualTo(written(filter));

        List<Key128> more = keys(SEED + 1, 500);
        more.forEach(filter::add);
        more.forEach(read::add);

        assertThat(written(read)).as("both grow alike").isEqualTo(written(filter));
        assertThat(keys(SEED, size)).allMatch(read::mayHold);
        assertThat(more).allMatch(read::mayHold);
    }

    private static KeyFilter filterOf(List<Key128> keys) {
        KeyFilter filter = new KeyFilter();
        keys.forEach(filter::add);
        return filter;
    }

    private static double allowed(int size) {
        return size == 0 ? Double.MIN_VALUE : MOST_STRANGERS_LET_PASS;
    }

    private static double strangersLetPass(KeyFilter filter) {
        long passed = keys(SEED + 2, STRANGERS).stream().filter(filter::mayHold).count();
        return (double) passed / STRANGERS;
    }

    private static List<Key128> keys(long seed, int size) {
        Random random = new Random(seed);
        return Stream.generate(() -> new Key128(random.nextLong(), random.nextLong()))
                .limit(size)
                .toList();
    }

    private static byte[] written(KeyFilter filter) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        filter.write(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }
}
