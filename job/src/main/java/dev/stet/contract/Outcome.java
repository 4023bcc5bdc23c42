package dev.stet.contract;

import org.jspecify.annotations.Nullable;

/** What became of one suggestion or one question, for drill-down; upsert by tenant and id. */
public sealed interface Outcome {

    String tenant();

    /** Whether this row can change no more. */
    boolean last();

    /**
     * Key: tenant, suggestionId.
     *
     * @param user the pseudonym of the user it was shown to
     * @param acceptedAtMillis event time of the accept, epoch milliseconds; null if not accepted
     * @param status {@code accepted}, {@code rejected}, {@code ignored}, or {@code pending} before
     *     the last row
     * @param measures as in {@code suggestion_kpi}, this suggestion's share
     */
    record OfSuggestion(
            String tenant,
            Utf8 suggestionId,
            Key128 user,
            long shownAtMillis,
            @Nullable Long acceptedAtMillis,
            String status,
            Dimensions dimensions,
            long[] measures,
            boolean last,
            long version)
            implements Outcome {}

    /**
     * Key: tenant, user, interactionId.
     *
     * @param repeatClass {@code resubmission}, {@code re-ask}, {@code repeat}; null for none
     * @param measures as in {@code question_kpi}, this question's share
     */
    record OfQuestion(
            String tenant,
            Key128 user,
            Utf8 interactionId,
            long submittedAtMillis,
            @Nullable String repeatClass,
            boolean instruction,
            Dimensions dimensions,
            long[] measures,
            boolean last,
            long version)
            implements Outcome {}
}
