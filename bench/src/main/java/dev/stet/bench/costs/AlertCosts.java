package dev.stet.bench.costs;

import dev.stet.alerts.stream.BenchedAlerts;
import dev.stet.contract.Alert;
import dev.stet.contract.Grain;
import dev.stet.contract.KpiRow;
import dev.stet.contract.Sums;
import dev.stet.contract.Target;
import dev.stet.contract.TaskMeasure;
import dev.stet.contract.View;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;

/**
 * What alerts cost per final row of a day or an hour, the only rows that reach them: five weeks of
 * days of tasks, of all and of many workflows. The rates are not near any level, so nothing is
 * raised.
 */
final class AlertCosts {

    private static final int WARM_UPS = 3;
    private static final int DAYS = 35;
    private static final int WORKFLOWS = 200;
    private static final long START = Instant.parse("2026-03-02T00:00:00Z").toEpochMilli();

    private AlertCosts() {}

    /** Adds its figures to the others. */
    static void measure(Map<String, Double> figures) throws Exception {
        List<List<KpiRow>> days = days();
        long count = days.stream().mapToLong(List::size).sum();
        CountingBackend backend = new CountingBackend();
        try (var alerts = open(backend)) {
            take(days, alerts);
            long all = backend.counts().values().stream().mapToLong(Long::longValue).sum();
            figures.put("of alerts: state operations per row", (double) all / count);
            figures.put(
                    "of alerts: bytes of state per segment of a view",
                    LiveState.of(alerts).serializedBytes());
        }
        double micros = 0;
        double allocated = 0;
        for (int turn = 0; turn <= WARM_UPS; turn++) {
            try (var alerts = open(new HashMapStateBackend())) {
                long before = threads().getCurrentThreadAllocatedBytes();
                long start = threads().getCurrentThreadCpuTime();
                take(days, alerts);
                micros = (threads().getCurrentThreadCpuTime() - start) / 1e3 / count;
                allocated = (double) (threads().getCurrentThreadAllocatedBytes() - before) / count;
            }
        }
        figures.put("of alerts: bytes allocated per row", allocated);
        figures.put("of alerts: µs of CPU per row", micros);
    }

    private static OneInputStreamOperatorTestHarness<KpiRow, Alert> open(StateBackend backend)
            throws Exception {
        return Pipeline.keyed(
                BenchedAlerts.step(),
                backend,
                alert -> {
                    throw new IllegalStateException("Raised: " + alert);
                });
    }

    private static void take(
            List<List<KpiRow>> days, OneInputStreamOperatorTestHarness<KpiRow, Alert> alerts)
            throws Exception {
        StreamRecord<KpiRow> reused = new StreamRecord<>(null);
        for (List<KpiRow> day : days) {
            for (KpiRow row : day) {
                alerts.processElement(reused.replace(row));
            }
            alerts.processWatermark(day.get(0).windowEndMillis());
        }
    }

    private static List<List<KpiRow>> days() {
        List<List<KpiRow>> days = new ArrayList<>();
        for (int day = 0; day < DAYS; day++) {
            List<KpiRow> rows = new ArrayList<>();
            rows.add(row(day, Target.ALL, Target.ALL, 0));
            for (int workflow = 1; workflow <= WORKFLOWS; workflow++) {
                rows.add(row(day, "workflow", "workflow-" + workflow, workflow));
            }
            days.add(rows);
        }
        return days;
    }

    private static KpiRow row(int day, String segmentBy, String segment, int number) {
        long start = START + day * Grain.DAY.millis();
        Sums sums = Sums.empty(View.TASK);
        sums.measures()[TaskMeasure.STARTED.ordinal()] = 400;
        sums.measures()[TaskMeasure.SUCCEEDED.ordinal()] = 300 + (37 * number + 11 * day) % 20;
        return new KpiRow(
                View.TASK,
                "default",
                Grain.DAY,
                start,
                start + Grain.DAY.millis(),
                segmentBy,
                segment,
                true,
                1,
                start + Grain.DAY.millis(),
                sums,
                List.of());
    }

    private static com.sun.management.ThreadMXBean threads() {
        return (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    }
}
