package dev.stet.metrics;

import dev.stet.contract.SuggestionMeasure;
import dev.stet.contract.View;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which events the metrics of one view need: told by column, for a metric needs what the columns of
 * its formula need. Filled while the registry is initialised, then only read.
 */
final class ViewNeeds {

    private static final String ANY_HORIZON = "_Xs";

    private final View view;
    private final List<Need> everywhere;
    private final Map<String, List<Need>> byColumn = new HashMap<>();
    private final Map<String, List<Need>> byMetric = new HashMap<>();

    private ViewNeeds(View view, List<Need> everywhere) {
        this.view = view;
        this.everywhere = everywhere;
    }

    /**
     * @param anyOf without one of these the view has no rows; none for a view that always has some
     */
    static ViewNeeds of(View view, NeededEvent... anyOf) {
        return new ViewNeeds(view, anyOf.length == 0 ? List.of() : List.of(Need.of(anyOf)));
    }

    /**
     * Columns need one of these events, besides what they are said to need elsewhere.
     *
     * @param columns joined by spaces; {@code _Xs} at the end of a name stands for every horizon
     */
    ViewNeeds column(String columns, NeededEvent... anyOf) {
        return column(columns, anyOf.length == 0 ? List.of() : List.of(Need.of(anyOf)));
    }

    /** The same with a need that is not one of events. */
    ViewNeeds column(String columns, Need need) {
        return column(columns, List.of(need));
    }

    private ViewNeeds column(String columns, List<Need> needs) {
        for (String column : columns.split(" ")) {
            byColumn.computeIfAbsent(column, name -> new ArrayList<>()).addAll(needs);
        }
        return this;
    }

    /** A metric needs one of these events, whatever its columns need. */
    ViewNeeds metric(String id, NeededEvent... anyOf) {
        byMetric.computeIfAbsent(id, name -> new ArrayList<>()).add(Need.of(anyOf));
        return this;
    }

    View view() {
        return view;
    }

    /**
     * All that a metric needs, the more basic first; without what follows from another need.
     *
     * @throws IllegalArgumentException naming a column of whose needs nothing is known
     */
    List<Need> of(Metric metric) {
        Set<Need> needs = new LinkedHashSet<>(trials(metric));
        Formula formula = metric.formula();
        Stream.of(formula.numerator(), formula.above())
                .flatMap(Stream::ofNullable)
                .forEach(expression -> needs.addAll(ofColumns(metric, expression)));
        needs.addAll(byMetric.getOrDefault(metric.id(), List.of()));
        return needs.stream().filter(need -> !follows(need, needs)).toList();
    }

    /** The definition of success is no condition of a number, so that nothing follows from it. */
    private static boolean follows(Need need, Set<Need> needs) {
        return needs.stream()
                .filter(other -> !other.equals(need) && !other.isDefinitionOfSuccess())
                .anyMatch(other -> other.implies(need) && !need.implies(other));
    }

    /** What its denominator needs; of a sum what the sum needs. */
    List<Need> trials(Metric metric) {
        Set<Need> needs = new LinkedHashSet<>(everywhere);
        String denominator = metric.formula().denominator();
        needs.addAll(
                ofColumns(
                        metric, denominator == null ? metric.formula().numerator() : denominator));
        return List.copyOf(needs);
    }

    private List<Need> ofColumns(Metric metric, String expression) {
        List<Need> needs = new ArrayList<>();
        for (String column : Arrays.stream(expression.split("[^a-zA-Z0-9_]+")).toList()) {
            if (!column.isEmpty()) {
                needs.addAll(ofColumn(metric, column));
            }
        }
        return needs;
    }

    private List<Need> ofColumn(Metric metric, String column) {
        List<Need> needs = byColumn.get(column);
        for (int seconds : SuggestionMeasure.HORIZON_SECONDS) {
            String end = "_%ds".formatted(seconds);
            if (needs == null && column.endsWith(end)) {
                needs =
                        byColumn.get(
                                column.substring(0, column.length() - end.length()) + ANY_HORIZON);
            }
        }
        if (needs == null) {
            throw new IllegalArgumentException(
                    "%s: nothing says which events %s needs".formatted(metric.id(), column));
        }
        return needs;
    }
}
