package dev.stet.local.demo;

import dev.stet.metrics.Metric;
import dev.stet.metrics.Metrics;
import dev.stet.metrics.Unit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Snapshots without a database. */
final class MadeUpSnapshots {

    private static final long FIRST = Instant.parse("2026-03-02T10:00:00Z").toEpochMilli();
    private static final long HOUR_MILLIS = 3_600_000;

    static final Status STATUS =
            new Status(
                    Duration.ofSeconds(65),
                    12_345,
                    true,
                    "http://127.0.0.1:8420/",
                    "http://127.0.0.1:35413",
                    "127.0.0.1:23411",
                    25_432);

    private MadeUpSnapshots() {}

    static final CoreMetric.Window WINDOW = new CoreMetric.Window("1h", FIRST);

    /** All alike, but for what they are and their status. */
    static List<CoreMetric> metrics() {
        List<String> statuses = List.of("ok", "warn", "critical", "too_few", "ok", "ok");
        List<CoreMetric> metrics = new ArrayList<>();
        List<Metric> all =
                Stream.concat(CoreReader.CORE.stream(), CoreReader.OF_DAYS.stream()).toList();
        for (int i = 0; i < all.size(); i++) {
            boolean share = all.get(i).unit() == Unit.SHARE;
            CoreMetric.Reading now =
                    new CoreMetric.Reading(
                            WINDOW,
                            0.6123,
                            share ? 0.5912 : Double.NaN,
                            share ? 0.6331 : Double.NaN,
                            0.6184,
                            0.0421,
                            0.0423,
                            statuses.get(i),
                            false);
            CoreMetric.Reading day =
                    new CoreMetric.Reading(
                            new CoreMetric.Window("1d", FIRST - 12 * 24 * HOUR_MILLIS),
                            0.7,
                            0.6,
                            0.8,
                            0.71,
                            0.04,
                            0.04,
                            "ok",
                            true);
            metrics.add(
                    new CoreMetric(all.get(i), now, day, List.of(0.7, 0.8, Double.NaN, 0.75, 0.6)));
        }
        return metrics;
    }

    /** One that is critical, and more than there is room for that are warned of. */
    private static List<Crossing> crossings() {
        List<Crossing> crossings = new ArrayList<>();
        crossings.add(crossing("repeat_user_rate", "all", "all", "critical", 0.1, 0));
        crossings.add(crossing("task_completion_rate", "workflow", "support", "warn", 0.6, 1));
        for (String id : List.of("usat", "adoption_rate", "intent_accuracy", "late_rate")) {
            crossings.add(crossing(id, "model", "m-b", "warn", id.equals("usat") ? 0.7 : 0.3, 4));
        }
        return crossings;
    }

    private static Crossing crossing(
            String id,
            String segmentBy,
            String segment,
            String status,
            double crossed,
            int others) {
        Metric metric = Metrics.find(id).orElseThrow();
        return new Crossing(metric, segmentBy, segment, 0.41, 0.38, 0.44, status, crossed, others);
    }

    /** Of two that stand, one of a day. */
    private static AlertNews alerts() {
        return new AlertNews(
                2,
                1,
                new AlertNews.Statement(
                        new CoreMetric.Window("1d", FIRST - 10 * HOUR_MILLIS),
                        "task_completion_rate of workflow support is 41.00 % (38.00 % to 44.00 %),"
                                + " below its level warn of 60.00 %."));
    }

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
                metrics(),
                WINDOW,
                crossings(),
                alerts(),
                all,
                rates,
                new Snapshot.Records(1_234_567, 1_200_000, 30_000, 4_000, 567),
                168,
                List.of(disagreements));
    }
}
