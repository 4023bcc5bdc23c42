package dev.stet.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class DayZoneTest {

    private static final long HOUR = Duration.ofHours(1).toMillis();

    /** Between two of these dates every zone below changes its clocks, or has none to change. */
    private static final List<LocalDate> AROUND =
            List.of(
                    LocalDate.of(1867, 10, 18),
                    LocalDate.of(1972, 1, 7),
                    LocalDate.of(2005, 10, 30),
                    LocalDate.of(2011, 12, 30),
                    LocalDate.of(2020, 11, 1),
                    LocalDate.of(2024, 3, 10),
                    LocalDate.of(2024, 4, 7),
                    LocalDate.of(2024, 10, 6),
                    LocalDate.of(2024, 11, 3),
                    LocalDate.of(2150, 6, 1));

    static Stream<String> zones() {
        return Stream.of(
                "UTC",
                "Etc/GMT-14",
                "Asia/Kolkata",
                "Asia/Kathmandu",
                "America/New_York",
                "Australia/Lord_Howe",
                "Pacific/Apia",
                "America/St_Johns",
                "America/Havana",
                "America/Juneau",
                "America/Sao_Paulo",
                "Africa/Monrovia",
                "Africa/Casablanca",
                "Europe/Dublin");
    }

    /** Whatever was asked before, for what is remembered must be right for each. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("zones")
    void daysAreThoseOfJavaTime(String id) {
        Random random = new Random(id.hashCode());
        DayZone zone = DayZone.of(id);
        LocalDate around = AROUND.get(0);
        for (int i = 0; i < 3_000; i++) {
            if (random.nextInt(4) == 0) {
                around = AROUND.get(random.nextInt(AROUND.size()));
            }
            long at = instant(around, ZoneId.of(id), random);
            LocalDate date = date(ZoneId.of(id), at);
            assertThat(zone.dayStart(at)).as("start, %d", at).isEqualTo(start(id, date));
            assertThat(zone.dayEnd(at)).as("end, %d", at).isEqualTo(end(id, date));
            assertThat(zone.day(at)).as("number, %d", at).isEqualTo(date.toEpochDay());
            long day = date.toEpochDay() + random.nextInt(61) - 30;
            assertThat(zone.startOf(day))
                    .as("start of %d", day)
                    .isEqualTo(start(id, LocalDate.ofEpochDay(day)));
        }
    }

    /** Often a midnight, or the millisecond before one. */
    private static long instant(LocalDate around, ZoneId zone, Random random) {
        LocalDate date = around.plusDays(random.nextInt(9) - 4);
        long midnight = date.atStartOfDay(zone).toInstant().toEpochMilli();
        return switch (random.nextInt(4)) {
            case 0 -> midnight;
            case 1 -> midnight - 1;
            case 2 -> midnight + random.nextLong(-48 * HOUR, 48 * HOUR);
            default -> midnight + random.nextLong(-4_000 * HOUR, 4_000 * HOUR);
        };
    }

    /** The latest date whose start, down to the minute, is not after the instant. */
    private static LocalDate date(ZoneId zone, long at) {
        LocalDate date = LocalDate.ofInstant(Instant.ofEpochMilli(at), zone).plusDays(2);
        while (start(zone.getId(), date) > at) {
            date = date.minusDays(1);
        }
        return date;
    }

    private static long start(String id, LocalDate date) {
        long seconds = date.atStartOfDay(ZoneId.of(id)).toEpochSecond();
        return Math.floorDiv(seconds, 60) * 60_000;
    }

    /** The first start of a later date that is another one. */
    private static long end(String id, LocalDate date) {
        LocalDate next = date.plusDays(1);
        while (start(id, next) == start(id, date)) {
            next = next.plusDays(1);
        }
        return start(id, next);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "UTC, 2024-03-10T00:00:00Z, 24",
        "America/New_York, 2024-03-10T05:00:00Z, 23",
        "America/New_York, 2024-11-03T04:00:00Z, 25",
        "Asia/Kolkata, 2024-01-01T18:30:00Z, 24",
        "Pacific/Apia, 2011-12-30T10:00:00Z, 24",
    })
    void aDayHasItsHours(String id, Instant start, int hours) {
        DayZone zone = DayZone.of(id);
        long from = start.toEpochMilli();
        long until = from + hours * HOUR;
        assertThat(zone.windowStart(Grain.DAY, from)).isEqualTo(from);
        assertThat(zone.windowEnd(Grain.DAY, from)).isEqualTo(until);
        assertThat(zone.windowStart(Grain.DAY, until - 1)).isEqualTo(from);
        assertThat(zone.windowStart(Grain.DAY, from - 1)).isLessThan(from);
        assertThat(zone.windowStart(Grain.DAY, until)).isEqualTo(until);
    }

    @Test
    void finerWindowsAreThoseOfUtc() {
        DayZone zone = DayZone.of("Asia/Kolkata");
        long at = Instant.parse("2024-01-01T18:45:30Z").toEpochMilli();
        assertThat(zone.windowStart(Grain.HOUR, at))
                .isEqualTo(Instant.parse("2024-01-01T18:00:00Z").toEpochMilli());
        assertThat(zone.windowEnd(Grain.HOUR, at))
                .isEqualTo(Instant.parse("2024-01-01T19:00:00Z").toEpochMilli());
        assertThat(zone.windowEnd(Grain.MINUTE, at))
                .isEqualTo(Instant.parse("2024-01-01T18:46:00Z").toEpochMilli());
    }

    @Test
    void namesOfOneZoneHaveTheSameDays() {
        assertThat(DayZone.of("Asia/Calcutta").hasSameDays(DayZone.of("Asia/Kolkata"))).isTrue();
        assertThat(DayZone.of("Etc/UTC").hasSameDays(DayZone.UTC)).isTrue();
        assertThat(DayZone.of("Asia/Kathmandu").hasSameDays(DayZone.of("Asia/Kolkata"))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"Asia/Bangalore", "+05:30", "asia/kolkata", "''", "EST"})
    void whatIsNoNameOfAZoneIsRefused(String id) {
        assertThatThrownBy(() -> DayZone.of(id))
                .hasMessage(
                        "'%s' is no time zone; give UTC or a name such as Asia/Kolkata or"
                                + " America/New_York",
                        id);
    }

    @Test
    void travelsToTasks() throws Exception {
        DayZone zone = DayZone.of("America/New_York");
        long start = zone.dayStart(1_710_000_000_000L);
        var bytes = new ByteArrayOutputStream();
        try (var out = new ObjectOutputStream(bytes)) {
            out.writeObject(zone);
        }
        try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            DayZone arrived = (DayZone) in.readObject();
            assertThat(arrived).isEqualTo(zone).hasSameHashCodeAs(zone);
            assertThat(arrived.dayStart(1_710_000_000_000L)).isEqualTo(start);
        }
    }
}
