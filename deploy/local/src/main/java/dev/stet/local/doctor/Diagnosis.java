package dev.stet.local.doctor;

import dev.stet.contract.EventType;
import dev.stet.contract.SuggestionMeasure;
import dev.stet.metrics.Metric;
import dev.stet.metrics.Metrics;
import dev.stet.metrics.Need;
import dev.stet.metrics.NeededEvent;
import dev.stet.metrics.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** What a log can give: of each metric, whether it can be computed, and else what is missing. */
final class Diagnosis {

    /** How much of what a metric needs is there. */
    enum Status {
        COMPUTABLE("computable"),
        TOO_FEW("too few"),
        UNDEFINED("no success definition"),
        NO_FIELD("no such field"),
        NO_EVENT("no such event");

        private final String label;

        Status(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    /**
     * What there is to say of one metric.
     *
     * @param events that its denominator was made of, roughly: what is sent twice counts twice
     * @param missing what it needs and the log does not have
     */
    record Finding(Metric metric, Status status, long events, List<Need> missing) {

        /** With {@code Xs} in place of the horizon. */
        String name() {
            return metric.id().replace("_%ds".formatted(LAST_HORIZON), "_Xs");
        }
    }

    /**
     * Something that could be sent.
     *
     * @param event a type that was never sent, with every field by which it helps; or one that was
     *     sent, with the fields that it never had
     * @param metrics that can be computed then
     */
    record Advice(NeededEvent event, List<Finding> metrics) {}

    private static final int LAST_HORIZON =
            SuggestionMeasure.HORIZON_SECONDS.get(SuggestionMeasure.HORIZON_SECONDS.size() - 1);

    private final Findings findings;
    private final List<Finding> all;

    Diagnosis(Findings findings) {
        this.findings = findings;
        all = Metrics.all().stream().filter(Metric::isOfLastHorizon).map(this::diagnose).toList();
    }

    private Finding diagnose(Metric metric) {
        List<Need> absent =
                Metrics.needs(metric).stream().filter(need -> findings.count(need) == 0).toList();
        List<Need> missing =
                absent.stream()
                        .filter(
                                need ->
                                        absent.stream()
                                                .filter(other -> !other.equals(need))
                                                .noneMatch(other -> other.implies(need)))
                        .toList();
        long events =
                Metrics.needsOfTrials(metric).stream()
                        .filter(Predicate.not(Need::isDefinitionOfSuccess))
                        .mapToLong(findings::count)
                        .min()
                        .orElse(findings.records());
        return new Finding(metric, status(metric, missing, events), events, missing);
    }

    private Status status(Metric metric, List<Need> missing, long events) {
        if (missing.isEmpty()) {
            boolean few = metric.hasColumn() && events < Metric.MINIMUM_SAMPLE;
            return few ? Status.TOO_FEW : Status.COMPUTABLE;
        }
        if (missing.stream().anyMatch(need -> !hasSeen(need))) {
            return Status.NO_EVENT;
        }
        return missing.stream().allMatch(Need::isDefinitionOfSuccess)
                ? Status.UNDEFINED
                : Status.NO_FIELD;
    }

    private boolean hasSeen(Need need) {
        return need.anyOf().stream().map(NeededEvent::type).anyMatch(findings::hasSeen);
    }

    List<Finding> all() {
        return all;
    }

    List<Finding> core() {
        return all.stream().filter(finding -> finding.metric.place().core()).toList();
    }

    /** Core metrics first. */
    List<Finding> of(Place.Section section) {
        return all.stream()
                .filter(finding -> finding.metric.place().section() == section)
                .sorted(Comparator.comparing(finding -> !finding.metric.place().core()))
                .toList();
    }

    /** What to send to gain the most metrics, the best first; what gains none is left out. */
    List<Advice> advice() {
        List<Advice> advice = new ArrayList<>();
        for (NeededEvent candidate : candidates()) {
            List<Finding> gained =
                    all.stream()
                            .filter(finding -> !finding.missing.isEmpty())
                            .filter(
                                    finding ->
                                            finding.missing.stream()
                                                    .allMatch(need -> meets(candidate, need)))
                            .toList();
            if (!gained.isEmpty()) {
                advice.add(new Advice(withFields(candidate, gained), gained));
            }
        }
        advice.sort(Comparator.comparing(each -> -each.metrics.size()));
        return advice;
    }

    /** Types that were never sent, each without fields; and of the others what was never there. */
    private Set<NeededEvent> candidates() {
        Set<NeededEvent> candidates = new LinkedHashSet<>();
        for (Finding finding : all) {
            for (Need need : finding.missing) {
                for (NeededEvent event : need.anyOf()) {
                    boolean seen = findings.hasSeen(event.type());
                    candidates.add(seen ? event : new NeededEvent(event.type()));
                }
            }
        }
        return candidates;
    }

    /** Of a type that was never sent any event will do: it can be sent with every field. */
    private boolean meets(NeededEvent candidate, Need need) {
        return need.anyOf().stream()
                .filter(event -> event.type() == candidate.type())
                .anyMatch(
                        event ->
                                !findings.hasSeen(event.type())
                                        || candidate.parts().containsAll(event.parts()));
    }

    /** With all fields that its metrics need of a type that was never sent. */
    private NeededEvent withFields(NeededEvent candidate, List<Finding> gained) {
        EventType type = candidate.type();
        if (findings.hasSeen(type)) {
            return candidate;
        }
        Set<String> fields = new LinkedHashSet<>();
        for (Finding finding : gained) {
            for (Need need : finding.missing) {
                need.anyOf().stream()
                        .filter(event -> event.type() == type)
                        .findFirst()
                        .ifPresent(event -> fields.addAll(event.fieldNames()));
            }
        }
        return new NeededEvent(type, fields);
    }

    /**
     * By what is missing, how many metrics need it, the most wanted first: events of types that
     * were never sent, without their fields, and of the others with the fields.
     */
    Map<String, Long> missing(List<Finding> some) {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (Finding finding : some) {
            finding.missing.stream()
                    .filter(need -> finding.status == Status.NO_FIELD || !hasSeen(need))
                    .map(need -> hasSeen(need) ? need.text() : need.text(type -> type, parts -> ""))
                    .distinct()
                    .forEach(what -> counts.merge(what, 1L, Long::sum));
        }
        Map<String, Long> sorted = new LinkedHashMap<>();
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .forEach(each -> sorted.put(each.getKey(), each.getValue()));
        return sorted;
    }
}
