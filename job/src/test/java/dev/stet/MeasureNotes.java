package dev.stet;

import static java.util.Map.entry;

import dev.stet.contract.View;
import java.util.Map;

/**
 * What each counted column counts, in words. A column of a view without words fails the test of the
 * generated documents, and so do words without a column.
 */
final class MeasureNotes {

    private static final Map<String, String> SUGGESTION =
            Map.ofEntries(
                    entry("shown", "suggestions shown, each id once"),
                    entry("accepted", "with an accept in [shown, shown + 30 min]"),
                    entry("rejected", "not accepted, with a reject in the same interval"),
                    entry("ignored", "with neither of them; NULL until the row is final"),
                    entry("shown_chars", "characters shown"),
                    entry(
                            "accepted_chars",
                            "characters accepted: of each suggestion the longest accept"),
                    entry("observed_Xs", "accepted, and still observable X after the accept"),
                    entry("unobserved_Xs", "accepted, and closed before X without a later edit"),
                    entry("present_Xs", "observed, and part of it is left: distance < 1"),
                    entry("unchanged_Xs", "observed, and nothing changed: distance = 0"),
                    entry("mostly_unchanged_Xs", "observed, and distance < 0.33"),
                    entry("retained_chars_Xs", "characters left, of the observed suggestions"),
                    entry("observed_chars_Xs", "characters accepted, of the observed suggestions"));

    private static final Map<String, String> QUESTION =
            Map.ofEntries(
                    entry("queries", "questions asked, each interaction once"),
                    entry("repeats", "asked again by the same user after 30 min to 7 days"),
                    entry("reasks", "asked again after more than 5 and less than 30 min"),
                    entry("resubmitted", "asked again within 5 min: the earlier of the two"),
                    entry("regenerated", "with a regeneration in [query, query + 30 min]"),
                    entry(
                            "regenerations",
                            "all regenerations in that interval; a query can have many"),
                    entry("retried", "resubmitted or regenerated"),
                    entry("asking_users", "distinct users who asked, exact"),
                    entry("repeat_users", "distinct users with a repeat, exact"),
                    entry(
                            "asking_users_sketch",
                            "the same as a sketch, to merge over rows; an estimate"),
                    entry(
                            "repeat_users_sketch",
                            "the same as a sketch, to merge over rows; an estimate"));

    private static final Map<String, String> INGEST =
            Map.ofEntries(
                    entry("read", "records read"),
                    entry(
                            "effective",
                            "changed a number, or are kept until a related event arrives"),
                    entry("without_effect", "changed nothing: duplicates, types not counted yet"),
                    entry(
                            "late",
                            "older than watermark − allowed lateness: sent to the late output"),
                    entry("unopened", "of the effective: no opening of their subject is known"),
                    entry("refused", "refused for any reason: sent to the dead letters"),
                    entry("refused_malformed_json", "refused: not JSON"),
                    entry("refused_not_an_object", "refused: JSON, but no object"),
                    entry("refused_missing_field", "refused: a required field is absent"),
                    entry("refused_invalid_value", "refused: a field has a wrong value"),
                    entry("refused_unknown_event_type", "refused: an unknown event type"),
                    entry("refused_too_large", "refused: more bytes than allowed"),
                    entry("refused_too_deep", "refused: nested deeper than allowed"),
                    entry(
                            "refused_event_time_in_future",
                            "refused: event time too far after arrival"),
                    entry(
                            "newest_event_time",
                            "greatest accepted event time; a maximum, not a sum"),
                    entry("lag_ms", "newest event time − watermark, milliseconds"));

    private MeasureNotes() {}

    static Map<String, String> of(View view) {
        return switch (view) {
            case SUGGESTION -> SUGGESTION;
            case QUESTION -> QUESTION;
            case INGEST -> INGEST;
        };
    }
}
