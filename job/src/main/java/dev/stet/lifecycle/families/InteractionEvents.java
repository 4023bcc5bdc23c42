package dev.stet.lifecycle.families;

import dev.stet.contract.Claim;
import dev.stet.contract.ClaimKind;
import dev.stet.contract.Id;
import dev.stet.contract.Key128;
import dev.stet.contract.Value;
import dev.stet.lifecycle.subject.History;
import dev.stet.lifecycle.subject.Recorded;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What happened within the span of one interaction, by what it means; read once. */
final class InteractionEvents {

    /** How long after it an answer is used, regenerated or escalated. */
    static final long SOON = Duration.ofMinutes(30).toMillis();

    /** How long before a generation a recorded cost can be its own. */
    private static final long RECORDED_BEFORE = Duration.ofHours(24).toMillis();

    private static final long LLM = Value.COST_KIND.code("llm");
    private static final long AUTO = Value.METHOD.code("auto");
    private static final long SUCCESS = Value.OUTCOME.code("success");

    /** The earliest of each response; any further ones have no effect. */
    final List<Recorded> generations = new ArrayList<>(2);

    final List<Recorded> costs = new ArrayList<>(0);

    /** What uses an answer: accepts by hand, inspections, positive feedback, successes. */
    final Instants uses = new Instants();

    final Instants accepts = new Instants();
    final Instants escalations = new Instants();
    final Instants regenerations = new Instants();

    private final Answer answer = new Answer();
    private final Instants llmCosts = new Instants();
    private final Recorded anchor;
    private @Nullable Set<@Nullable String> responses;
    private @Nullable Recorded query;
    private @Nullable Key128 task;
    private @Nullable Key128 conversation;
    private final List<Claim> questions;

    InteractionEvents(History history, Recorded anchor) {
        this.anchor = anchor;
        questions = history.claims(ClaimKind.QUESTION_OF_INTERACTION);
        for (Recorded event : history.events()) {
            if (history.isWithin(event)) {
                add(event);
            }
        }
    }

    private void add(Recorded event) {
        switch (event.type()) {
            case GENERATION_COMPLETED -> addGeneration(event);
            case QUERY_SUBMITTED -> {
                query = query == null ? event : query;
                link(event);
            }
            case ANSWER_REGENERATED -> regenerations.add(event.at());
            case ESCALATION_REQUESTED -> escalations.add(event.at());
            case SUGGESTION_ACCEPTED -> {
                if (!event.is(Value.METHOD, AUTO)) {
                    accepts.add(event.at());
                    uses.add(event.at());
                }
            }
            case SOURCE_INSPECTED -> uses.add(event.at());
            case FEEDBACK_GIVEN -> {
                if (Rating.isRating(event) && Rating.isPositive(event)) {
                    uses.add(event.at());
                }
            }
            case TASK_ENDED -> {
                if (event.is(Value.OUTCOME, SUCCESS)) {
                    uses.add(event.at());
                }
            }
            case COST_RECORDED -> {
                costs.add(event);
                if (event.is(Value.COST_KIND, LLM)) {
                    llmCosts.add(event.at());
                }
            }
            default -> {
                // says something of the answer alone
            }
        }
        answer.add(event, anchor);
    }

    /** What became of the interaction as a whole. */
    Answer answer() {
        return answer;
    }

    private void addGeneration(Recorded generation) {
        if (generations.isEmpty() || isFurther(generation)) {
            generations.add(generation);
            link(generation);
        }
    }

    /** Whether it is the earliest of its response; most interactions have one generation only. */
    private boolean isFurther(Recorded generation) {
        Set<@Nullable String> known = responses;
        if (known == null) {
            known = new HashSet<>();
            known.add(generations.get(0).text(Value.RESPONSE_ID));
            responses = known;
        }
        return known.add(generation.text(Value.RESPONSE_ID));
    }

    private void link(Recorded event) {
        task = task == null ? event.link(Id.TASK) : task;
        conversation = conversation == null ? event.link(Id.CONVERSATION) : conversation;
    }

    Recorded anchor() {
        return anchor;
    }

    /** The earliest query; null where there is none. */
    @Nullable Recorded query() {
        return query;
    }

    /** Whether its answer was generated again within 30 minutes of the anchor. */
    boolean isRegenerated() {
        return regenerations.anyIn(anchor.at(), anchor.at() + SOON);
    }

    /** The task it belongs to: that of the first query or generation that names one. */
    @Nullable Key128 task() {
        return task;
    }

    /** The conversation it belongs to, likewise. */
    @Nullable Key128 conversation() {
        return conversation;
    }

    /** Whether an answer is known, or nothing says that there was none. */
    boolean isAnswer() {
        for (Recorded generation : generations) {
            if (Generations.isOk(generation)) {
                return true;
            }
        }
        return generations.isEmpty() && query != null;
    }

    /** Whether the question of the earliest query's user was asked again within 7 days. */
    boolean isAskedAgain() {
        return question() != null;
    }

    /** Whether it was asked again after 30 minutes at the earliest. */
    boolean isRepeated() {
        Claim claim = question();
        return claim != null && Objects.requireNonNull(claim.numbers())[0] == 1;
    }

    private @Nullable Claim question() {
        Key128 user = query == null ? null : query.user();
        if (query == null || user == null || questions.isEmpty()) {
            return null;
        }
        Key128 asked = user.at(query.at());
        for (Claim claim : questions) {
            if (claim.source().equals(asked)) {
                return claim;
            }
        }
        return null;
    }

    /**
     * Of its generations, and of what was recorded for it alone.
     *
     * @param other the kind of subject that bears a recorded cost itself where its id is there
     */
    Cost cost(Id other) {
        long nanos = 0;
        boolean known = false;
        for (Recorded generation : generations) {
            nanos += cost(generation);
            known |= isPriced(generation);
        }
        for (Recorded recorded : costs) {
            if (!recorded.carries(other)) {
                nanos += recorded.number(Value.AMOUNT_USD);
                known = true;
            }
        }
        return new Cost(nanos, known);
    }

    /** Told by the generation, or by the price table where no cost is recorded beside it. */
    boolean isPriced(Recorded generation) {
        return generation.has(Value.COST_USD)
                || generation.has(Value.TABLE_COST_USD)
                        && !llmCosts.anyIn(
                                generation.at() - RECORDED_BEFORE, generation.at() + SOON);
    }

    /** In nano-dollars; 0 where it is not known. */
    long cost(Recorded generation) {
        if (generation.has(Value.COST_USD)) {
            return generation.number(Value.COST_USD);
        }
        return isPriced(generation) ? generation.number(Value.TABLE_COST_USD) : 0;
    }
}
