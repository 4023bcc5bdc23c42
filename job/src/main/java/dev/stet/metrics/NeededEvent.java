package dev.stet.metrics;

import dev.stet.contract.EventType;
import dev.stet.contract.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Events of one type, as a metric needs them. One event must have all of this.
 *
 * @param fields that hold any value, by name
 * @param names what fields hold: of an evaluation the name {@code accuracy}
 * @param priced whether the table of prices must give its cost
 */
public record NeededEvent(
        EventType type, List<String> fields, Map<Value, String> names, boolean priced) {

    public NeededEvent {
        fields = List.copyOf(fields);
        names = Map.copyOf(names);
    }

    /** Any event of the type. */
    public NeededEvent(EventType type) {
        this(type, List.of(), Map.of(), false);
    }

    /** With these fields, whatever they hold. */
    public NeededEvent(EventType type, Collection<String> fields) {
        this(type, List.copyOf(fields), Map.of(), false);
    }

    /** With these fields. */
    static NeededEvent event(EventType type, String... fields) {
        return new NeededEvent(type, List.of(fields), Map.of(), false);
    }

    /** The same where a field holds a name. */
    NeededEvent is(Value field, String name) {
        field.code(name); // there must be such a name
        Map<Value, String> more = new EnumMap<>(Value.class);
        more.putAll(names);
        more.put(field, name);
        return new NeededEvent(type, fields, more, priced);
    }

    /** The same with more fields. */
    NeededEvent with(String... more) {
        List<String> all = new ArrayList<>(fields);
        all.addAll(List.of(more));
        return new NeededEvent(type, all, names, priced);
    }

    /** The same where the table of prices gives its cost. */
    NeededEvent asPriced() {
        return new NeededEvent(type, fields, names, true);
    }

    /** What it must have, for readers: {@code name accuracy}, {@code value}. */
    public List<String> parts() {
        List<String> parts = new ArrayList<>();
        names.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(each -> parts.add(field(each.getKey()) + ' ' + each.getValue()));
        parts.addAll(fields);
        if (priced) {
            parts.add("a model in the price table");
        }
        return parts;
    }

    private static String field(Value value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /** Whether such an event has all that another one needs. */
    boolean isAsWantedBy(NeededEvent other) {
        return type == other.type && parts().containsAll(other.parts());
    }

    /** The fields that must hold something. */
    public List<String> fieldNames() {
        List<String> all = new ArrayList<>();
        names.keySet().stream().sorted().map(NeededEvent::field).forEach(all::add);
        all.addAll(fields);
        return all;
    }

    /** For readers: {@code evaluation.recorded with name accuracy, value}. */
    public String text() {
        List<String> parts = parts();
        return parts.isEmpty()
                ? type.label()
                : "%s with %s".formatted(type.label(), String.join(", ", parts));
    }
}
