package dev.stet.local.doctor;

import dev.stet.contract.AlsoRecorded;
import dev.stet.contract.Decoded;
import dev.stet.contract.EventType;
import dev.stet.contract.Origin;
import dev.stet.contract.PassedOver;
import dev.stet.contract.RecordedEvent;
import dev.stet.contract.Refusal;
import dev.stet.contract.ValidEvent;
import dev.stet.contract.Value;
import dev.stet.contract.Values;
import dev.stet.ingest.EventDecoder;
import dev.stet.ingest.files.FileScan;
import dev.stet.ingest.json.Field;
import dev.stet.metrics.Metrics;
import dev.stet.metrics.Need;
import dev.stet.metrics.NeededEvent;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How many events a log has of each type, and of each kind that some metric needs. Its size does
 * not depend on the log's.
 */
final class Findings implements FileScan.Visitor {

    private final EventDecoder decoder;
    private final Map<EventType, Long> types = new EnumMap<>(EventType.class);
    private final Map<EventType, List<Counter>> wanted = new EnumMap<>(EventType.class);
    private final Map<NeededEvent, Counter> counters = new HashMap<>();
    private final Map<Refusal.Reason, Refused> refusals = new EnumMap<>(Refusal.Reason.class);
    private long records;

    /**
     * The records that were refused for one reason.
     *
     * @param first the first of them, and what was wrong with it
     */
    record Refused(long count, Origin first, String detail) {}

    /** Counts the events that are as a metric needs them. */
    private static final class Counter {

        private final List<Field> fields;
        private final NeededEvent needed;
        private long count;

        Counter(NeededEvent needed) {
            this.needed = needed;
            fields =
                    needed.fields().stream()
                            .map(name -> Field.valueOf(name.toUpperCase(Locale.ROOT)))
                            .toList();
        }

        boolean matches(EventDecoder decoder, Values values) {
            for (Field field : fields) {
                if (!decoder.held(field)) {
                    return false;
                }
            }
            for (Map.Entry<Value, String> name : needed.names().entrySet()) {
                if (!values.is(name.getKey(), name.getKey().code(name.getValue()))) {
                    return false;
                }
            }
            return !needed.priced() || values.has(Value.TABLE_COST_USD);
        }
    }

    /**
     * @param decoder that the records come from
     */
    Findings(EventDecoder decoder) {
        this.decoder = decoder;
        Metrics.all().stream()
                .flatMap(metric -> Stream.of(Metrics.needs(metric), Metrics.needsOfTrials(metric)))
                .flatMap(List::stream)
                .map(Need::anyOf)
                .flatMap(List::stream)
                .distinct()
                .forEach(this::want);
    }

    private void want(NeededEvent needed) {
        Counter counter = new Counter(needed);
        counters.put(needed, counter);
        wanted.computeIfAbsent(needed.type(), type -> new ArrayList<>()).add(counter);
    }

    @Override
    public void record(Decoded decoded, Origin origin) {
        records++;
        if (decoded instanceof Refusal refusal) {
            refusals.compute(
                    refusal.reason(),
                    (reason, known) ->
                            known == null
                                    ? new Refused(1, origin, refusal.detail())
                                    : new Refused(known.count + 1, known.first, known.detail));
            return;
        }
        if (decoded instanceof PassedOver) {
            return;
        }
        EventType type = decoder.type();
        types.merge(type, 1L, Long::sum);
        RecordedEvent recorded = recorded((ValidEvent) decoded);
        Values values = recorded == null ? Values.NONE : recorded.values();
        for (Counter counter : wanted.getOrDefault(type, List.of())) {
            counter.count += counter.matches(decoder, values) ? 1 : 0;
        }
    }

    private static @Nullable RecordedEvent recorded(ValidEvent event) {
        if (event instanceof AlsoRecorded both) {
            return both.recorded();
        }
        return event instanceof RecordedEvent recorded ? recorded : null;
    }

    long records() {
        return records;
    }

    /** By type, without those that were never sent. */
    Map<EventType, Long> types() {
        return types;
    }

    boolean hasSeen(EventType type) {
        return types.containsKey(type);
    }

    /** How many events are as a metric needs them. */
    long count(NeededEvent needed) {
        Counter counter = counters.get(needed);
        return counter == null ? 0 : counter.count;
    }

    /** How many events there are of its types: of each the most that are of one kind. */
    long count(Need need) {
        Map<EventType, Long> most = new EnumMap<>(EventType.class);
        need.anyOf().forEach(event -> most.merge(event.type(), count(event), Math::max));
        return most.values().stream().mapToLong(Long::longValue).sum();
    }

    Map<Refusal.Reason, Refused> refusals() {
        return refusals;
    }

    long refused() {
        return refusals.values().stream().mapToLong(Refused::count).sum();
    }
}
