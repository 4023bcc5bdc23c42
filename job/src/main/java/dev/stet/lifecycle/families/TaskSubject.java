package dev.stet.lifecycle.families;

import static dev.stet.contract.EventType.COST_RECORDED;
import static dev.stet.contract.EventType.DECISION_OVERRIDDEN;
import static dev.stet.contract.EventType.OUTCOME_REVERSED;
import static dev.stet.contract.EventType.REVIEW_COMPLETED;
import static dev.stet.contract.EventType.TASK_ENDED;
import static dev.stet.contract.EventType.TASK_STARTED;

import dev.stet.contract.Claim;
import dev.stet.contract.ClaimKind;
import dev.stet.contract.EconomicsMeasure;
import dev.stet.contract.Id;
import dev.stet.contract.TaskMeasure;
import dev.stet.contract.Value;
import dev.stet.contract.View;
import dev.stet.lifecycle.subject.Heard;
import dev.stet.lifecycle.subject.History;
import dev.stet.lifecycle.subject.Keep;
import dev.stet.lifecycle.subject.Recorded;
import dev.stet.lifecycle.subject.Subject;
import dev.stet.lifecycle.subject.SubjectOutcome;
import dev.stet.lifecycle.subject.Verdict;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Something a person set out to do with the help of AI: was it done, and what did it cost? */
public final class TaskSubject implements Subject {

    private static final long serialVersionUID = 1L;

    private static final Duration ENDED_WITHIN = Duration.ofHours(72);
    private static final Duration REVERSED_WITHIN = Duration.ofDays(7);
    private static final Duration REVIEWED_WITHIN = Duration.ofDays(7);
    private static final Duration COSTED_BEFORE = Duration.ofHours(24);

    /** The longest: ended after 72 h, reversed 7 d after that. */
    private static final Duration OPEN_FOR = ENDED_WITHIN.plus(REVERSED_WITHIN);

    private static final long SUCCESS = Value.OUTCOME.code("success");
    private static final long FAILURE = Value.OUTCOME.code("failure");

    @Override
    public String name() {
        return "task";
    }

    @Override
    public Set<View> views() {
        return Set.of(View.TASK, View.ECONOMICS);
    }

    @Override
    public List<Heard> hears() {
        return List.of(
                Heard.opening(TASK_STARTED)
                        .with(Value.SUCCESS_DEFINITION)
                        .with(Value.BASELINE_SECONDS, Value.BASELINE_USD),
                Heard.of(TASK_ENDED, Keep.LATEST)
                        .within(Duration.ZERO, ENDED_WITHIN)
                        .with(Value.OUTCOME, Value.QUALITY, Value.VALUE_USD),
                Heard.of(OUTCOME_REVERSED, Keep.EVERY).within(Duration.ZERO, OPEN_FOR),
                Heard.of(DECISION_OVERRIDDEN, Keep.EVERY)
                        .within(Duration.ZERO, REVIEWED_WITHIN)
                        .with(Value.FIELD),
                Heard.of(REVIEW_COMPLETED, Keep.EVERY)
                        .within(Duration.ZERO, REVIEWED_WITHIN)
                        .with(Value.PASSED, Value.MINUTES),
                Heard.of(COST_RECORDED, Keep.SUM)
                        .within(COSTED_BEFORE, OPEN_FOR)
                        .with(Value.AMOUNT_USD));
    }

    @Override
    public List<ClaimKind> hearsClaims() {
        return List.of(ClaimKind.INTERACTION_OF_TASK);
    }

    @Override
    public Id id() {
        return Id.TASK;
    }

    @Override
    public SubjectOutcome outcome() {
        return SubjectOutcome.of(View.TASK, Id.TASK, "started_at", "ended_at");
    }

    @Override
    public Duration openFor() {
        return OPEN_FOR;
    }

    @Override
    public void judge(History history, Recorded start, Verdict verdict) {
        End end = End.of(history, start);
        verdict.moment(1, end.event);
        Verdict.Share share = verdict.at(View.TASK, start);
        share.count(TaskMeasure.STARTED)
                .count(TaskMeasure.DEFINED, start.has(Value.SUCCESS_DEFINITION))
                .count(TaskMeasure.SUCCEEDED, end.succeeded)
                .count(TaskMeasure.REVERSED, end.reversed)
                .count(TaskMeasure.FAILED, end.failed);
        Recorded event = end.event;
        if (end.isSuccess() && event != null) {
            verdict.at(View.ECONOMICS, start)
                    .count(EconomicsMeasure.SUCCESSES)
                    .add(EconomicsMeasure.VALUE_USD, event.number(Value.VALUE_USD));
        }
        if (end.succeeded || end.failed) {
            measureTime(start, end, share);
        }
        Interactions interactions = Interactions.of(history);
        measureAnswers(interactions, end, share);
        measureCost(history, start, interactions, end, share);
        measureOverrides(history, share);
        measureReviews(history, share);
    }

    /** How the task ended, as far as it did. */
    private record End(
            @Nullable Recorded event,
            long tookMillis,
            boolean succeeded,
            boolean reversed,
            boolean failed) {

        static End of(History history, Recorded start) {
            Recorded event = history.latest(TASK_ENDED);
            if (event == null) {
                return new End(null, 0, false, false, false);
            }
            boolean succeeded = event.is(Value.OUTCOME, SUCCESS);
            boolean reversed =
                    succeeded
                            && history.any(
                                    OUTCOME_REVERSED,
                                    event.at() + 1,
                                    event.at() + REVERSED_WITHIN.toMillis());
            boolean failed = event.is(Value.OUTCOME, FAILURE);
            return new End(event, event.at() - start.at(), succeeded, reversed, failed);
        }

        boolean isSuccess() {
            return succeeded && !reversed;
        }
    }

    private static void measureTime(Recorded start, End end, Verdict.Share share) {
        if (start.has(Value.BASELINE_SECONDS)) {
            long baseline = end.isSuccess() ? start.number(Value.BASELINE_SECONDS) : 0;
            share.count(TaskMeasure.BASELINED).add(TaskMeasure.SAVED_MS, baseline - end.tookMillis);
        }
        Recorded event = end.event;
        if (end.isSuccess() && event != null) {
            share.add(TaskMeasure.COMPLETION_MS, end.tookMillis)
                    .sample(TaskMeasure.COMPLETION, end.tookMillis)
                    .add(TaskMeasure.QUALITY_SUM, event.number(Value.QUALITY))
                    .count(TaskMeasure.QUALITY_UNKNOWN, !event.has(Value.QUALITY))
                    .add(TaskMeasure.VALUE_USD, event.number(Value.VALUE_USD));
        }
    }

    /** What the interactions of a task told it. */
    private record Interactions(
            int asked, boolean anyRegenerated, long outputTokens, long costNanos, boolean costed) {

        static Interactions of(History history) {
            int asked = 0;
            boolean regenerated = false;
            long tokens = 0;
            long cost = 0;
            boolean costed = false;
            for (Claim claim : history.claims(ClaimKind.INTERACTION_OF_TASK)) {
                InteractionOfTask interaction = InteractionOfTask.of(claim);
                asked += interaction.asked() ? 1 : 0;
                regenerated |= interaction.regenerated();
                tokens += interaction.outputTokens();
                cost += interaction.costNanos();
                costed |= interaction.costed();
            }
            return new Interactions(asked, regenerated, tokens, cost, costed);
        }
    }

    private static void measureAnswers(Interactions interactions, End end, Verdict.Share share) {
        boolean once = interactions.asked == 1 && !interactions.anyRegenerated;
        share.count(TaskMeasure.ASKED, interactions.asked > 0)
                .count(TaskMeasure.ASKED_ONCE, once)
                .count(TaskMeasure.FIRST_RESPONSE_SUCCESSES, once && end.isSuccess())
                .add(TaskMeasure.INTERACTIONS, interactions.asked)
                .add(TaskMeasure.OUTPUT_TOKENS, interactions.outputTokens)
                .add(
                        TaskMeasure.SUCCESSFUL_OUTPUT_TOKENS,
                        end.isSuccess() ? interactions.outputTokens : 0);
    }

    private static void measureCost(
            History history,
            Recorded start,
            Interactions interactions,
            End end,
            Verdict.Share share) {
        if (!interactions.costed && history.earliest(COST_RECORDED) == null) {
            return;
        }
        long cost = interactions.costNanos + history.sum(COST_RECORDED, Value.AMOUNT_USD);
        share.count(TaskMeasure.COSTED).add(TaskMeasure.COST_USD, cost);
        if (start.has(Value.BASELINE_USD)) {
            share.count(TaskMeasure.COSTED_BASELINE)
                    .add(TaskMeasure.BASELINED_COST_USD, cost)
                    .add(
                            TaskMeasure.BASELINE_USD,
                            end.isSuccess() ? start.number(Value.BASELINE_USD) : 0);
        }
        Recorded event = end.event;
        if (end.isSuccess() && event != null) {
            share.count(TaskMeasure.COSTED_SUCCESSES)
                    .add(TaskMeasure.COSTED_VALUE_USD, event.number(Value.VALUE_USD));
        }
    }

    /** An override that names no field is one of its own. */
    private static void measureOverrides(History history, Verdict.Share share) {
        List<Recorded> overrides = history.all(DECISION_OVERRIDDEN);
        Set<String> fields = new HashSet<>();
        long distinct = 0;
        for (Recorded override : overrides) {
            String field = override.text(Value.FIELD);
            distinct += field == null || fields.add(field) ? 1 : 0;
        }
        share.count(TaskMeasure.OVERRIDDEN, !overrides.isEmpty())
                .add(TaskMeasure.OVERRIDDEN_FIELDS, distinct);
    }

    private static void measureReviews(History history, Verdict.Share share) {
        Recorded latest = history.latest(REVIEW_COMPLETED);
        share.count(TaskMeasure.REVIEWED, latest != null)
                .count(TaskMeasure.REVIEW_PASSED, latest != null && latest.is(Value.PASSED, 1))
                .add(TaskMeasure.REVIEW_MS, history.sum(REVIEW_COMPLETED, Value.MINUTES));
    }
}
