package dev.stet.metrics;

import static dev.stet.metrics.Formula.proportion;
import static dev.stet.metrics.Goal.less;

import dev.stet.contract.IngestMeasure;
import dev.stet.contract.View;
import java.util.List;

/** The metrics of {@code ingest_kpi}. */
final class IngestMetrics {

    private static final String REFUSED =
            "refused_malformed_json + refused_not_an_object + refused_missing_field"
                    + " + refused_invalid_value + refused_unknown_event_type + refused_too_large"
                    + " + refused_too_deep + refused_event_time_in_future";

    static final ViewText TEXT =
            new ViewText(
                    View.INGEST,
                    "What happened to every record read, and how far has event time advanced?",
                    "Counts of all records read, by window and source",
                    "counts of records; lag_ms, max_late_ms, max_ahead_ms: milliseconds",
                    "read = effective + without_effect + refused + late. newest_event_time and"
                        + " lag_ms are NULL before the first event; lag_ms is NULL too where there"
                        + " is no watermark: none yet, or the input has ended. It is negative if"
                        + " the watermark has passed every event of the window. effective and"
                        + " without_effect are decided at arrival: which of the two an event is can"
                        + " depend on the order; their sum cannot. unopened counts, of the"
                        + " effective, events whose subject has no opening: none at or before the"
                        + " event, nor up to 60 s after it. A late opening takes them back, as long"
                        + " as the row is provisional. An event that comes after the state of its"
                        + " subject has ended counts too: for a suggestion from 40 min after its"
                        + " shown on",
                    List.of(
                            ViewColumn.derived(
                                    "refused",
                                    "without_effect",
                                    "BIGINT",
                                    REFUSED,
                                    "refused for any reason: sent to the dead letters"),
                            ViewColumn.derived(
                                    "newest_event_time",
                                    "unopened",
                                    "TIMESTAMP_LTZ(3)",
                                    "CASE WHEN newest_event_millis <> 0"
                                            + " THEN TO_TIMESTAMP_LTZ(newest_event_millis, 3) END",
                                    "greatest accepted event time; a maximum, not a sum"),
                            ViewColumn.derived(
                                    "lag_ms",
                                    "newest_event_time",
                                    "BIGINT",
                                    "CASE WHEN newest_event_millis <> 0"
                                            + " THEN newest_event_millis - watermark_millis END",
                                    "newest event time − watermark, milliseconds"),
                            amount(
                                    "max_late",
                                    "lag_ms",
                                    "how far the latest of the late events was behind the"
                                            + " watermark; a maximum; NULL without a late event"),
                            partition("max_late"),
                            amount(
                                    "max_ahead",
                                    "max_late_partition",
                                    "how far the event time that was furthest ahead was after its"
                                            + " arrival, accepted or refused; a maximum; NULL where"
                                            + " none was ahead"),
                            partition("max_ahead")),
                    List.of("newest_event_millis", "max_late", "max_ahead"),
                    List.of("late", "unopened"));

    /** Which events each column needs. */
    static final ViewNeeds NEEDS = ViewNeeds.of(View.INGEST).column("read refused late unopened");

    private IngestMetrics() {}

    /** The milliseconds of a measure that {@link IngestMeasure#amount} packed. */
    private static ViewColumn amount(String measure, String after, String words) {
        return ViewColumn.derived(
                measure + "_ms",
                after,
                "BIGINT",
                "CASE WHEN %1$s <> 0 THEN %1$s / %2$d END"
                        .formatted(measure, IngestMeasure.PARTITIONS),
                words);
    }

    /** The partition of such a measure. */
    private static ViewColumn partition(String measure) {
        return ViewColumn.derived(
                measure + "_partition",
                measure + "_ms",
                "BIGINT",
                "CASE WHEN MOD(%1$s, %2$d) <> 0 THEN CAST(MOD(%1$s, %2$d) AS BIGINT) - 1 END"
                        .formatted(measure, IngestMeasure.PARTITIONS),
                "the partition of %s_ms, of the topic in the rows of segment_by source; NULL for files"
                        .formatted(measure));
    }

    static List<Metric> all() {
        return List.of(
                rate(
                        "refused_rate",
                        "refused",
                        "How many of the records read were refused?",
                        "Why: see refused_<reason>, and the dead letters."),
                rate(
                        "late_rate",
                        "late",
                        "How many of the records read came too late to be counted?",
                        "How late: see the late output."),
                rate(
                        "unopened_rate",
                        "unopened",
                        "How many of the records read belong to a subject without an opening?",
                        "Which id does not meet: compare those of the opening and of the event."));
    }

    private static Metric rate(String id, String numerator, String question, String caveat) {
        return new Metric(
                id,
                View.INGEST,
                proportion(numerator, "read"),
                Unit.SHARE,
                less("read"),
                Place.daily(Place.Section.OPERATIONS, Place.Layer.MODEL),
                Levels.warn("0.01"),
                question,
                caveat);
    }
}
