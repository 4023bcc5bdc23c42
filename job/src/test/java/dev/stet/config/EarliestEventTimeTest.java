package dev.stet.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code stet.ingest.earliest-event-time}: its default, what it takes, and what it does not. */
final class EarliestEventTimeTest {

    @Test
    void is1990UnlessGiven() {
        assertThat(StetConfig.defaults().earliestEventTime())
                .isEqualTo(Instant.parse("1990-01-01T00:00:00Z"));
    }

    @Test
    void isTakenAsGiven() {
        assertThat(of("1969-12-31T23:59:59.999Z"))
                .isEqualTo(Instant.parse("1969-12-31T23:59:59.999Z"));
    }

    @ParameterizedTest
    @CsvSource({
        "1990, 'is not an instant; write it as'",
        "1990-01-01, 'is not an instant; write it as'",
        "-0001-01-01T00:00:00Z, 'choose a year from 0000 to 9999'",
        "+10000-01-01T00:00:00Z, 'choose a year from 0000 to 9999'"
    })
    void isAnInstantOfFourDigits(String given, String message) {
        assertThatThrownBy(() -> of(given))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("stet.ingest.earliest-event-time")
                .hasMessageContaining(message);
    }

    private static Instant of(String given) {
        return StetConfig.from(new Configuration().set(StetOptions.EARLIEST_EVENT_TIME, given))
                .earliestEventTime();
    }
}
