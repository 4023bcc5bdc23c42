package dev.stet.bench.costs;

import dev.stet.Decoders;
import dev.stet.bench.costs.Pipeline.Arrival;
import dev.stet.bench.load.LoadEvent;
import dev.stet.bench.load.LoadGenerator;
import dev.stet.bench.load.LoadSettings;
import dev.stet.bytes.Codec;
import dev.stet.config.StetConfig;
import dev.stet.config.StetOptions;
import dev.stet.contract.Clusters;
import dev.stet.contract.Decoded;
import dev.stet.contract.Origin;
import dev.stet.contract.SuggestionEvent;
import dev.stet.contract.ValidEvent;
import dev.stet.ingest.RecordDecoder;
import dev.stet.ingest.privacy.PseudonymKey;
import dev.stet.lifecycle.suggestion.BenchedSuggestions;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;

/**
 * What an event costs, counted rather than timed: operations on state, bytes on the wire and in
 * state, bytes allocated. The load is a twentieth of the contest's, over the same two hours of
 * event time, of a twentieth of the users and with a twentieth of the memory before state; what the
 * end of the input would set off is not in it. There is a checkpoint every 10,000 events. Windows
 * therefore hold a twentieth of the events, and what is spent per window weighs twenty times as
 * much on an event.
 */
public final class Costs {

    private static final int PART = 20;
    private static final int EVENTS = (int) (LoadSettings.DEFAULT.events() / PART);
    private static final int CHECKPOINT_EVERY = 10_000;
    private static final int WARM_UPS = 3;

    /** So many are weighed, in memory and in files. */
    private static final int SUGGESTIONS = 200_000;

    private static final LoadSettings LOAD = load();

    private static final Origin ORIGIN = new Origin("costs", 0, 0);
    private static final PseudonymKey KEY =
            new PseudonymKey("a key that is always the same".getBytes(StandardCharsets.UTF_8));

    /** Without families that share the engine: their steps are not among those of the pipeline. */
    private final StetConfig config =
            StetConfig.from(new Configuration().set(StetOptions.FAMILIES, List.of()));

    private final StetConfig clustered =
            StetConfig.from(
                    new Configuration()
                            .set(StetOptions.FAMILIES, List.of())
                            .set(StetOptions.CLUSTERS, Clusters.BUCKETS));

    private final StetConfig allFamilies = StetConfig.defaults();

    /** As scarce as everything else: with room for all there would be nothing to count. */
    private final int cacheEntries = 250_000 / PART;

    private final List<LoadEvent> records = new ArrayList<>(EVENTS);
    private final List<Arrival> arrivals = new ArrayList<>(EVENTS);
    private final Map<String, Double> figures = new LinkedHashMap<>();

    private Costs() {}

    /** All figures by their name, which says the unit; takes about ten seconds. */
    public static Map<String, Double> measure() throws Exception {
        Costs costs = new Costs();
        costs.make();
        costs.countOperationsAndBytes();
        costs.weighState();
        costs.countAllocations();
        costs.countBucketsOfUsers();
        CellCosts.measure(costs.figures);
        costs.countOtherFamilies();
        AlertCosts.measure(costs.figures);
        SampleCosts.measure(KEY, costs.cacheEntries, costs.figures);
        return costs.figures;
    }

    /** The figures as a Markdown table. */
    public static String table(Map<String, Double> figures) {
        StringBuilder table = new StringBuilder("| what | figure |\n|---|--:|\n");
        figures.forEach(
                (what, figure) ->
                        table.append(String.format(Locale.ROOT, "| %s | %,.3f |%n", what, figure)));
        return table.toString();
    }

    private static LoadSettings load() {
        return LoadSettings.DEFAULT.with(
                load -> {
                    load.events = EVENTS;
                    load.rate /= PART;
                    load.users /= PART;
                });
    }

    private RecordDecoder decoder() {
        return decoder(config);
    }

    private static RecordDecoder decoder(StetConfig config) {
        return Decoders.of(config, KEY).create();
    }

    private static Decoded decode(RecordDecoder decoder, LoadEvent event) {
        byte[] bytes = event.value();
        long at = event.arrivalMillis();
        return decoder.decode(bytes, 0, bytes.length, ORIGIN, at, at);
    }

    private void make() {
        RecordDecoder decoder = decoder();
        new LoadGenerator(LOAD).forEachRemaining(records::add);
        for (LoadEvent each : records) {
            arrivals.add(new Arrival(each.arrivalMillis(), (ValidEvent) decode(decoder, each)));
        }
    }

    private void countOperationsAndBytes() throws Exception {
        CountingBackend backend = new CountingBackend();
        Bytes bytes = new Bytes();
        try (Pipeline pipeline = new Pipeline(config, cacheEntries, backend, bytes)) {
            runWithCheckpoints(pipeline);
            long all = backend.counts().values().stream().mapToLong(Long::longValue).sum();
            figures.put("state operations per event", perEvent(all));
            backend.counts()
                    .forEach(
                            (state, count) ->
                                    figures.put(
                                            "state operations per event, " + state,
                                            perEvent(count)));
            figures.put("KPI rows per event", perEvent(pipeline.rowsWritten()));
        }
        figures.put("sums on the wire per event", perEvent(bytes.count("sum")));
        for (String what : List.of("suggestion", "question", "sum")) {
            figures.put("bytes on the wire per " + what, bytes.mean(what));
        }
    }

    private void runWithCheckpoints(Pipeline pipeline) throws Exception {
        int taken = 0;
        for (Arrival arrival : arrivals) {
            pipeline.take(arrival);
            taken++;
            if (taken % CHECKPOINT_EVERY == 0) {
                pipeline.checkpoint();
            }
        }
    }

    private static double perEvent(long count) {
        return (double) count / EVENTS;
    }

    private void weighState() throws Exception {
        try (Pipeline pipeline =
                new Pipeline(config, cacheEntries, new HashMapStateBackend(), new Unheard())) {
            runWithCheckpoints(pipeline);
            LiveState live = LiveState.of(pipeline.suggestions());
            figures.put("live suggestions", (double) live.entries());
            figures.put("bytes of state per live suggestion, serialized", live.serializedBytes());
            figures.put("bytes of state per live suggestion, heap", live.heapBytes());
            figures.put(
                    "bytes of state per user of two hours, serialized",
                    LiveState.meanValueBytes(pipeline.questions()));
        }
        LiveSuggestions dense =
                LiveSuggestions.of(
                        BenchedSuggestions.step(config, SUGGESTIONS),
                        suggestionEvents(),
                        SUGGESTIONS);
        figures.put("bytes in memory per live suggestion", dense.heapBytes());
        figures.put("bytes of RocksDB's files per live suggestion", dense.fileBytes());
    }

    /** Of the contest's own load. */
    private Iterator<SuggestionEvent> suggestionEvents() {
        RecordDecoder decoder = decoder();
        Iterable<LoadEvent> load = () -> new LoadGenerator(LoadSettings.DEFAULT);
        return StreamSupport.stream(load.spliterator(), false)
                .map(event -> decode(decoder, event))
                .filter(SuggestionEvent.class::isInstance)
                .map(SuggestionEvent.class::cast)
                .iterator();
    }

    private void countAllocations() throws Exception {
        figures.put("bytes allocated per event, decoder", decodingAllocates(config));
        figures.put("bytes allocated per event, lifecycles and rollup", allocates(config));
    }

    /** Without checkpoints: what a snapshot in a test takes is no measure of one. */
    private double allocates(StetConfig followed) throws Exception {
        long following = 0;
        for (int turn = 0; turn <= WARM_UPS; turn++) {
            try (Pipeline pipeline =
                    new Pipeline(
                            followed, cacheEntries, new HashMapStateBackend(), new Unheard())) {
                long before = allocated();
                for (Arrival arrival : arrivals) {
                    pipeline.take(arrival);
                }
                following = allocated() - before;
            }
        }
        return perEvent(following);
    }

    /** The same load, with what is off by default. */
    private void countBucketsOfUsers() throws Exception {
        CountingBackend backend = new CountingBackend();
        try (Pipeline pipeline = new Pipeline(clustered, cacheEntries, backend, new Unheard())) {
            runWithCheckpoints(pipeline);
        }
        long all = backend.counts().values().stream().mapToLong(Long::longValue).sum();
        figures.put("state operations per event, with buckets of users", perEvent(all));
        figures.put(
                "bytes allocated per event, lifecycles and rollup with buckets of users",
                allocates(clustered));
    }

    /** Bytes per event, once warm. */
    private double decodingAllocates(StetConfig decoded) {
        RecordDecoder decoder = decoder(decoded);
        long decoding = 0;
        for (int turn = 0; turn <= WARM_UPS; turn++) {
            long before = allocated();
            for (LoadEvent each : records) {
                decode(decoder, each);
            }
            decoding = allocated() - before;
        }
        return perEvent(decoding);
    }

    /** What they add to a log of suggestions and questions, and what an event of a task costs. */
    private void countOtherFamilies() throws Exception {
        figures.put(
                "bytes allocated per event, decoder with all families",
                decodingAllocates(allFamilies));
        TaskCosts.measure(allFamilies, KEY, cacheEntries, figures);
    }

    /** Bytes that this thread has ever allocated. */
    private static long allocated() {
        return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean())
                .getCurrentThreadAllocatedBytes();
    }

    /** Sends nothing anywhere. */
    private static final class Unheard implements Pipeline.Wire {
        @Override
        public <T> void sends(String what, Codec<T> codec, T value) {
            // Only the other run weighs what is sent.
        }
    }

    private static final class Bytes implements Pipeline.Wire {

        private final Map<String, Long> counts = new TreeMap<>();
        private final Map<String, Long> bytes = new TreeMap<>();
        private final DataOutputSerializer out = new DataOutputSerializer(1_024);

        @Override
        public <T> void sends(String what, Codec<T> codec, T value) throws IOException {
            out.clear();
            codec.write(value, out);
            counts.merge(what, 1L, Long::sum);
            bytes.merge(what, (long) out.length(), Long::sum);
        }

        long count(String what) {
            return counts.getOrDefault(what, 0L);
        }

        double mean(String what) {
            return (double) bytes.getOrDefault(what, 0L) / count(what);
        }
    }
}
