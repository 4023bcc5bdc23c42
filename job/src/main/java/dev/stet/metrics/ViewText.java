package dev.stet.metrics;

import dev.stet.contract.View;
import java.util.List;
import java.util.Optional;

/**
 * A view as its readers see it: what it is, and its columns besides measures and metrics.
 *
 * @param question that the whole view answers
 * @param comment what a row is about, in a phrase
 * @param units of its columns
 * @param caveat what to bear in mind
 * @param derived in the order of their {@code after}
 * @param hidden measures that it does not show as they are
 * @param last measures that follow all others
 */
public record ViewText(
        View view,
        String question,
        String comment,
        String units,
        String caveat,
        List<ViewColumn> derived,
        List<String> hidden,
        List<String> last) {

    public ViewText {
        derived = List.copyOf(derived);
        hidden = List.copyOf(hidden);
        last = List.copyOf(last);
    }

    ViewText(
            View view,
            String question,
            String comment,
            String units,
            String caveat,
            ViewColumn... derived) {
        this(view, question, comment, units, caveat, List.of(derived), List.of(), List.of());
    }

    /** The derived column of a name; empty where the name is that of a measure or of none. */
    public Optional<ViewColumn> derived(String name) {
        return derived.stream().filter(column -> column.name().equals(name)).findFirst();
    }
}
