package dev.stet.lifecycle.question;

import dev.stet.contract.Claim;
import dev.stet.contract.ClaimKind;
import dev.stet.contract.Key128;
import dev.stet.contract.QuestionEvent;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Tells the interactions of one user's queries which of them were asked again. The source of a
 * claim is the query: one interaction can have several, also of one user.
 */
final class QuestionClaims {

    private Consumer<Claim> out = claim -> {};
    private QuestionEvent.@Nullable Submitted event;

    /** All that follows is due to this event. */
    void begin(QuestionEvent cause, Consumer<Claim> claims) {
        event = cause instanceof QuestionEvent.Submitted submitted ? submitted : null;
        out = claims;
    }

    /**
     * Emits a claim where the gap between a query and the next one has changed.
     *
     * @param query the earlier one; null for none
     * @param was {@link Gap#NONE} where it was not asked again
     * @param is likewise
     */
    void emit(Chain.@Nullable Link query, Gap was, Gap is) {
        Key128 interactions = event == null ? null : event.interactions();
        if (event == null || interactions == null || query == null || was == is) {
            return;
        }
        out.accept(
                new Claim(
                        ClaimKind.QUESTION_OF_INTERACTION,
                        interactions.of(query.interactionId().bytes()),
                        event.user().at(query.at()),
                        query.at(),
                        is == Gap.NONE ? null : new long[] {is == Gap.REPEAT ? 1 : 0}));
    }
}
