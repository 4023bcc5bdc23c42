package dev.stet.lifecycle.families;

import static dev.stet.contract.EventType.ANSWER_REGENERATED;
import static dev.stet.contract.EventType.COST_RECORDED;
import static dev.stet.contract.EventType.ESCALATION_REQUESTED;
import static dev.stet.contract.EventType.EVALUATION_RECORDED;
import static dev.stet.contract.EventType.FEEDBACK_GIVEN;
import static dev.stet.contract.EventType.GENERATION_COMPLETED;
import static dev.stet.contract.EventType.QUERY_SUBMITTED;
import static dev.stet.contract.EventType.REVIEW_COMPLETED;
import static dev.stet.contract.EventType.SAFETY_TRIGGERED;
import static dev.stet.contract.EventType.SOURCE_INSPECTED;
import static dev.stet.contract.EventType.SUGGESTION_ACCEPTED;
import static dev.stet.contract.EventType.TASK_ENDED;

import dev.stet.contract.ClaimKind;
import dev.stet.contract.EventType;
import dev.stet.contract.Id;
import dev.stet.contract.Key128;
import dev.stet.contract.Value;
import dev.stet.contract.View;
import dev.stet.lifecycle.subject.Candidacy;
import dev.stet.lifecycle.subject.Heard;
import dev.stet.lifecycle.subject.History;
import dev.stet.lifecycle.subject.Keep;
import dev.stet.lifecycle.subject.Recorded;
import dev.stet.lifecycle.subject.Subject;
import dev.stet.lifecycle.subject.SubjectOutcome;
import dev.stet.lifecycle.subject.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One question with its answers: what they took and cost, how good they were, and what was done
 * with them. Through it a task and a conversation learn what was asked, generated and spent for
 * them. Opened by its earliest generation, in the absence of any by its earliest query, in the
 * absence of both by its earliest evaluation or safety event.
 */
public final class InteractionSubject implements Subject {

    private static final long serialVersionUID = 1L;

    private static final Duration BEFORE = Duration.ofHours(24);
    private static final Duration AFTER = Duration.ofDays(7);

    @Override
    public String name() {
        return "interaction";
    }

    @Override
    public boolean isBusy() {
        return true;
    }

    @Override
    public Set<View> views() {
        return Set.of(View.GENERATION, View.QUALITY, View.ECONOMICS);
    }

    @Override
    public List<Heard> hears() {
        return List.of(
                every(GENERATION_COMPLETED)
                        .opens(0)
                        .with(Value.RESPONSE_ID, Value.STATUS, Value.CONFIDENCE)
                        .with(Value.PREDICTED_INTENT)
                        .with(Value.LATENCY_MS, Value.TTFT_MS)
                        .with(Value.INPUT_TOKENS, Value.OUTPUT_TOKENS, Value.REASONING_TOKENS)
                        .with(Value.CACHED_TOKENS, Value.CACHE_WRITE_TOKENS)
                        .with(Value.COST_USD, Value.TABLE_COST_USD)
                        .linking(Id.TASK, Id.CONVERSATION),
                every(QUERY_SUBMITTED).opens(1).linking(Id.TASK, Id.CONVERSATION).withUser(),
                every(ANSWER_REGENERATED),
                every(SUGGESTION_ACCEPTED).with(Value.METHOD),
                every(SOURCE_INSPECTED),
                every(FEEDBACK_GIVEN).with(Value.KIND, Value.RATING, Value.FAILURE_MODE),
                every(EVALUATION_RECORDED)
                        .opens(2)
                        .with(Value.NAME, Value.VALUE, Value.LABEL)
                        .with(Value.EVALUATOR, Value.SAMPLE_PROBABILITY),
                every(SAFETY_TRIGGERED).opens(2).with(Value.ACTION, Value.CONFIRMED_FALSE_POSITIVE),
                every(REVIEW_COMPLETED).with(Value.PASSED, Value.MINUTES),
                every(TASK_ENDED).with(Value.OUTCOME),
                every(ESCALATION_REQUESTED),
                every(COST_RECORDED).with(Value.AMOUNT_USD, Value.COST_KIND));
    }

    private static Heard every(EventType type) {
        return Heard.of(type, Keep.EVERY).within(BEFORE, AFTER);
    }

    @Override
    public List<ClaimKind> makesClaims() {
        return List.of(ClaimKind.INTERACTION_OF_TASK, ClaimKind.INTERACTION_OF_CONVERSATION);
    }

    @Override
    public List<ClaimKind> hearsClaims() {
        return List.of(ClaimKind.QUESTION_OF_INTERACTION);
    }

    @Override
    public Id id() {
        return Id.INTERACTION;
    }

    @Override
    public SubjectOutcome outcome() {
        return SubjectOutcome.of(View.QUALITY, Id.INTERACTION, "anchored_at");
    }

    @Override
    public List<EventType> sampledBy() {
        return Sampled.BY;
    }

    @Override
    public @Nullable Candidacy candidacy(History history, long cutMillis) {
        return Sampled.of(history, cutMillis);
    }

    @Override
    public Duration openFor() {
        return AFTER;
    }

    /** For as long as its question can be asked again. */
    @Override
    public long lastRelevantMillis(History history, Recorded anchor) {
        Recorded query = history.earliest(QUERY_SUBMITTED);
        long last = query == null ? anchor.at() : Math.max(anchor.at(), query.at());
        return last + AFTER.toMillis();
    }

    @Override
    public void judge(History history, Recorded anchor, Verdict verdict) {
        InteractionEvents events = new InteractionEvents(history, anchor);
        Generations.judge(events, verdict);
        events.answer().judge(events, verdict);
        Key128 task = events.task();
        if (task != null) {
            InteractionOfTask.of(events).claim(task, anchor.at(), verdict);
        }
        Key128 conversation = events.conversation();
        if (conversation != null) {
            InteractionOfConversation.of(events).claim(conversation, anchor.at(), verdict);
        }
    }
}
