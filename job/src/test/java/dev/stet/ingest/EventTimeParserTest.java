package dev.stet.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Against java.time; a failure names its seed. */
final class EventTimeParserTest {

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void agreesWithJavaTime(long seed) {
        Random random = new Random(seed);
        for (int n = 0; n < 500; n++) {
            String time = Times.random(random);
            Long expected = ReferenceTime.millis(time);
            assertThat(parse(time))
                    .as("seed %d: %s", seed, time)
                    .isEqualTo(expected == null ? EventTimeParser.UNPARSABLE : expected);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-01T00:00:00Z, 2026-01-01T00:00:00Z",
        "2026-01-01t00:00:00z, 2026-01-01T00:00:00Z",
        "2026-01-01T00:00:00.9999999999Z, 2026-01-01T00:00:00.999Z",
        "1969-12-31T23:59:59.9999Z, 1969-12-31T23:59:59.999Z",
        "2024-02-29T12:00:00+23:59, 2024-02-28T12:01:00Z",
        "2000-02-29T00:00:00-00:00, 2000-02-29T00:00:00Z",
        "2026-12-31T23:00:00-01:30, 2027-01-01T00:30:00Z"
    })
    void reads(String time, Instant expected) {
        assertThat(parse(time)).isEqualTo(expected.toEpochMilli());
    }

    @Test
    void knowsTheEdgesOfItsYears() {
        assertThat(parse("0000-01-01T00:00:00Z")).isEqualTo(EventTimeParser.LEAST);
        assertThat(parse("9999-12-31T23:59:59.999Z")).isEqualTo(EventTimeParser.GREATEST);
    }

    private static long parse(String time) {
        byte[] bytes = ("9" + time + "9").getBytes(StandardCharsets.UTF_8);
        return EventTimeParser.parse(bytes, 1, bytes.length - 1);
    }
}
