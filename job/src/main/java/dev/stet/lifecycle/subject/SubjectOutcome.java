package dev.stet.lifecycle.subject;

import dev.stet.bytes.Utf8;
import dev.stet.contract.Id;
import dev.stet.contract.OutcomeTable;
import dev.stet.contract.RecordedEvent;
import dev.stet.contract.Value;
import dev.stet.contract.View;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The rows for drill-down of one kind of subject. Built up by the methods that return a changed
 * copy.
 *
 * @param view whose measures a row has a share of, at the dimensions of the first share
 * @param ids that identify a subject, each of which every event of it carries
 * @param values that identify it beside them, likewise
 * @param moments the names of its moments, that of the opening first; a verdict has the others
 */
public record SubjectOutcome(View view, List<Id> ids, List<Value> values, List<String> moments)
        implements Serializable {

    /** Of subjects that one id identifies. */
    public static SubjectOutcome of(View view, Id id, String... moments) {
        return new SubjectOutcome(view, List.of(id), List.of(), List.of(moments));
    }

    public SubjectOutcome and(Value value) {
        return new SubjectOutcome(view, ids, List.of(value), moments);
    }

    public OutcomeTable table() {
        return new OutcomeTable(view, names(), false, moments, List.of());
    }

    private List<String> names() {
        Stream<String> ofValues =
                values.stream().map(value -> value.name().toLowerCase(Locale.ROOT));
        return Stream.concat(ids.stream().map(Id::field), ofValues).toList();
    }

    /** The bits of the {@link Id}s that identify a subject. */
    public int idBits() {
        return ids.stream().mapToInt(Id::bit).reduce(0, (one, other) -> one | other);
    }

    /**
     * What identifies the subject of an event; empty where the event was read while no outcome rows
     * were wanted, and its ids' texts were not kept.
     */
    List<String> identity(RecordedEvent event) {
        List<String> identity = new ArrayList<>(ids.size() + values.size());
        for (Id id : ids) {
            Utf8 text = event.ids().text(id);
            if (text == null) {
                return List.of();
            }
            identity.add(text.toText());
        }
        for (Value value : values) {
            identity.add(Objects.requireNonNull(event.values().text(value)));
        }
        return identity;
    }
}
