package dev.stet.bench.costs;

import dev.stet.config.StetConfig;
import dev.stet.config.StetOptions;
import dev.stet.contract.RecordedEvent;
import dev.stet.contract.SampleInput;
import dev.stet.contract.SampleSizes;
import dev.stet.contract.SampleTimes;
import dev.stet.ingest.privacy.PseudonymKey;
import dev.stet.lifecycle.subject.Sampling;
import dev.stet.sample.stream.BenchedSample;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * The cost of the review sample per interaction: the events of {@link TaskLog}, which span two
 * hours of one day, are processed with and without it, until the sample of that day is drawn.
 */
final class SampleCosts {

    private static final int WARM_UPS = 1;
    private static final double INTERACTIONS = 2.0 * TaskLog.TASKS;
    private final StetConfig config;
    private final SampleSizes sizes;
    private final PseudonymKey key;
    private final int cacheEntries;
    private final SampleTimes times;
    private final long drawMillis;
    private final DataOutputSerializer out = new DataOutputSerializer(1_024);
    private final AtomicLong rows = new AtomicLong();
    private long bytes;
    private double stateBytes;

    private SampleCosts(PseudonymKey key, int cacheEntries) {
        this.config = StetConfig.from(new Configuration().set(StetOptions.REVIEW_SAMPLE, true));
        this.sizes = config.reviewSample().orElseThrow();
        this.key = key;
        this.cacheEntries = cacheEntries;
        this.times = new SampleTimes(config.cube().zone(), config.allowedLateness().toMillis());
        this.drawMillis = times.drawMillis(times.day(TaskLog.START));
    }

    /** Adds its figures to the others. */
    static void measure(PseudonymKey key, int cacheEntries, Map<String, Double> figures)
            throws Exception {
        SampleCosts costs = new SampleCosts(key, cacheEntries);
        double operations = costs.operations(true) - costs.operations(false);
        figures.put(
                "of the review sample: state operations per interaction",
                operations / INTERACTIONS);
        figures.put(
                "of the review sample: bytes on the wire per interaction",
                costs.bytes / INTERACTIONS);
        figures.put("of the review sample: bytes of state per day of a tenant", costs.stateBytes);
        figures.put("of the review sample: rows of a day", costs.rows.doubleValue());
        Spent with = costs.spends(true);
        Spent without = costs.spends(false);
        figures.put(
                "of the review sample: bytes allocated per interaction",
                (with.bytes - without.bytes) / INTERACTIONS);
        figures.put(
                "of the review sample: µs of CPU per interaction",
                (with.micros - without.micros) / INTERACTIONS);
    }

    private double operations(boolean sampled) throws Exception {
        CountingBackend backend = new CountingBackend();
        run(events(sampled), sampled, backend, true);
        return backend.counts().values().stream().mapToLong(Long::longValue).sum();
    }

    private record Spent(double bytes, double micros) {}

    private List<RecordedEvent> events(boolean sampled) {
        return TaskCosts.events(sampled ? config : StetConfig.defaults(), key);
    }

    /** Once warm. */
    private Spent spends(boolean sampled) throws Exception {
        List<RecordedEvent> events = events(sampled);
        Spent spent = new Spent(0, 0);
        for (int turn = 0; turn <= WARM_UPS; turn++) {
            long before = threads().getCurrentThreadAllocatedBytes();
            long start = threads().getCurrentThreadCpuTime();
            run(events, sampled, new HashMapStateBackend(), false);
            spent =
                    new Spent(
                            threads().getCurrentThreadAllocatedBytes() - before,
                            (threads().getCurrentThreadCpuTime() - start) / 1e3);
        }
        return spent;
    }

    private void run(
            List<RecordedEvent> events, boolean sampled, StateBackend backend, boolean weighed)
            throws Exception {
        Sampling sampling = sampled ? new Sampling(times, sizes) : null;
        try (TaskCosts tasks = new TaskCosts(config, cacheEntries, backend, sampling)) {
            tasks.take(events);
            tasks.advance(drawMillis);
            if (sampled) {
                draw(tasks.offered(), backend, weighed);
            }
        }
    }

    private void draw(List<SampleInput> offered, StateBackend backend, boolean weighed)
            throws Exception {
        SampleInput.WireCodec codec = new SampleInput.WireCodec();
        StreamRecord<SampleInput> reused = new StreamRecord<>(null);
        rows.set(0);
        try (var draw =
                Pipeline.keyed(
                        BenchedSample.step(times, sizes), backend, row -> rows.incrementAndGet())) {
            for (SampleInput part : offered) {
                out.clear();
                codec.write(part, out);
                bytes += weighed ? out.length() : 0;
                draw.processElement(reused.replace(part));
            }
            if (weighed) {
                stateBytes = LiveState.of(draw).serializedBytes();
            }
            draw.processWatermark(drawMillis);
        }
        if (rows.get() == 0) {
            throw new IllegalStateException("Nothing was drawn of " + offered.size() + " parts");
        }
    }

    private static com.sun.management.ThreadMXBean threads() {
        return (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    }
}
