package dev.stet.metrics;

import dev.stet.sinks.KpiTable;
import dev.stet.sinks.rows.SampleCells;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes the table of the review sample for PostgreSQL. */
final class SampleSql {

    private SampleSql() {}

    private static Map<String, String> words() {
        Map<String, String> words = new LinkedHashMap<>();
        words.put("tenant_id", "whose events these are");
        words.put("interaction_id", "the interaction to evaluate");
        words.put("week_start", "first instant of its week, a Monday");
        words.put("day_start", "first instant of its day");
        words.put("evaluate_until", "the last event_time at which an evaluation of it counts");
        words.put(
                "strata",
                "which strata drew it, joined by |: random, low_rated, low_confidence, flagged");
        words.put("inclusion_probability", "with which it is in the sample at all");
        words.put(
                "sample_probability",
                "what an evaluation.recorded of it has as sample_probability");
        words.put("version", "when it was drawn, event time in epoch milliseconds");
        return words;
    }

    static String table() {
        return RowTableSql.of(
                KpiTable.of(SampleCells.LAYOUT),
                "The interactions that people are to evaluate: one row each",
                List.of("tenant_id", "week_start"),
                words());
    }
}
