package dev.stet.oracle;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The measures of every decision, worked out from the whole set of events at once. */
public final class DecisionOracle {

    private static final long WEEK = Duration.ofDays(7).toMillis();

    private DecisionOracle() {}

    public static List<Share> decisions(Collection<Event> events) {
        Map<List<String>, List<Event>> byField =
                Event.distinct(events).stream()
                        .filter(event -> event.type().startsWith("decision."))
                        .filter(event -> event.string("field") != null)
                        .collect(
                                Collectors.groupingBy(
                                        event ->
                                                List.of(
                                                        event.tenant(),
                                                        Objects.requireNonNull(
                                                                event.string("task_id")),
                                                        Objects.requireNonNull(
                                                                event.string("field")))));
        List<Share> decisions = new ArrayList<>();
        for (List<Event> ofField : byField.values()) {
            ofField.stream()
                    .filter(event -> event.type().equals("decision.made"))
                    .min(Event.EARLIER_FIRST)
                    .ifPresent(made -> decisions.add(decision(made, ofField)));
        }
        decisions.sort(Comparator.comparing(Share::cohortMillis));
        return decisions;
    }

    private static Share decision(Event made, List<Event> ofField) {
        long t = made.timeMillis();
        boolean overridden =
                ofField.stream()
                        .filter(event -> event.type().equals("decision.overridden"))
                        .anyMatch(
                                event -> event.timeMillis() >= t && event.timeMillis() <= t + WEEK);
        Number confidence = made.number("confidence");
        boolean low =
                confidence != null
                        && new BigDecimal(confidence.toString())
                                        .setScale(4, RoundingMode.HALF_UP)
                                        .compareTo(new BigDecimal("0.5"))
                                < 0;
        Map<String, Long> row = new TreeMap<>();
        row.put("decisions", 1L);
        row.put("overridden", overridden ? 1L : 0L);
        row.put("confident", confidence == null ? 0L : 1L);
        row.put("low_confidence", low ? 1L : 0L);
        row.put("low_confidence_overridden", low && overridden ? 1L : 0L);
        return new Share(made.tenant(), t, made.dimensions(), row);
    }
}
