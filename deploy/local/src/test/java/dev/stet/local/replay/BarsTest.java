package dev.stet.local.replay;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class BarsTest {

    @ParameterizedTest
    @CsvSource({
        "UNICODE, 0, ░░░░",
        "UNICODE, 0.03125, ▏░░░",
        "UNICODE, 0.5, ██░░",
        "UNICODE, 0.59, ██▎░",
        "UNICODE, 0.9999, ███▉",
        "UNICODE, 1, ████",
        "UNICODE, -1, ░░░░",
        "UNICODE, 7, ████",
        "ASCII, 0.49, #...",
        "ASCII, 0.5, ##..",
        "ASCII, 1, ####",
    })
    void fillsByTheShare(Bars bars, double share, String expected) {
        assertThat(bars.progress(share, 4)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "UNICODE, 0.2, 0.4, 0.8, ░░▒▒┃▒▒▒▒░",
        "UNICODE, 0, 0, 0, ┃░░░░░░░░░",
        "UNICODE, 1, 1, 1, ░░░░░░░░░┃",
        "UNICODE, -0.5, 0.5, 1.5, ▒▒▒▒▒┃▒▒▒▒",
        "ASCII, 0.2, 0.4, 0.8, ..==|====.",
    })
    void showsWhereTheIntervalLies(
            Bars bars, double low, double value, double high, String expected) {
        assertThat(bars.interval(new Interval(low, high), value, 10)).isEqualTo(expected);
    }

    /** Whatever the share, so that a line never wraps. */
    @ParameterizedTest
    @EnumSource
    void isAlwaysAsWideAsAsked(Bars bars) {
        for (int i = 0; i <= 1_000; i++) {
            assertThat(bars.progress(i / 1_000.0, 20)).hasSize(20);
            assertThat(bars.interval(new Interval(0, i / 1_000.0), i / 2_000.0, 20)).hasSize(20);
        }
    }
}
