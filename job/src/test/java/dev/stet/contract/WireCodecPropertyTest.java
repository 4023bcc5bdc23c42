package dev.stet.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.bytes.Codec;
import dev.stet.bytes.Utf8;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random values of all shapes come back as they were written, and nothing is left over. */
final class WireCodecPropertyTest {

    private static final int ROUNDS = 40;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void received(long seed) throws IOException {
        Random random = new Random(seed);
        Received.WireCodec codec = new Received.WireCodec();
        for (int round = 0; round < ROUNDS; round++) {
            roundTrip(
                    codec,
                    new Received(
                            decoded(random),
                            origin(random),
                            random.nextLong(),
                            random.nextLong(),
                            bytes(random, random.nextInt(8) == 0 ? 100_000 : 300),
                            random.nextBoolean() ? Long.MIN_VALUE : random.nextLong(),
                            random.nextBoolean()),
                    seed);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void returned(long seed) throws IOException {
        Random random = new Random(seed);
        Returned.WireCodec codec = new Returned.WireCodec();
        for (int round = 0; round < ROUNDS; round++) {
            roundTrip(
                    codec,
                    new Returned(
                            text(random),
                            text(random),
                            origin(random),
                            random.nextLong(),
                            random.nextInt(3) == 0 ? null : bytes(random, 3)),
                    seed);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void facts(long seed) throws IOException {
        Random random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            View view = View.at(random.nextInt(View.values().length));
            long[] measures = new long[view.measures().size()];
            for (int i = 0; i < measures.length; i++) {
                measures[i] = random.nextBoolean() ? 0 : random.nextInt(5) - 2L;
            }
            if (measures.length > 0) {
                measures[random.nextInt(measures.length)] = random.nextLong();
            }
            byte[][] delta = new byte[view.distinct().size()][];
            for (int i = 0; i < delta.length; i++) {
                delta[i] = bytes(random, 18);
            }
            roundTrip(
                    new Fact.WireCodec(),
                    new Fact(
                            view,
                            text(random),
                            random.nextLong(),
                            dimensions(random),
                            measures,
                            random.nextBoolean() ? null : new Fact.Users(key(random), delta),
                            samples(random),
                            random.nextInt(-1, Clusters.BUCKETS)),
                    seed);
        }
    }

    private static List<Fact.Sample> samples(Random random) {
        List<Fact.Sample> samples = new ArrayList<>();
        for (int n = random.nextInt(4); n > 0; n--) {
            Fact.Sample sample = Fact.Sample.of(random.nextInt(9), random.nextInt(1 << 20));
            samples.add(random.nextBoolean() ? sample : sample.negated());
        }
        return samples;
    }

    private static <T> void roundTrip(Codec<T> codec, T value, long seed) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        codec.write(value, new DataOutputStream(bytes));
        ByteArrayInputStream in = new ByteArrayInputStream(bytes.toByteArray());
        assertThat(codec.read(new DataInputStream(in)))
                .as("seed %d", seed)
                .usingRecursiveComparison()
                .withEqualsForType((a, b) -> Double.compare(a, b) == 0, Double.class)
                .ignoringFieldsMatchingRegexes(".*\\bhash")
                .isEqualTo(value);
        assertThat(in.available()).as("seed %d: bytes left over", seed).isZero();
    }

    private static Decoded decoded(Random random) {
        Header header =
                new Header(
                        text(random),
                        id(random),
                        random.nextInt(),
                        random.nextInt(),
                        origin(random));
        return switch (random.nextInt(12)) {
            case 0 ->
                    new SuggestionEvent.Shown(
                            header,
                            key(random),
                            id(random),
                            dimensions(random),
                            key(random),
                            Math.max(0, count(random)),
                            Math.max(0, count(random)),
                            count(random),
                            random.nextBoolean() ? null : text(random));
            case 1 ->
                    new SuggestionEvent.Accepted(
                            header,
                            key(random),
                            id(random),
                            count(random),
                            count(random),
                            random.nextBoolean(),
                            random.nextBoolean() ? null : text(random));
            case 2 -> new SuggestionEvent.Rejected(header, key(random), id(random));
            case 3 ->
                    new SuggestionEvent.Edited(
                            header,
                            key(random),
                            id(random),
                            Double.NaN,
                            text(random),
                            count(random),
                            count(random));
            case 4 -> new SuggestionEvent.Closed(header, key(random), id(random));
            case 5 ->
                    new QuestionEvent.Submitted(
                            header,
                            key(random),
                            id(random),
                            key(random),
                            random.nextBoolean(),
                            dimensions(random),
                            random.nextBoolean() ? key(random) : null);
            case 6 -> new QuestionEvent.Regenerated(header, key(random), id(random));
            case 7 -> new OtherEvent(header);
            case 8 -> new UserErased(header, key(random));
            case 9 -> new QuestionEvent.Erased(header, key(random));
            case 10 -> new SuggestionEvent.Erased(header, key(random), key(random));
            default -> {
                Refusal.Reason[] reasons = Refusal.Reason.values();
                yield new Refusal(
                        reasons[random.nextInt(reasons.length)],
                        text(random),
                        text(random),
                        random.nextLong(1L << 45),
                        text(random));
            }
        };
    }

    /** At times unknown, at times the greatest. */
    private static long count(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> SuggestionEvent.UNKNOWN;
            case 1 -> (1L << 53) - 1;
            default -> random.nextInt(1000);
        };
    }

    private static Origin origin(Random random) {
        return random.nextBoolean()
                ? new Origin(text(random), Origin.NO_PARTITION, 1 + random.nextInt(1_000_000))
                : new Origin(text(random), random.nextInt(900), random.nextLong() >>> 1);
    }

    private static Dimensions dimensions(Random random) {
        return random.nextInt(3) == 0
                ? Dimensions.NONE
                : Dimensions.of(
                        Map.of(Dimension.MODEL, text(random), Dimension.SOURCE, text(random)));
    }

    private static Key128 key(Random random) {
        return new Key128(random.nextLong(), random.nextLong());
    }

    private static Utf8 id(Random random) {
        return Utf8.of(text(random));
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int n = random.nextInt(12); n > 0; n--) {
            text.appendCodePoint(random.nextBoolean() ? 'a' + random.nextInt(26) : 0x1F600);
        }
        return text.toString();
    }

    private static byte[] bytes(Random random, int limit) {
        byte[] bytes = new byte[random.nextInt(limit + 1)];
        random.nextBytes(bytes);
        return bytes;
    }
}
