package dev.stet.testkit;

import dev.stet.contract.DayZone;
import dev.stet.oracle.Event;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/** A midnight of a zone for every seed, and histories around it. */
public record Zones(String id, LocalDate date) {

    /** Days of 23, 24 and 25 hours, a date that was skipped, and a clock back over midnight. */
    private static final List<Zones> ALL =
            List.of(
                    new Zones("UTC", LocalDate.of(2023, 11, 15)),
                    new Zones("Asia/Kolkata", LocalDate.of(2024, 1, 1)),
                    new Zones("America/New_York", LocalDate.of(2024, 3, 10)),
                    new Zones("America/New_York", LocalDate.of(2024, 11, 4)),
                    new Zones("Australia/Lord_Howe", LocalDate.of(2024, 4, 8)),
                    new Zones("Asia/Kathmandu", LocalDate.of(2024, 1, 1)),
                    new Zones("Pacific/Apia", LocalDate.of(2011, 12, 31)),
                    new Zones("America/St_Johns", LocalDate.of(2005, 10, 31)),
                    new Zones("America/Havana", LocalDate.of(2020, 11, 2)));

    /** The midnight, UTC, around which the histories of this package lie. */
    private static final long MIDNIGHT_MILLIS = 1_700_006_400_000L;

    public static Zones of(long seed) {
        return ALL.get((int) (seed % ALL.size()));
    }

    public ZoneId zone() {
        return ZoneId.of(id);
    }

    public DayZone days() {
        return DayZone.of(id);
    }

    /** The same history, around the start of the date in the zone. */
    public List<Event> moved(List<Event> history) {
        long shift = date.atStartOfDay(zone()).toInstant().toEpochMilli() - MIDNIGHT_MILLIS;
        return history.stream()
                .map(event -> event.with("event_time", event.timeMillis() + shift))
                .toList();
    }
}
