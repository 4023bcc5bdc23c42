package dev.stet.lifecycle.suggestion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.bytes.Utf8;
import dev.stet.contract.Clusters;
import dev.stet.contract.Dimension;
import dev.stet.contract.Dimensions;
import dev.stet.contract.Key128;
import dev.stet.lifecycle.Moment;
import dev.stet.lifecycle.Unopened;
import dev.stet.state.Packed;
import dev.stet.testkit.RoundTrip;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a suggestion holds comes out of its bytes as it went in. */
final class SuggestionPackingPropertyTest {

    private static final long T = 1_700_000_000_000L;
    private static final List<Long> EXTREMES =
            List.of(Long.MIN_VALUE, -1L, 0L, 1L, (1L << 48) - 1, 1L << 48, Long.MAX_VALUE, T);
    private static final List<Double> DISTANCES =
            List.of(0.0, -0.0, 1.0, 0.5, 0.25, 0.3333, 1 / 3.0, 0.0001, 0.00005, 1e300, Double.NaN);
    private static final List<Long> LENGTHS = List.of(-1L, 0L, 1L, 61L, 62L, 63L, (1L << 53) - 1);
    private static final Dimensions DIMENSIONS = Dimensions.of(Map.of(Dimension.MODEL, "m"));

    /** One for all: what one suggestion leaves in it must not show in the next. */
    private static final SuggestionPacking PACKING = new SuggestionPacking();

    static LongStream seeds() {
        return LongStream.range(0, 2_000);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void comesBackAsItWas(long seed) throws Exception {
        Suggestion suggestion = random(new Random(seed));
        Dimensions dimensions = suggestion.opening == null ? null : DIMENSIONS;

        byte[] packed = PACKING.pack(suggestion);

        assertThat((packed[1] & 1) != 0).as("dimensions beside").isEqualTo(dimensions != null);
        RoundTrip.checkSame(PACKING.unpack(packed, dimensions), suggestion);
        RoundTrip.checkSame(
                RoundTrip.check(new Packed.StateCodec(), new Packed(packed, dimensions)),
                new Packed(packed, dimensions));
    }

    /** Digits in upper case, a dash elsewhere, a digit too many: each stays itself. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void noTwoIdsBecomeOne(long seed) throws Exception {
        Random random = new Random(seed);
        String id = id(random).toString();
        for (String alike :
                List.of(id, id.toUpperCase(Locale.ROOT), id.replace("-", ""), id + "0", "-" + id)) {
            Suggestion opened = openedBy(Utf8.of(alike));
            assertThat(PACKING.unpack(PACKING.pack(opened), DIMENSIONS).opening)
                    .isEqualTo(opened.opening);
        }
    }

    @Test
    void theCommonShapesAreSmall() {
        Random random = new Random(1);
        Suggestion shown = openedBy(Utf8.of(uuid(random)));
        Edit edit = new Edit(new Moment(T + 90_000, Utf8.of(uuid(random))), 0.12, null, -1, -1);
        Accept accept =
                new Accept(new Moment(T + 5_000, Utf8.of(uuid(random))), 40, -1, false, null);

        assertThat(PACKING.pack(shown)).hasSize(3 + 6 + 16 + 1 + 8);
        assertThat(
                        PACKING.pack(
                                shown.with(
                                        new Accept[] {accept},
                                        new long[0],
                                        new Edit[] {edit},
                                        new long[0])))
                .hasSize(3 + 6 + 16 + 1 + 8 + 4 + 16 + 1 + 3 + 16 + 1 + 2);
    }

    /** And what is told takes one. */
    @Test
    void whatIsNotToldTakesNoByte() {
        Moment moment = new Moment(T, Utf8.of("e"));
        Opening bare = new Opening(moment, DIMENSIONS, 44, 0, Visibility.UNKNOWN, null, null, 5, 0);
        Opening lines =
                new Opening(moment, DIMENSIONS, 44, 7, Visibility.UNKNOWN, null, null, 5, 0);
        Opening seen = new Opening(moment, DIMENSIONS, 44, 0, Visibility.GLANCED, null, null, 5, 0);
        int size = PACKING.pack(openedBy(bare)).length;

        assertThat(PACKING.pack(openedBy(lines))).hasSize(size + 1);
        assertThat(PACKING.pack(openedBy(seen))).hasSize(size + 1);
        assertThat(acceptedAs(bare, new Accept(moment, 40, 7, false, null)))
                .isEqualTo(acceptedAs(bare, new Accept(moment, 40, -1, false, null)) + 1);
        assertThat(acceptedAs(bare, new Accept(moment, 40, -1, true, null)))
                .isEqualTo(acceptedAs(bare, new Accept(moment, 40, -1, false, null)) + 1);
    }

    private static int acceptedAs(Opening opening, Accept accept) {
        Suggestion accepted =
                openedBy(opening)
                        .with(new Accept[] {accept}, new long[0], new Edit[0], new long[0]);
        return PACKING.pack(accepted).length;
    }

    private static Suggestion openedBy(Utf8 id) {
        Opening opening =
                new Opening(
                        new Moment(T, id), DIMENSIONS, 44, 0, Visibility.UNKNOWN, null, null, 5, 0);
        return openedBy(opening);
    }

    private static Suggestion openedBy(Opening opening) {
        return new Suggestion(
                opening, new Accept[0], new long[0], new Edit[0], new long[0], 0, Unopened.NONE);
    }

    private static Suggestion random(Random random) {
        long base = random.nextBoolean() ? T : oneOf(random, EXTREMES);
        Supplier<Moment> moment = () -> new Moment(instant(random, base), id(random));
        Opening.Identity identity = random.nextInt(3) == 0 ? identity(random) : null;
        long owner = identity == null ? random.nextLong() : 0;
        boolean old = identity == null && random.nextInt(3) == 0;
        int known = identity == null ? Opening.bucketOf(owner) : Clusters.bucketOf(identity.user());
        int bucket = old ? Clusters.NOBODY : known;
        Opening opening =
                random.nextInt(4) == 0
                        ? null
                        : new Opening(
                                new Moment(base, id(random)),
                                DIMENSIONS,
                                Math.max(0, oneOf(random, LENGTHS)),
                                Math.max(0, oneOf(random, LENGTHS)),
                                Visibility.at(random.nextInt(3)),
                                random.nextInt(3) == 0 ? text(random) : null,
                                identity,
                                owner,
                                bucket);
        IntFunction<Accept> accept =
                i ->
                        new Accept(
                                moment.get(),
                                oneOf(random, LENGTHS),
                                random.nextBoolean() ? -1 : oneOf(random, LENGTHS),
                                random.nextInt(4) == 0,
                                random.nextBoolean() ? null : text(random));
        IntFunction<Edit> edit =
                i ->
                        new Edit(
                                moment.get(),
                                random.nextBoolean()
                                        ? random.nextInt(101) / 100.0
                                        : oneOf(random, DISTANCES),
                                random.nextInt(3) == 0 ? text(random) : null,
                                oneOf(random, LENGTHS),
                                random.nextBoolean() ? -1 : oneOf(random, LENGTHS));
        return new Suggestion(
                opening,
                several(random).mapToObj(accept).toArray(Accept[]::new),
                several(random).mapToLong(i -> instant(random, base)).toArray(),
                several(random).mapToObj(edit).toArray(Edit[]::new),
                several(random).mapToLong(i -> instant(random, base)).toArray(),
                random.nextBoolean() ? 0 : oneOf(random, EXTREMES),
                several(random)
                        .mapToObj(
                                i ->
                                        new Unopened(
                                                instant(random, base),
                                                instant(random, base),
                                                "topic " + random.nextInt(2)))
                        .toArray(Unopened[]::new));
    }

    private static IntStream several(Random random) {
        int most = random.nextInt(20) == 0 ? 300 : 3;
        return IntStream.range(0, random.nextBoolean() ? 0 : random.nextInt(most));
    }

    private static long instant(Random random, long base) {
        return switch (random.nextInt(3)) {
            case 0 -> base + random.nextInt(600_000);
            case 1 -> base - random.nextInt(600_000);
            default -> oneOf(random, EXTREMES);
        };
    }

    private static Opening.Identity identity(Random random) {
        return new Opening.Identity(
                text(random), id(random), new Key128(random.nextLong(), random.nextLong()));
    }

    private static Utf8 id(Random random) {
        String uuid = uuid(random);
        String hex = HexFormat.of().formatHex(bytes(random, 1 + random.nextInt(40)));
        return Utf8.of(
                switch (random.nextInt(8)) {
                    case 0 -> "";
                    case 1 -> uuid;
                    case 2 -> uuid.toUpperCase(Locale.ROOT);
                    case 3 -> uuid.replace('-', 'a');
                    case 4 -> uuid.substring(0, 35) + 'g';
                    case 5 -> hex;
                    case 6 -> hex.substring(1);
                    default -> text(random);
                });
    }

    private static String uuid(Random random) {
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }

    private static byte[] bytes(Random random, int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    private static String text(Random random) {
        String piece = oneOf(random, List.of("", "a", "0f", "é", "\uD83D\uDE00", "--", "x y"));
        return piece.repeat(random.nextInt(20) == 0 ? 400 : 1 + random.nextInt(5));
    }

    private static <T> T oneOf(Random random, List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
