package dev.stet;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.stet.config.ConfigException;
import dev.stet.config.SinkConfig;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether a transaction can outlive what it has to: minutes. */
final class KafkaBindingTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            value = {
                "16, 10, 1 > stet.sinks.kafka.transaction-timeout: is 16 min, but the brokers allow"
                        + " at most 15 min",
                "11, 10, 1 > must exceed checkpoint interval and declared outage, together 11 min",
                "12, 10, 0 > stet.sinks.kafka.delivery: exactly-once needs checkpoints"
            })
    void refusesWhatWouldLoseRecords(String minutes, String message) {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> require(minutes))
                .withMessageContaining(message);
    }

    @Test
    void takesWhatFits() {
        assertThatCode(() -> require("12, 10, 1")).doesNotThrowAnyException();
        assertThatCode(() -> require("15, 10, 1")).doesNotThrowAnyException();
    }

    /**
     * @param minutes timeout, declared outage, checkpoint interval
     */
    private static void require(String minutes) {
        String[] each = minutes.split(", ", -1);
        KafkaBinding.requireTimeToCommit(
                new SinkConfig.Transactions("stet", minutes(each[0]), minutes(each[1])),
                Duration.ofMinutes(15),
                minutes(each[2]));
    }

    private static Duration minutes(String number) {
        return Duration.ofMinutes(Long.parseLong(number));
    }
}
