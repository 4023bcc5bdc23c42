package dev.stet.bench.costs;

import dev.stet.BenchedSubjects;
import dev.stet.Decoders;
import dev.stet.config.StetConfig;
import dev.stet.contract.AlsoRecorded;
import dev.stet.contract.ClaimKind;
import dev.stet.contract.Decoded;
import dev.stet.contract.Fact;
import dev.stet.contract.Origin;
import dev.stet.contract.RecordedEvent;
import dev.stet.contract.SampleInput;
import dev.stet.contract.SubjectInput;
import dev.stet.contract.ValidEvent;
import dev.stet.ingest.RecordDecoder;
import dev.stet.ingest.privacy.PseudonymKey;
import dev.stet.lifecycle.subject.Sampling;
import dev.stet.lifecycle.subject.Subject;
import dev.stet.lifecycle.subject.SubjectOperator;
import dev.stet.state.Shards;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * What an event of a task costs where the engine follows it, beside those of suggestions and
 * questions: every subject that hears it, and the claims that follow; without the rollup. As scarce
 * in memory as the rest of {@link Costs}.
 */
final class TaskCosts implements AutoCloseable {

    private static final int WARM_UPS = 3;
    private static final Origin ORIGIN = new Origin("costs", 0, 0);

    private final Map<Subject, KeyedOneInputStreamOperatorTestHarness<?, SubjectInput, Fact>>
            operators = new LinkedHashMap<>();
    private final Map<String, Subject> byAddress = new HashMap<>();
    private final BenchedSubjects routes = new BenchedSubjects();
    private final StreamRecord<SubjectInput> reused = new StreamRecord<>(null);
    private final DataOutputSerializer out = new DataOutputSerializer(1_024);
    private final SubjectInput.WireCodec codec = new SubjectInput.WireCodec();
    private final List<SubjectInput> sent = new ArrayList<>();
    private final List<Subject> receivers = new ArrayList<>();
    private final List<SampleInput> offered = new ArrayList<>();
    private long inputs;
    private long bytes;

    private TaskCosts(StetConfig config, int cacheEntries, StateBackend backend) throws Exception {
        this(config, cacheEntries, backend, null);
    }

    /**
     * @param sampling how interactions are offered for review; null where they are not
     */
    TaskCosts(
            StetConfig config, int cacheEntries, StateBackend backend, @Nullable Sampling sampling)
            throws Exception {
        for (Subject subject : BenchedSubjects.all()) {
            KeyedStep<?, SubjectInput, Fact> step =
                    BenchedSubjects.step(subject, config, cacheEntries, sampling);
            operators.put(subject, open(step, subject, backend));
            byAddress.put(BenchedSubjects.address(subject), subject);
        }
    }

    private <K> KeyedOneInputStreamOperatorTestHarness<K, SubjectInput, Fact> open(
            KeyedStep<K, SubjectInput, Fact> step, Subject subject, StateBackend backend)
            throws Exception {
        KeyedOneInputStreamOperatorTestHarness<K, SubjectInput, Fact> harness =
                new KeyedOneInputStreamOperatorTestHarness<>(
                        step.operator(), step.key(), step.keyType(), Shards.COUNT, 1, 0);
        harness.setStateBackend(backend);
        harness.getExecutionConfig().enableObjectReuse();
        harness.setOutputCreator(
                serializer -> new Forward<>(fact -> {}, (tag, claim) -> pass(subject, tag, claim)));
        harness.open();
        return harness;
    }

    private void pass(Subject maker, OutputTag<?> tag, Object claim) {
        if (tag.equals(SubjectOperator.SAMPLED)) {
            offered.add((SampleInput) claim);
            return;
        }
        for (ClaimKind kind : maker.makesClaims()) {
            if (tag.equals(SubjectOperator.claims(kind))) {
                operators.keySet().stream()
                        .filter(subject -> subject.hearsClaims().contains(kind))
                        .forEach(subject -> address(subject, (SubjectInput) claim));
            }
        }
    }

    private void address(Subject subject, SubjectInput input) {
        receivers.add(subject);
        sent.add(input);
    }

    /** Adds its figures to the others. */
    static void measure(
            StetConfig config, PseudonymKey key, int cacheEntries, Map<String, Double> figures)
            throws Exception {
        List<RecordedEvent> events = events(config, key);
        int count = events.size();
        CountingBackend backend = new CountingBackend();
        try (TaskCosts costs = new TaskCosts(config, cacheEntries, backend)) {
            costs.take(events);
            costs.checkpoint();
            long all = backend.counts().values().stream().mapToLong(Long::longValue).sum();
            figures.put("of a task: state operations per event", (double) all / count);
            figures.put("of a task: inputs of subjects per event", (double) costs.inputs / count);
            figures.put("of a task: bytes on the wire per event", (double) costs.bytes / count);
        }
        try (TaskCosts costs = new TaskCosts(config, cacheEntries, new HashMapStateBackend())) {
            costs.take(events);
            costs.checkpoint();
            for (var operator : costs.operators.entrySet()) {
                figures.put(
                        "of a task: bytes of state per " + operator.getKey().name(),
                        LiveState.of(operator.getValue()).serializedBytes());
            }
        }
        double micros = 0;
        double allocated = 0;
        for (int turn = 0; turn <= WARM_UPS; turn++) {
            try (TaskCosts costs = new TaskCosts(config, cacheEntries, new HashMapStateBackend())) {
                long before = threads().getCurrentThreadAllocatedBytes();
                long start = threads().getCurrentThreadCpuTime();
                costs.take(events);
                micros = (threads().getCurrentThreadCpuTime() - start) / 1e3 / count;
                allocated = (double) (threads().getCurrentThreadAllocatedBytes() - before) / count;
            }
        }
        figures.put("of a task: bytes allocated per event, lifecycles", allocated);
        figures.put("of a task: µs of CPU per event, lifecycles", micros);
    }

    /** Those of the log, with what a job of this configuration reads of them. */
    static List<RecordedEvent> events(StetConfig config, PseudonymKey key) {
        RecordDecoder decoder = Decoders.of(config, key).create();
        return TaskLog.records().stream().map(record -> decode(decoder, record)).toList();
    }

    private static RecordedEvent decode(RecordDecoder decoder, TaskLog.Record record) {
        byte[] bytes = record.bytes();
        long at = record.atMillis();
        Decoded decoded = decoder.decode(bytes, 0, bytes.length, ORIGIN, at, at);
        if (!(decoded instanceof ValidEvent event)) {
            throw new IllegalStateException("The log has a record that is refused: " + decoded);
        }
        return event instanceof AlsoRecorded both ? both.recorded() : (RecordedEvent) event;
    }

    /** What was offered for review, which is nothing before {@link #advance}. */
    List<SampleInput> offered() {
        return offered;
    }

    /** Lets event time pass. */
    void advance(long toMillis) throws Exception {
        for (var operator : operators.values()) {
            operator.processWatermark(toMillis);
            process();
        }
    }

    void take(List<RecordedEvent> events) throws Exception {
        long watermarkAt = 0;
        for (RecordedEvent event : events) {
            routes.send(
                    event,
                    (address, input) ->
                            address(Objects.requireNonNull(byAddress.get(address)), input));
            process();
            if (++watermarkAt % Pipeline.WATERMARK_EVERY == 0) {
                for (var operator : operators.values()) {
                    operator.processWatermark(event.header().eventTimeMillis() - 30_001);
                }
            }
        }
    }

    /** As the network would: what is sent is written and read again. */
    private void process() throws Exception {
        for (int i = 0; i < sent.size(); i++) {
            out.clear();
            codec.write(sent.get(i), out);
            inputs++;
            bytes += out.length();
            Objects.requireNonNull(operators.get(receivers.get(i)))
                    .processElement(reused.replace(sent.get(i)));
        }
        sent.clear();
        receivers.clear();
    }

    private void checkpoint() throws Exception {
        for (var operator : operators.values()) {
            operator.snapshot(1, 1);
        }
    }

    private static com.sun.management.ThreadMXBean threads() {
        return (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    }

    @Override
    public void close() throws Exception {
        for (var operator : operators.values()) {
            operator.close();
        }
    }
}
