package dev.stet.lifecycle.families;

import static dev.stet.contract.EventType.CONVERSION_RECORDED;
import static dev.stet.contract.EventType.EXPERIMENT_EXPOSED;

import dev.stet.contract.EventType;
import dev.stet.contract.ExperimentMeasure;
import dev.stet.contract.ExperimentMeasure.OfUsers;
import dev.stet.contract.ExperimentMetric;
import dev.stet.contract.Key128;
import dev.stet.contract.RecordedEvent;
import dev.stet.contract.UserFact;
import dev.stet.contract.Value;
import dev.stet.contract.View;
import dev.stet.lifecycle.subject.Heard;
import dev.stet.lifecycle.subject.History;
import dev.stet.lifecycle.subject.Keep;
import dev.stet.lifecycle.subject.Recorded;
import dev.stet.lifecycle.subject.Subject;
import dev.stet.lifecycle.subject.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A user of experiments: to which variants exposed, and what became in the week after it of what
 * the user asked, was shown, started and opened.
 */
public final class ExperimentSubject implements Subject {

    private static final long serialVersionUID = 1L;

    @Override
    public String name() {
        return "experiment";
    }

    @Override
    public boolean isBusy() {
        return true;
    }

    @Override
    public Set<View> views() {
        return Set.of(View.EXPERIMENT);
    }

    @Override
    public List<Heard> hears() {
        return List.of(
                Heard.of(EXPERIMENT_EXPOSED, Keep.EVERY).whenever().opens(0),
                Heard.of(CONVERSION_RECORDED, Keep.EVERY).whenever().with(Value.CONVERSION_KIND));
    }

    @Override
    public boolean hearsUserFacts() {
        return true;
    }

    @Override
    public boolean isHomeOf(EventType type) {
        return type == EXPERIMENT_EXPOSED;
    }

    @Override
    public @Nullable Key128 key(RecordedEvent event) {
        return event.user();
    }

    @Override
    public boolean keyedByUser() {
        return true;
    }

    @Override
    public boolean isUser() {
        return true;
    }

    /** Most conversions are of users without an experiment. */
    @Override
    public boolean isOpenedAlways() {
        return false;
    }

    /** Exposures to as many experiments are compared with each other. */
    @Override
    public int most() {
        return 256;
    }

    @Override
    public Duration openFor() {
        return Exposures.NEW_AFTER;
    }

    @Override
    public long lastRelevantMillis(History history, Recorded opening) {
        long last = opening.at();
        for (Recorded event : history.events()) {
            last = Exposures.isExposure(event) ? event.at() : last;
        }
        return last + Exposures.NEW_AFTER.toMillis();
    }

    @Override
    public boolean forget(List<Recorded> events, long settledMillis) {
        return new ExposurePruning(events, settledMillis).forget();
    }

    @Override
    public void forgetFacts(List<UserFact> facts, List<Recorded> events, long settledMillis) {
        new ExposurePruning(events, settledMillis).forgetFacts(facts);
    }

    @Override
    public void judge(History history, Recorded opening, Verdict verdict) {
        Exposures exposures = new Exposures(history.events());
        for (Recorded start : exposures.starts()) {
            Verdict.Share share = verdict.at(View.EXPERIMENT, start);
            share.add(ExperimentMeasure.EXPOSED_USERS, 1)
                    .add(ExperimentMeasure.CROSSOVERS, exposures.crossover(start) == null ? 0 : 1);
            for (ExperimentMetric metric : ExperimentMetric.values()) {
                if (metric == ExperimentMetric.CONVERSION) {
                    add(share, metric, exposures.conversion(start) == null ? 0 : 1, 1);
                } else {
                    add(share, metric, start, history.userFacts());
                }
            }
        }
    }

    private static void add(
            Verdict.Share share, ExperimentMetric metric, Recorded start, List<UserFact> facts) {
        long numerator = 0;
        long denominator = 0;
        for (UserFact fact : facts) {
            if (fact.metric() == metric && Exposures.countsFor(start, fact)) {
                numerator += fact.numerator();
                denominator += fact.denominator();
            }
        }
        add(share, metric, numerator, denominator);
    }

    private static void add(Verdict.Share share, ExperimentMetric metric, long n, long d) {
        share.add(ExperimentMeasure.at(metric, OfUsers.USERS), d > 0 ? 1 : 0)
                .add(ExperimentMeasure.at(metric, OfUsers.N), n)
                .add(ExperimentMeasure.at(metric, OfUsers.D), d)
                .add(ExperimentMeasure.at(metric, OfUsers.NN), n * n)
                .add(ExperimentMeasure.at(metric, OfUsers.DD), d * d)
                .add(ExperimentMeasure.at(metric, OfUsers.ND), n * d);
    }
}
