package dev.stet.local.demo;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads from PostgreSQL what the screen shows. */
final class SnapshotReader {

    private static final long HOUR_MILLIS = 3_600_000;

    /** Those whose minutes are finished soon: the longest waits 40 minutes, but for lateness. */
    static final List<Truth.Family> EXACT =
            List.of(
                    Truth.Family.SUGGESTION,
                    Truth.Family.QUESTION,
                    Truth.Family.GENERATION,
                    Truth.Family.SIGNAL);

    private final KpiReader reader;
    private final CoreReader core;
    private final AlertReader alerts;
    private final Truth truth;
    private final long startMillis;

    /**
     * @param startMillis hours and minutes before it are not read, epoch milliseconds
     */
    SnapshotReader(
            KpiReader reader, CoreReader core, AlertReader alerts, Truth truth, long startMillis) {
        this.reader = reader;
        this.core = core;
        this.alerts = alerts;
        this.truth = truth;
        this.startMillis = startMillis - Math.floorMod(startMillis, HOUR_MILLIS);
    }

    /** Its list of hours is empty while there is no row. */
    Snapshot read() throws SQLException {
        Map<Truth.Cell, KpiReader.Row> rows = new HashMap<>();
        for (Headline.Rows read : Headline.ROWS) {
            reader.rows(read.family(), "1h", read.segmentBy(), startMillis)
                    .forEach(row -> rows.put(row.cell(), row));
        }
        List<Snapshot.Hour> hours = hours(rows);
        List<KpiReader.Row> minutes = new ArrayList<>();
        for (Truth.Family family : EXACT) {
            minutes.addAll(reader.rows(family, "1m", "all", startMillis));
        }
        Agreement agreement = Agreement.of(minutes, truth);
        CoreMetric.Window window = window(hours);
        return new Snapshot(
                core.metrics(window),
                window,
                core.crossings(window),
                alerts.read(),
                hours,
                rates(hours, rows),
                records(),
                agreement.agreeing(),
                agreement.disagreements());
    }

    /** The hour before the last one, which has only begun; the last where there is no other. */
    private CoreMetric.Window window(List<Snapshot.Hour> hours) {
        int count = hours.size();
        long start = count == 0 ? startMillis : hours.get(Math.max(0, count - 2)).startMillis();
        return new CoreMetric.Window("1h", start);
    }

    /**
     * Those in which anything was shown; an hour is final once its row over all suggestions is. A
     * question can be repeated hours after the last suggestion.
     */
    private static List<Snapshot.Hour> hours(Map<Truth.Cell, KpiReader.Row> rows) {
        Map<Long, Boolean> last = new TreeMap<>();
        rows.forEach(
                (cell, row) -> {
                    if (cell.family() == Truth.Family.SUGGESTION
                            && cell.segmentBy().equals("all")) {
                        last.put(cell.windowStartMillis(), row.last());
                    }
                });
        return last.entrySet().stream()
                .map(hour -> new Snapshot.Hour(hour.getKey(), hour.getValue()))
                .toList();
    }

    private Map<Headline, Map<Snapshot.Hour, Snapshot.Measured>> rates(
            List<Snapshot.Hour> hours, Map<Truth.Cell, KpiReader.Row> rows) {
        Map<Headline, Map<Snapshot.Hour, Snapshot.Measured>> rates = new HashMap<>();
        for (Headline headline : Headline.ALL) {
            Map<Snapshot.Hour, Snapshot.Measured> byHour = new HashMap<>();
            for (Snapshot.Hour hour : hours) {
                Truth.Cell cell = headline.cell(hour.startMillis());
                KpiReader.Row row = rows.get(cell);
                if (row != null) {
                    byHour.put(hour, measured(headline, row, truth.at(cell)));
                }
            }
            rates.put(headline, byHour);
        }
        return rates;
    }

    private static Snapshot.Measured measured(
            Headline headline, KpiReader.Row row, Truth.@Nullable Counted counted) {
        return new Snapshot.Measured(
                row.rate(headline.rate()),
                row.rate(headline.rate() + "_low"),
                row.rate(headline.rate() + "_high"),
                headline.planted(counted));
    }

    private Snapshot.Records records() throws SQLException {
        Map<String, Long> sums = new HashMap<>();
        for (KpiReader.Row row : reader.rows(Truth.Family.INGEST, "1h", "all")) {
            row.numbers()
                    .forEach((name, number) -> sums.merge(name, number.longValue(), Long::sum));
        }
        long refused =
                sums.entrySet().stream()
                        .filter(sum -> sum.getKey().matches("refused_.*(?<!_low|_high|_rate)"))
                        .mapToLong(Map.Entry::getValue)
                        .sum();
        return new Snapshot.Records(
                sum(sums, "read"),
                sum(sums, "effective"),
                sum(sums, "without_effect"),
                refused,
                sum(sums, "late"));
    }

    private static long sum(Map<String, Long> sums, String name) {
        @Nullable Long sum = sums.get(name);
        return sum == null ? 0 : sum;
    }
}
