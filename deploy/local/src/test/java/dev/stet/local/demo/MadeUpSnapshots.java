package dev.stet.local.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Snapshots without a database. */
final class MadeUpSnapshots {

    private static final long FIRST = Instant.parse("2026-03-02T10:00:00Z").toEpochMilli();
    private static final long HOUR_MILLIS = 3_600_000;

    static final Status STATUS =
            new Status(
                    Duration.ofSeconds(65),
                    12_345,
                    true,
                    "http://127.0.0.1:35413",
                    "127.0.0.1:23411",
                    25_432);

    private MadeUpSnapshots() {}

    /** The last of this many hours still grows; all rates are the same, and wide. */
    static Snapshot of(int hours, String... disagreements) {
        List<Snapshot.Hour> all = new ArrayList<>();
        for (int i = 0; i < hours; i++) {
            all.add(new Snapshot.Hour(FIRST + i * HOUR_MILLIS, i < hours - 1));
        }
        Map<Headline, Map<Snapshot.Hour, Snapshot.Measured>> rates = new HashMap<>();
        for (Headline headline : Headline.ALL) {
            Map<Snapshot.Hour, Snapshot.Measured> byHour = new HashMap<>();
            all.forEach(
                    hour -> byHour.put(hour, new Snapshot.Measured(0.9876, 0.981, 0.9999, 0.48)));
            rates.put(headline, byHour);
        }
        return new Snapshot(
                all,
                rates,
                new Snapshot.Records(1_234_567, 1_200_000, 30_000, 4_000, 567),
                168,
                List.of(disagreements));
    }
}
