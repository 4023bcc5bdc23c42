package dev.stet.lifecycle.families;

import static dev.stet.contract.EventType.DECISION_MADE;
import static dev.stet.contract.EventType.DECISION_OVERRIDDEN;

import dev.stet.contract.DecisionMeasure;
import dev.stet.contract.Id;
import dev.stet.contract.Key128;
import dev.stet.contract.RecordedEvent;
import dev.stet.contract.Value;
import dev.stet.contract.View;
import dev.stet.lifecycle.subject.Heard;
import dev.stet.lifecycle.subject.History;
import dev.stet.lifecycle.subject.Keep;
import dev.stet.lifecycle.subject.Recorded;
import dev.stet.lifecycle.subject.Subject;
import dev.stet.lifecycle.subject.SubjectOutcome;
import dev.stet.lifecycle.subject.Verdict;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A decision that the AI made on one field of a task: did people override it? */
public final class DecisionSubject implements Subject {

    private static final long serialVersionUID = 1L;

    /** Of confidence, in ten-thousandths; what is below it is low. */
    private static final long HALF = 5_000;

    private static final Duration OVERRIDDEN_WITHIN = Duration.ofDays(7);

    @Override
    public String name() {
        return "decision";
    }

    @Override
    public Set<View> views() {
        return Set.of(View.DECISION);
    }

    @Override
    public List<Heard> hears() {
        return List.of(
                Heard.opening(DECISION_MADE).with(Value.CONFIDENCE),
                Heard.of(DECISION_OVERRIDDEN, Keep.EARLIEST)
                        .within(Duration.ZERO, OVERRIDDEN_WITHIN));
    }

    @Override
    public @Nullable Key128 key(RecordedEvent event) {
        Key128 task = event.ids().key(Id.TASK);
        String field = event.values().text(Value.FIELD);
        return task == null || field == null
                ? null
                : task.of(field.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public long keyedBy() {
        return Value.FIELD.bit();
    }

    @Override
    public SubjectOutcome outcome() {
        return SubjectOutcome.of(View.DECISION, Id.TASK, "made_at", "overridden_at")
                .and(Value.FIELD);
    }

    @Override
    public Duration openFor() {
        return OVERRIDDEN_WITHIN;
    }

    @Override
    public void judge(History history, Recorded opening, Verdict verdict) {
        Recorded override = history.earliest(DECISION_OVERRIDDEN);
        boolean overridden = override != null;
        verdict.moment(1, override);
        boolean confident = opening.has(Value.CONFIDENCE);
        boolean low = confident && opening.number(Value.CONFIDENCE) < HALF;
        verdict.at(View.DECISION, opening)
                .count(DecisionMeasure.DECISIONS)
                .count(DecisionMeasure.OVERRIDDEN, overridden)
                .count(DecisionMeasure.CONFIDENT, confident)
                .count(DecisionMeasure.LOW_CONFIDENCE, low)
                .count(DecisionMeasure.LOW_CONFIDENCE_OVERRIDDEN, low && overridden);
    }
}
