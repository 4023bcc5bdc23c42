package dev.stet.lifecycle.question;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.bytes.Utf8;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The packed form holds what a map would. */
final class PackedRecordsPropertyTest {

    private static final int STEPS = 2_000;

    /** The empty id, and two of one hash. */
    private static final String[] SPECIAL = {"", "Aa", "BB"};

    static LongStream seeds() {
        return LongStream.range(0, 40);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void holdsWhatAMapWould(long seed) throws Exception {
        Random random = new Random(seed);
        int ids = 1 + random.nextInt(100);
        Map<Utf8, byte[]> expected = new HashMap<>();
        PackedRecords packed = new PackedRecords();
        for (int step = 0; step < STEPS; step++) {
            Utf8 id = id(random.nextInt(ids));
            int record = packed.find(id);
            assertThat(record >= 0).isEqualTo(expected.containsKey(id));
            if (random.nextInt(3) > 0) {
                byte[] value = new byte[random.nextInt(60)];
                random.nextBytes(value);
                int length = value.length - random.nextInt(1 + value.length / 4);
                packed.put(id, value, length);
                expected.put(id, Arrays.copyOf(value, length));
            } else if (record >= 0) {
                packed.remove(record);
                expected.remove(id);
            }
            switch (random.nextInt(300)) {
                case 0 -> packed = readBack(packed);
                case 1 -> packed = copyOfWhichTheOriginalKnowsNothing(packed);
                default -> {}
            }
            assertSame(packed, expected);
        }
    }

    private static Utf8 id(int number) {
        return Utf8.of(number < SPECIAL.length ? SPECIAL[number] : "id " + number);
    }

    private static void assertSame(PackedRecords packed, Map<Utf8, byte[]> expected) {
        assertThat(packed.size()).isEqualTo(expected.size());
        for (int record = 0; record < packed.size(); record++) {
            int from = packed.valueStart(record);
            byte[] value =
                    Arrays.copyOfRange(packed.bytes(), from, from + packed.valueLength(record));
            assertThat(value).isEqualTo(expected.get(packed.id(record)));
            assertThat(packed.find(packed.id(record))).isEqualTo(record);
        }
    }

    private static PackedRecords readBack(PackedRecords packed) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        packed.write(new DataOutputStream(bytes));
        return PackedRecords.read(
                new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    }

    private static PackedRecords copyOfWhichTheOriginalKnowsNothing(PackedRecords packed) {
        PackedRecords copy = packed.copy();
        packed.put(Utf8.of("unknown"), new byte[0], 0);
        if (copy.size() > 0) {
            Arrays.fill(packed.bytes(), (byte) 7);
        }
        return copy;
    }
}
