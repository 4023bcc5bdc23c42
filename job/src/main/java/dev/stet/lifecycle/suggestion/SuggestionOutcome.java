package dev.stet.lifecycle.suggestion;

import dev.stet.contract.Outcome;
import dev.stet.contract.OutcomeTable;
import dev.stet.contract.SuggestionMeasure;
import dev.stet.contract.View;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the outcome row of a suggestion. */
final class SuggestionOutcome {

    static final OutcomeTable TABLE =
            new OutcomeTable(
                    View.SUGGESTION,
                    List.of("suggestion_id"),
                    false,
                    List.of("shown_at", "accepted_at"),
                    List.of("status"));

    private SuggestionOutcome() {}

    /**
     * The row as things stand; null before the shown is known, or where it was first heard of while
     * no outcomes were wanted. {@code status} is {@code accepted}, {@code rejected}, {@code
     * ignored} or, before the last row, {@code pending}.
     *
     * @param last whether nothing can change it any more
     */
    static @Nullable Outcome of(Suggestion suggestion, boolean last) {
        Opening opening = suggestion.opening;
        if (opening == null || opening.identity() == null || !opening.identity().isWhole()) {
            return null;
        }
        long[] measures = SuggestionJudgement.measures(suggestion);
        Accept accept = suggestion.accept();
        return new Outcome(
                opening.identity().tenant(),
                List.of(opening.identity().suggestionId().toText()),
                opening.identity().user(),
                new long[] {opening.at(), accept == null ? Outcome.NEVER : accept.at()},
                List.of(status(measures, last)),
                opening.dimensions(),
                measures,
                last,
                suggestion.version);
    }

    /** Has the row deleted, since its user is erased; null where there is none. */
    static @Nullable Outcome erased(Suggestion suggestion) {
        Opening opening = suggestion.opening;
        if (opening == null || opening.identity() == null || !opening.identity().isWhole()) {
            return null;
        }
        return Outcome.erased(
                opening.identity().tenant(),
                List.of(opening.identity().suggestionId().toText()),
                opening.identity().user(),
                opening.at(),
                suggestion.version);
    }

    private static String status(long[] measures, boolean last) {
        if (measures[SuggestionMeasure.ACCEPTED] > 0) {
            return "accepted";
        }
        if (measures[SuggestionMeasure.REJECTED] > 0) {
            return "rejected";
        }
        return last ? "ignored" : "pending";
    }
}
