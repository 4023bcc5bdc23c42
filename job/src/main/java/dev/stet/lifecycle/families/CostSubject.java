package dev.stet.lifecycle.families;

import static dev.stet.contract.EventType.COST_RECORDED;

import dev.stet.contract.EconomicsMeasure;
import dev.stet.contract.Key128;
import dev.stet.contract.RecordedEvent;
import dev.stet.contract.Value;
import dev.stet.contract.View;
import dev.stet.lifecycle.subject.Heard;
import dev.stet.lifecycle.subject.History;
import dev.stet.lifecycle.subject.Recorded;
import dev.stet.lifecycle.subject.Subject;
import dev.stet.lifecycle.subject.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** A recorded cost, whatever it was for: each is a subject of its own. */
public final class CostSubject implements Subject {

    private static final long serialVersionUID = 1L;

    @Override
    public String name() {
        return "cost";
    }

    @Override
    public Set<View> views() {
        return Set.of(View.ECONOMICS);
    }

    @Override
    public List<Heard> hears() {
        return List.of(Heard.opening(COST_RECORDED).with(Value.AMOUNT_USD, Value.COST_KIND));
    }

    @Override
    public Key128 key(RecordedEvent event) {
        return OwnKey.of(event);
    }

    @Override
    public boolean keyedByUser() {
        return true;
    }

    @Override
    public Duration openFor() {
        return Duration.ZERO;
    }

    @Override
    public void judge(History history, Recorded opening, Verdict verdict) {
        long nanos = opening.number(Value.AMOUNT_USD);
        verdict.at(View.ECONOMICS, opening)
                .add(EconomicsMeasure.COST_USD, nanos)
                .add(EconomicsMeasure.costOf(opening.number(Value.COST_KIND)), nanos);
    }
}
