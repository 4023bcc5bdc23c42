package dev.stet.lifecycle.families;

import static dev.stet.contract.EventType.ANSWER_REGENERATED;
import static dev.stet.contract.EventType.COST_RECORDED;
import static dev.stet.contract.EventType.GENERATION_COMPLETED;
import static dev.stet.contract.EventType.QUERY_SUBMITTED;

import dev.stet.contract.ClaimKind;
import dev.stet.contract.Id;
import dev.stet.contract.Key128;
import dev.stet.contract.RecordedEvent;
import dev.stet.contract.Value;
import dev.stet.lifecycle.subject.Heard;
import dev.stet.lifecycle.subject.History;
import dev.stet.lifecycle.subject.Keep;
import dev.stet.lifecycle.subject.Recorded;
import dev.stet.lifecycle.subject.Subject;
import dev.stet.lifecycle.subject.Verdict;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One question with its answers, the hub through which a task learns what was asked, generated and
 * spent for it. Opened by its earliest generation, in the absence of any by its earliest query.
 */
public final class InteractionSubject implements Subject {

    private static final long serialVersionUID = 1L;

    private static final Duration BEFORE = Duration.ofHours(24);
    private static final Duration AFTER = Duration.ofDays(7);
    private static final long REGENERATED_WITHIN = Duration.ofMinutes(30).toMillis();

    /** The span around a generation in which a recorded cost takes the place of the price table. */
    private static final long RECORDED_BEFORE = Duration.ofHours(24).toMillis();

    private static final long RECORDED_AFTER = Duration.ofMinutes(30).toMillis();
    private static final long LLM = Value.COST_KIND.code("llm");

    @Override
    public String name() {
        return "interaction";
    }

    @Override
    public List<Heard> hears() {
        return List.of(
                Heard.of(GENERATION_COMPLETED, Keep.EVERY)
                        .opens(0)
                        .within(BEFORE, AFTER)
                        .with(Value.RESPONSE_ID, Value.OUTPUT_TOKENS)
                        .with(Value.COST_USD, Value.TABLE_COST_USD)
                        .linking(Id.TASK),
                Heard.of(QUERY_SUBMITTED, Keep.EVERY)
                        .opens(1)
                        .within(BEFORE, AFTER)
                        .linking(Id.TASK),
                Heard.of(ANSWER_REGENERATED, Keep.EVERY).within(BEFORE, AFTER),
                Heard.of(COST_RECORDED, Keep.EVERY)
                        .within(BEFORE, AFTER)
                        .with(Value.AMOUNT_USD, Value.COST_KIND));
    }

    @Override
    public List<ClaimKind> makesClaims() {
        return List.of(ClaimKind.INTERACTION_OF_TASK);
    }

    @Override
    public @Nullable Key128 key(RecordedEvent event) {
        return event.ids().key(Id.INTERACTION);
    }

    @Override
    public Duration openFor() {
        return AFTER;
    }

    @Override
    public void judge(History history, Recorded anchor, Verdict verdict) {
        Set<@Nullable String> responses = new HashSet<>();
        List<Recorded> costs = history.all(COST_RECORDED);
        Key128 task = null;
        long tokens = 0;
        long cost = 0;
        boolean costed = false;
        boolean asked = false;
        for (Recorded event : history.events()) {
            boolean generation = event.type() == GENERATION_COMPLETED;
            if (!history.isWithin(event)
                    || !(generation || event.type() == QUERY_SUBMITTED)
                    || generation && !responses.add(event.text(Value.RESPONSE_ID))) {
                continue;
            }
            task = task == null ? event.link(Id.TASK) : task;
            asked |= !generation;
            tokens += event.number(Value.OUTPUT_TOKENS);
            if (generation && isCostKnown(event, costs)) {
                costed = true;
                cost += costOf(event);
            }
        }
        if (task == null) {
            return;
        }
        for (Recorded recorded : costs) {
            if (!recorded.carries(Id.TASK)) {
                costed = true;
                cost += recorded.number(Value.AMOUNT_USD);
            }
        }
        boolean regenerated =
                history.any(ANSWER_REGENERATED, anchor.at(), anchor.at() + REGENERATED_WITHIN);
        new InteractionOfTask(asked, regenerated, tokens, cost, costed)
                .claim(task, anchor.at(), verdict);
    }

    /** Told by the generation, or by the price table where no cost is recorded beside it. */
    private static boolean isCostKnown(Recorded generation, List<Recorded> costs) {
        if (generation.has(Value.COST_USD)) {
            return true;
        }
        return generation.has(Value.TABLE_COST_USD)
                && costs.stream()
                        .noneMatch(
                                cost ->
                                        cost.is(Value.COST_KIND, LLM)
                                                && cost.at() >= generation.at() - RECORDED_BEFORE
                                                && cost.at() <= generation.at() + RECORDED_AFTER);
    }

    /** Of a generation whose cost is known, in nano-dollars. */
    private static long costOf(Recorded generation) {
        return generation.number(
                generation.has(Value.COST_USD) ? Value.COST_USD : Value.TABLE_COST_USD);
    }
}
