package dev.stet.lifecycle.suggestion;

import dev.stet.contract.Outcome;
import dev.stet.contract.SuggestionMeasure;
import org.jspecify.annotations.Nullable;

/** Makes the outcome row of a suggestion. */
final class SuggestionOutcome {

    private SuggestionOutcome() {}

    /**
     * The row as things stand; null before the shown is known, or where it was first heard of while
     * no outcomes were wanted.
     *
     * @param last whether nothing can change it any more
     */
    static Outcome.@Nullable OfSuggestion of(Suggestion suggestion, boolean last) {
        Opening opening = suggestion.opening;
        if (opening == null || opening.identity() == null) {
            return null;
        }
        long[] measures = SuggestionJudgement.measures(suggestion);
        Accept accept = suggestion.accept();
        return new Outcome.OfSuggestion(
                opening.identity().tenant(),
                opening.identity().suggestionId(),
                opening.identity().user(),
                opening.at(),
                accept == null ? null : accept.at(),
                status(measures, last),
                opening.dimensions(),
                measures,
                last,
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
