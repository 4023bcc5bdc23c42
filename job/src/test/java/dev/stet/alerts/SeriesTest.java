package dev.stet.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.stet.alerts.Series.Point;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

final class SeriesTest {

    private static long at(int day, ZoneId zone) {
        return LocalDate.parse("2026-03-02")
                .plusDays(day)
                .atStartOfDay(zone)
                .toInstant()
                .toEpochMilli();
    }

    private static long at(int day) {
        return at(day, ZoneOffset.UTC);
    }

    /** And ten days more, for what becomes final so much later is held against the same days. */
    @Test
    void keepsFourWeeks() {
        Series series = new Series();
        for (int day = 0; day < 40; day++) {
            series.add(new Point(at(day), day, 1));
        }
        assertThat(series.at(at(0))).isNull();
        assertThat(series.at(at(1))).isNotNull();
        assertThat(series.before(at(40))).hasSize(28);
        assertThat(series.sameWeekdays(at(40)))
                .extracting(Point::numerator)
                .containsExactly(12.0, 19.0, 26.0, 33.0);
        assertThat(series.byWeekday(at(40))).allSatisfy(days -> assertThat(days).hasSize(4));
    }

    /** In Berlin a day of this March had 23 hours. */
    @Test
    void countsDaysOfAZone() {
        ZoneId zone = ZoneId.of("Europe/Berlin");
        Series series = new Series();
        for (int day = 0; day < 28; day++) {
            series.add(new Point(at(day, zone), day, 1));
        }
        assertThat(series.sameWeekdays(at(28, zone)))
                .extracting(Point::numerator)
                .containsExactly(0.0, 7.0, 14.0, 21.0);
    }

    @Test
    void replacesADay() {
        Series series = new Series();
        series.add(new Point(at(1), 1, 1));
        series.add(new Point(at(0), 5, 1));
        series.add(new Point(at(1), 2, 1));
        assertThat(series.before(at(2))).extracting(Point::numerator).containsExactly(5.0, 2.0);
    }

    /** 30 and 70 of 100 around 50: (20² + 20²) / (100 · 0.25) = 32 with one degree of freedom. */
    @Test
    void dispersionIsPearsonsStatistic() {
        Series series = new Series();
        series.add(new Point(at(0), 30, 100));
        series.add(new Point(at(7), 70, 100));
        Series.Dispersion found = series.ofShares(at(14));
        assertThat(found.factor()).isCloseTo(32, within(1e-9));
        assertThat(found.freedom()).isEqualTo(1);

        Series even = new Series();
        even.add(new Point(at(0), 50, 100));
        even.add(new Point(at(7), 50, 100));
        assertThat(even.ofShares(at(14))).isEqualTo(Series.Dispersion.NONE);
    }

    /** Of a weekday only as many days count as there can have been. */
    @Test
    void daysBeforeTheFirstAreNotMissing() {
        for (int days = 8; days < 40; days++) {
            Series series = new Series();
            for (int day = 0; day < days; day++) {
                series.add(new Point(at(day), 10, Double.NaN));
            }
            assertThat(series.ofCounts(at(days), at(0)))
                    .as("after %d days", days)
                    .isEqualTo(Series.Dispersion.NONE);
        }
    }

    /** One of two days is missing, so it had none: (10 − 5)² / 5 + (0 − 5)² / 5 = 10. */
    @Test
    void aMissingDayHadNone() {
        Series series = new Series();
        series.add(new Point(at(7), 10, Double.NaN));
        Series.Dispersion found = series.ofCounts(at(14), at(0));
        assertThat(found.factor()).isCloseTo(10, within(1e-9));
    }
}
