package dev.stet.oracle;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The measures of every signal, one event each. */
public final class SignalOracle {

    private static final Map<String, String> COUNTED_AS =
            Map.ofEntries(
                    Map.entry("answer.regenerated", "regenerations"),
                    Map.entry("suggestion.rejected", "rejections"),
                    Map.entry("escalation.requested", "escalations"),
                    Map.entry("handoff.completed", "handoffs"),
                    Map.entry("outcome.reversed", "reversals"),
                    Map.entry("feedback.given", "reports"),
                    Map.entry("decision.overridden", "overrides"),
                    Map.entry("conversation.reopened", "reopens"),
                    Map.entry("safety.triggered", "filter_triggers"),
                    Map.entry("user.erased", "erasures"),
                    Map.entry("feature.invoked", "invocations"));

    private SignalOracle() {}

    public static List<Share> signals(Collection<Event> events) {
        List<Share> signals = new ArrayList<>();
        for (Event event : Event.distinct(events)) {
            String measure = COUNTED_AS.get(event.type());
            boolean rating =
                    event.type().equals("feedback.given") && !"report".equals(event.string("kind"));
            if (measure != null && !rating) {
                SortedMap<String, String> dimensions = event.dimensions();
                String filter = event.string("filter");
                if (event.type().equals("safety.triggered")
                        && event.string("reason") == null
                        && filter != null) {
                    dimensions.put("reason", filter);
                }
                signals.add(
                        new Share(
                                event.tenant(),
                                event.timeMillis(),
                                dimensions,
                                new TreeMap<>(Map.of(measure, 1L))));
            }
        }
        return signals;
    }
}
