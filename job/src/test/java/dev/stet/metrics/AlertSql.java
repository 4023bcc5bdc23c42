package dev.stet.metrics;

import dev.stet.sinks.KpiTable;
import dev.stet.sinks.rows.AlertCells;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes the table of alerts for PostgreSQL. */
final class AlertSql {

    private AlertSql() {}

    private static Map<String, String> words() {
        Map<String, String> words = new LinkedHashMap<>();
        words.put("tenant_id", "whose events these are");
        words.put("alert_id", "the same for the same alert in every run");
        words.put("kind", "level, drop, contradiction, failure_spike, input_drift or guard");
        words.put(
                "status",
                "raised; resolved by a later window; or withdrawn, since later data of its own"
                        + " window do not bear it out");
        words.put("level", "warn or critical; NULL where it is not about a level");
        words.put(
                "metric_id",
                "the metric, as in the view metric; of a drift the histogram, of a spike the"
                        + " measure");
        words.put("grain", "length of the window");
        words.put("window_start", "first instant of the window in which it was raised");
        words.put("window_end", "first instant after it");
        words.put("segment_by", "of which segments, all for everything");
        words.put("segment", "the values of these dimensions");
        words.put("value", "of the metric, in its unit; of a drift the stability index");
        words.put("low", "lower end of its 95 % interval; NULL for none");
        words.put("high", "upper end of its 95 % interval; NULL for none");
        words.put(
                "reference",
                "what the value is held against: a level, a limit, or the mean of the same"
                        + " weekdays of the last four weeks");
        words.put("counter_id", "the metric that stands beside it");
        words.put("counter_value", "its value in the same window and segment; NULL if not known");
        words.put(
                "mix_change",
                "the part of the change from reference weeks that is due to other shares of the"
                        + " segments; NULL if there is no split");
        words.put(
                "within_change", "the part of it that is due to other values within the segments");
        words.put("owner", "who answers for it; NULL for nobody");
        words.put("is_provisional", "whether it follows from rows that can still change");
        words.put("stated_at", "first instant of the window that status follows from");
        words.put("words", "a sentence for people");
        words.put("version", "grows with every statement about this alert");
        return words;
    }

    static String table() {
        return RowTableSql.of(
                KpiTable.of(AlertCells.LAYOUT),
                "What somebody should look at: one row per alert, its latest statement",
                List.of("tenant_id", "window_start"),
                words());
    }
}
