package dev.stet.lifecycle.question;

import dev.stet.bytes.Utf8;
import dev.stet.contract.Key128;
import dev.stet.contract.Outcome;
import java.util.Objects;

/** Makes the outcome row of a question. */
final class QuestionOutcome {

    private QuestionOutcome() {}

    /**
     * The row as things stand.
     *
     * @param question with a query and a tenant
     * @param last whether nothing can change it any more
     */
    static Outcome.OfQuestion of(Key128 user, Utf8 interactionId, Question question, boolean last) {
        Question.Query query = Objects.requireNonNull(question.query());
        return new Outcome.OfQuestion(
                Objects.requireNonNull(question.tenant()),
                user,
                interactionId,
                query.at(),
                question.gap().label(),
                query.instruction(),
                query.dimensions(),
                question.measures(),
                last,
                question.version());
    }
}
