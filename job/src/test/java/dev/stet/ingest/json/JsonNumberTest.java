package dev.stet.ingest.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Against BigDecimal and Double.parseDouble; a failure names its seed. */
final class JsonNumberTest {

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void agreesWithTheLibrary(long seed) {
        Random random = new Random(seed);
        for (int n = 0; n < 300; n++) {
            String token = token(random);
            JsonNumber number = read(token);
            BigDecimal exact = new BigDecimal(token);
            boolean integral = exact.stripTrailingZeros().scale() <= 0;
            boolean small = exact.abs().compareTo(new BigDecimal("1e18")) < 0;
            assertThat(number.isLong()).as("seed %d: %s", seed, token).isEqualTo(integral && small);
            if (integral && small) {
                assertThat(number.longValue()).as(token).isEqualTo(exact.longValueExact());
            }
            if (exact.abs().compareTo(new BigDecimal("1e9")) < 0) {
                assertThat(number.scaled(9))
                        .as("seed %d: %s", seed, token)
                        .isEqualTo(rounded(exact.movePointRight(9)));
                assertThat(number.times(60_000))
                        .as("seed %d: %s", seed, token)
                        .isEqualTo(rounded(exact.multiply(BigDecimal.valueOf(60_000))));
            }
            assertThat(number.doubleValue())
                    .as("seed %d: %s", seed, token)
                    .isEqualTo(Double.parseDouble(token) + 0.0);
        }
    }

    private static long rounded(BigDecimal exact) {
        return exact.setScale(0, RoundingMode.HALF_UP).longValueExact();
    }

    @Test
    void neverWorksLongOverTinyNumbers() {
        for (String token :
                List.of("1e-100000000", "9.9e-600000000", "1e-99999999999", "0e9999999999")) {
            assertThat(read(token).scaled(9)).as(token).isZero();
            assertThat(read(token).times(60_000)).as(token).isZero();
        }
        assertThat(read("5e-10").scaled(9)).isEqualTo(1);
        assertThat(read("4.9e-10").scaled(9)).isZero();
        assertThat(read("-5e-10").scaled(9)).isEqualTo(-1);
        assertThat(read("0.00001").times(60_000)).isEqualTo(1);
        assertThat(read("0.000008").times(60_000)).isZero();
    }

    @Test
    void neverWorksLongOverHugeNumbers() {
        String zeros = "0".repeat(200_000);
        assertThat(read("1" + zeros + "e-200000").longValue()).isEqualTo(1);
        assertThat(read("0." + zeros + "5e200001").longValue()).isEqualTo(5);
        assertThat(read("9".repeat(200_000)).isLong()).isFalse();
        assertThat(read("1e" + "9".repeat(200_000)).isLong()).isFalse();
        assertThat(read("1e" + "9".repeat(200_000)).doubleValue()).isInfinite();
        assertThat(read("1e-" + "9".repeat(200_000)).doubleValue()).isZero();
        assertThat(read("0e" + "9".repeat(200_000)).longValue()).isZero();
        assertThat(1 / read("-0.0").doubleValue()).isEqualTo(Double.POSITIVE_INFINITY);
    }

    private static String token(Random random) {
        StringBuilder token = new StringBuilder(random.nextBoolean() ? "-" : "");
        token.append(
                random.nextInt(4) == 0
                        ? "0"
                        : "" + random.nextLong(1, 1L << 1 + random.nextInt(62)));
        token.append("0".repeat(random.nextInt(3) * random.nextInt(8)));
        if (token.charAt(token.length() - 1) == '0' && token.toString().matches("-?0+")) {
            token = new StringBuilder(random.nextBoolean() ? "0" : "-0");
        }
        if (random.nextBoolean()) {
            token.append('.').append("0".repeat(random.nextInt(4)));
            token.append(random.nextInt(3) == 0 ? "0" : "" + random.nextInt(1, 1000));
        }
        if (random.nextBoolean()) {
            token.append(random.nextBoolean() ? "e" : "E");
            token.append(new String[] {"", "+", "-"}[random.nextInt(3)]).append(random.nextInt(30));
        }
        return token.toString();
    }

    private static JsonNumber read(String token) {
        byte[] bytes = ("9" + token + "9").getBytes(StandardCharsets.UTF_8);
        JsonNumber number = new JsonNumber();
        number.read(bytes, 1, bytes.length - 1);
        return number;
    }
}
