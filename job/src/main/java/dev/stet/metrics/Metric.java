package dev.stet.metrics;

import dev.stet.contract.SuggestionMeasure;
import dev.stet.contract.View;
import java.util.List;

/**
 * One metric of the registry.
 *
 * @param id its name, and that of its column; a sum has no column of its own
 * @param question that it answers, one sentence
 * @param caveat what it does not tell
 */
public record Metric(
        String id,
        View view,
        Formula formula,
        Unit unit,
        Goal goal,
        Place place,
        Levels levels,
        String question,
        String caveat) {

    /** With a smaller denominator a row says too little to be held against a level. */
    public static final int MINIMUM_SAMPLE = 30;

    /** Whether its view has a column for it, and one for each end of its interval. */
    public boolean hasColumn() {
        return formula.kind() != Formula.Kind.SUM;
    }

    /** Whether it is NULL until its row is final, by itself or by a column that it is made of. */
    public boolean isFinalOnly() {
        return formula.finalOnly()
                || formula.columns().stream()
                        .flatMap(name -> Metrics.text(view).derived(name).stream())
                        .anyMatch(ViewColumn::finalOnly);
    }

    /**
     * Of the metrics that exist for each horizon only those of the last one: they stand for all.
     */
    public boolean isOfLastHorizon() {
        List<Integer> horizons = SuggestionMeasure.HORIZON_SECONDS;
        return horizons.subList(0, horizons.size() - 1).stream()
                .noneMatch(seconds -> (id + '_').contains("_%ds_".formatted(seconds)));
    }

    /** The same with levels. */
    Metric with(Levels known) {
        return new Metric(id, view, formula, unit, goal, place, known, question, caveat);
    }
}
