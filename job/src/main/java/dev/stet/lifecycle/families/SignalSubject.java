package dev.stet.lifecycle.families;

import dev.stet.contract.Dimension;
import dev.stet.contract.Dimensions;
import dev.stet.contract.EconomicsMeasure;
import dev.stet.contract.EventType;
import dev.stet.contract.Key128;
import dev.stet.contract.RecordedEvent;
import dev.stet.contract.SignalMeasure;
import dev.stet.contract.Value;
import dev.stet.contract.View;
import dev.stet.lifecycle.subject.Heard;
import dev.stet.lifecycle.subject.History;
import dev.stet.lifecycle.subject.Recorded;
import dev.stet.lifecycle.subject.Subject;
import dev.stet.lifecycle.subject.Verdict;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An event that says that something was not right, or that a feature was used: each is a subject of
 * its own, so that one that is sent again counts once.
 */
public final class SignalSubject implements Subject {

    private static final long serialVersionUID = 1L;

    private static final Map<EventType, SignalMeasure> MEASURES =
            new EnumMap<>(
                    Map.ofEntries(
                            Map.entry(EventType.ANSWER_REGENERATED, SignalMeasure.REGENERATIONS),
                            Map.entry(EventType.SUGGESTION_REJECTED, SignalMeasure.REJECTIONS),
                            Map.entry(EventType.ESCALATION_REQUESTED, SignalMeasure.ESCALATIONS),
                            Map.entry(EventType.HANDOFF_COMPLETED, SignalMeasure.HANDOFFS),
                            Map.entry(EventType.OUTCOME_REVERSED, SignalMeasure.REVERSALS),
                            Map.entry(EventType.FEEDBACK_GIVEN, SignalMeasure.REPORTS),
                            Map.entry(EventType.DECISION_OVERRIDDEN, SignalMeasure.OVERRIDES),
                            Map.entry(EventType.CONVERSATION_REOPENED, SignalMeasure.REOPENS),
                            Map.entry(EventType.SAFETY_TRIGGERED, SignalMeasure.FILTER_TRIGGERS),
                            Map.entry(EventType.USER_ERASED, SignalMeasure.ERASURES),
                            Map.entry(EventType.FEATURE_INVOKED, SignalMeasure.INVOCATIONS)));

    @Override
    public String name() {
        return "signal";
    }

    @Override
    public Set<View> views() {
        return Set.of(View.SIGNAL, View.ECONOMICS);
    }

    @Override
    public List<Heard> hears() {
        return MEASURES.keySet().stream()
                .map(type -> Heard.opening(type).with(Value.FILTER))
                .toList();
    }

    @Override
    public @Nullable Key128 key(RecordedEvent event) {
        if (event.type() == EventType.FEEDBACK_GIVEN
                && !event.values().is(Value.KIND, Rating.REPORT)) {
            return null;
        }
        return OwnKey.of(event);
    }

    @Override
    public boolean keyedByUser() {
        return true;
    }

    @Override
    public long keyedBy() {
        return Value.KIND.bit();
    }

    @Override
    public Duration openFor() {
        return Duration.ZERO;
    }

    @Override
    public void judge(History history, Recorded opening, Verdict verdict) {
        SignalMeasure measure = MEASURES.get(opening.type());
        if (measure != null) {
            verdict.at(View.SIGNAL, opening, dimensions(opening)).count(measure);
        }
        if (measure == SignalMeasure.INVOCATIONS) {
            verdict.at(View.ECONOMICS, opening).count(EconomicsMeasure.INVOCATIONS);
        }
    }

    /** A safety filter that gives no reason is its own. */
    private static Dimensions dimensions(Recorded event) {
        String filter = event.text(Value.FILTER);
        boolean given = !event.dimensions().get(Dimension.REASON).equals(Dimension.UNKNOWN);
        return filter == null || given
                ? event.dimensions()
                : event.dimensions().with(Dimension.REASON, filter);
    }
}
