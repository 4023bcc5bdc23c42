package dev.stet.lifecycle.question;

import dev.stet.bytes.Utf8;
import dev.stet.contract.Key128;
import dev.stet.contract.Outcome;
import dev.stet.contract.OutcomeTable;
import dev.stet.contract.View;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** Makes the outcome row of a question. */
final class QuestionOutcome {

    static final OutcomeTable TABLE =
            new OutcomeTable(
                    View.QUESTION,
                    List.of("interaction_id"),
                    true,
                    List.of("submitted_at"),
                    List.of("repeat_class", "kind"));

    private QuestionOutcome() {}

    /**
     * The row as things stand: {@code repeat_class} is {@code resubmission}, {@code re-ask}, {@code
     * repeat} or null; {@code kind} is {@code question} or {@code instruction}.
     *
     * @param question with a query and a tenant
     * @param last whether nothing can change it any more
     */
    static Outcome of(Key128 user, Utf8 interactionId, Question question, boolean last) {
        Question.Query query = Objects.requireNonNull(question.query());
        return new Outcome(
                Objects.requireNonNull(question.tenant()),
                List.of(interactionId.toText()),
                user,
                new long[] {query.at()},
                Arrays.asList(
                        question.gap().label(), query.instruction() ? "instruction" : "question"),
                query.dimensions(),
                question.measures(),
                last,
                question.version());
    }

    /**
     * Has the row deleted, since the user is erased.
     *
     * @param question with a query and a tenant
     */
    static Outcome erased(Key128 user, Utf8 interactionId, Question question) {
        return Outcome.erased(
                Objects.requireNonNull(question.tenant()),
                List.of(interactionId.toText()),
                user,
                Objects.requireNonNull(question.query()).at(),
                question.version());
    }
}
