package dev.stet;

import dev.stet.contract.Measure;
import dev.stet.contract.View;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What each counted column counts, in words: of a measure its own, of a derived column those here.
 * A column of a view without words fails the test of the generated documents, and so do words
 * without a column.
 */
final class MeasureNotes {

    private static final Map<View, Map<String, String>> DERIVED =
            Map.of(
                    View.SUGGESTION,
                    Map.of("ignored", "with neither of them; NULL until the row is final"),
                    View.INGEST,
                    Map.of(
                            "refused", "refused for any reason: sent to the dead letters",
                            "newest_event_time",
                                    "greatest accepted event time; a maximum, not a sum",
                            "lag_ms", "newest event time − watermark, milliseconds"));

    private MeasureNotes() {}

    /** By column, a horizon in its name or its words as X. */
    static Map<String, String> of(View view) {
        Map<String, String> notes = new LinkedHashMap<>();
        for (Measure measure : view.measures()) {
            String column = measure.column().replaceFirst("_\\d+s$", "_Xs");
            boolean atHorizon = !column.equals(measure.column());
            String words = measure.words();
            notes.put(column, atHorizon ? words.replaceFirst("\\b\\d+s\\b", "X") : words);
        }
        for (Measure count : view.distinct()) {
            notes.put(count.column(), count.words());
            notes.put(
                    count.column() + "_sketch",
                    "the same as a sketch, to merge over rows; an estimate");
        }
        for (Measure histogram : view.histograms()) {
            notes.put(histogram.column() + "_histogram", histogram.words());
        }
        notes.remove("newest_event_millis"); // the view shows it as newest_event_time
        notes.putAll(DERIVED.getOrDefault(view, Map.of()));
        return notes;
    }
}
