package dev.stet.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stet.contract.Cube;
import dev.stet.contract.DayZone;
import java.util.List;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;

/** {@code stet.rollup.day-zone}: its default, what it takes, and what it does to other options. */
final class DayZoneOptionTest {

    private final Configuration options = new Configuration();

    @Test
    void isUtcUnlessGiven() {
        assertThat(StetConfig.defaults().cube().zone()).isEqualTo(DayZone.UTC);
    }

    @Test
    void everyViewIsCutByIt() {
        options.set(StetOptions.DAY_ZONE, " Asia/Kolkata ");
        assertThat(StetConfig.from(options).cubes().values())
                .extracting(Cube::zone)
                .containsOnly(DayZone.of("Asia/Kolkata"));
    }

    @Test
    void anUnknownZoneIsNamed() {
        options.set(StetOptions.DAY_ZONE, "Asia/Bangalore");
        assertThatThrownBy(() -> StetConfig.from(options))
                .isInstanceOf(ConfigException.class)
                .hasMessage(
                        "stet.rollup.day-zone: 'Asia/Bangalore' is no time zone; give UTC or a name"
                                + " such as Asia/Kolkata or America/New_York");
    }

    @Test
    void windowsAreWrittenFromAMidnightOfTheZone() {
        options.set(StetOptions.DAY_ZONE, "America/New_York");
        options.set(StetOptions.WINDOWS_FROM, "2024-03-10T05:00:00Z");
        options.set(StetOptions.WINDOWS_UNTIL, "2024-03-11T04:00:00Z");
        assertThatCode(() -> StetConfig.from(options)).doesNotThrowAnyException();
        options.set(StetOptions.WINDOWS_UNTIL, "2024-03-11T05:00:00Z");
        assertThatThrownBy(() -> StetConfig.from(options))
                .hasMessage(
                        "stet.rollup.windows-until: 2024-03-11T05:00:00Z does not start a window of"
                                + " 1d (a day of America/New_York starts at 2024-03-11T04:00:00Z)");
    }

    /** Half past the hour begins a day there and no hour of UTC, so both cannot be cut at once. */
    @Test
    void aMidnightWithinAnHourNeedsGrainsWithoutHours() {
        options.set(StetOptions.DAY_ZONE, "Asia/Kolkata");
        options.set(StetOptions.WINDOWS_FROM, "2024-03-09T18:30:00Z");
        assertThatThrownBy(() -> StetConfig.from(options))
                .hasMessage(
                        "stet.rollup.windows-from: 2024-03-09T18:30:00Z does not start a window of"
                                + " 1h (leave 1h out of stet.rollup.grains: a day of Asia/Kolkata"
                                + " starts within an hour)");
        options.set(StetOptions.GRAINS, List.of("1m", "1d"));
        assertThatCode(() -> StetConfig.from(options)).doesNotThrowAnyException();
    }
}
