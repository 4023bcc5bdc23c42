package dev.stet.alerts;

import dev.stet.contract.Alert;
import dev.stet.contract.ExponentialHistogram;
import dev.stet.contract.Grain;
import dev.stet.contract.KpiRow;
import dev.stet.contract.Sums;
import dev.stet.contract.Target;
import dev.stet.contract.Targets;
import dev.stet.contract.View;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Looks at made-up windows of one tenant, one after the other, and keeps what is said. */
public final class Lookout {

    /** A Monday. */
    public static final long START = Instant.parse("2026-03-02T00:00:00Z").toEpochMilli();

    private static final String TENANT = "t";

    private final HeapMemory memory = new HeapMemory();
    private final Watch watch;
    private final Scope scope;
    private final List<Alert> said = new ArrayList<>();

    Lookout(Grain grain, Targets targets) {
        watch = new Watch(new Policy(targets));
        scope = new Scope(TENANT, grain);
    }

    static Lookout ofDays() {
        return new Lookout(Grain.DAY, Policy.defaults());
    }

    static Lookout ofHours() {
        return new Lookout(Grain.HOUR, Policy.defaults());
    }

    long start(int window) {
        return START + window * scope.grain().millis();
    }

    /** A final row over all segments. */
    LookRow all(View view, int window, Map<String, Long> numbers) {
        return row(view, window, Target.ALL, Target.ALL, numbers);
    }

    /**
     * A final row.
     *
     * @param numbers measures in base units by their columns; the others are 0
     */
    LookRow row(
            View view, int window, String segmentBy, String segment, Map<String, Long> numbers) {
        return new LookRow(segmentBy, segment, start(window + 1), sums(view, numbers));
    }

    /** Sums with these numbers, in base units by their columns. */
    public static Sums sums(View view, Map<String, Long> numbers) {
        Sums sums = Sums.empty(view);
        numbers.forEach(
                (column, number) -> {
                    int index = view.columns().indexOf(column);
                    if (index < 0) {
                        throw new IllegalArgumentException(view + " has no column " + column);
                    }
                    int measures = view.measures().size();
                    if (index < measures) {
                        sums.measures()[index] = number;
                    } else {
                        sums.distinct()[index - measures] = number;
                    }
                });
        return sums;
    }

    /** The same row with numbers in a histogram. */
    static LookRow with(LookRow row, int histogram, ExponentialHistogram numbers) {
        row.sums().histogramToAdd(histogram).add(numbers);
        return row;
    }

    /** What is said after a window of a view. */
    List<Alert> look(View view, int window, LookRow... rows) {
        return look(view, window, List.of(rows));
    }

    List<Alert> look(View view, int window, List<LookRow> rows) {
        List<Alert> now =
                watch.judge(scope, new Look(view, start(window)), rows, memory, start(window + 1));
        said.addAll(now);
        return now;
    }

    /** What is said after a row of ingest that can still change. */
    List<Alert> early(int window, Map<String, Long> numbers) {
        List<Alert> now =
                watch.early(
                        new KpiRow(
                                View.INGEST,
                                TENANT,
                                scope.grain(),
                                start(window),
                                start(window + 1),
                                Target.ALL,
                                Target.ALL,
                                false,
                                1,
                                0,
                                sums(View.INGEST, numbers),
                                List.of()),
                        memory);
        said.addAll(now);
        return now;
    }

    List<Alert> forget(int days) {
        return watch.forget(START + TimeUnit.DAYS.toMillis(days), memory);
    }

    List<Alert> said() {
        return said;
    }
}
