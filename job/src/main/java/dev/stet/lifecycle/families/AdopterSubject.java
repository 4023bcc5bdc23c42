package dev.stet.lifecycle.families;

import static dev.stet.contract.EventType.ELIGIBILITY_SET;
import static dev.stet.contract.EventType.FEATURE_INVOKED;
import static dev.stet.contract.EventType.OPPORTUNITY_SEEN;

import dev.stet.contract.EventType;
import dev.stet.contract.Key128;
import dev.stet.contract.RecordedEvent;
import dev.stet.contract.Value;
import dev.stet.contract.View;
import dev.stet.lifecycle.subject.Heard;
import dev.stet.lifecycle.subject.History;
import dev.stet.lifecycle.subject.Recorded;
import dev.stet.lifecycle.subject.Subject;
import dev.stet.lifecycle.subject.Verdict;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A user and a feature: was it tried, was it of value, was it used when it would help? */
public final class AdopterSubject implements Subject {

    private static final long serialVersionUID = 1L;

    @Override
    public String name() {
        return "adopter";
    }

    @Override
    public boolean isBusy() {
        return true;
    }

    @Override
    public Set<View> views() {
        return Set.of(View.ADOPTION);
    }

    @Override
    public List<Heard> hears() {
        List<Heard> all = new ArrayList<>(Activity.uses());
        all.add(Activity.whenever(ELIGIBILITY_SET).opens(0).with(Value.ELIGIBLE));
        all.add(Activity.whenever(OPPORTUNITY_SEEN).opens(0));
        return all;
    }

    @Override
    public boolean isHomeOf(EventType type) {
        return type == FEATURE_INVOKED;
    }

    /** The feature within the user; an event that names none bears on no adopter. */
    @Override
    public @Nullable Key128 key(RecordedEvent event) {
        Key128 user = event.user();
        String feature = event.values().text(Value.FEATURE);
        boolean bears =
                event.type() == ELIGIBILITY_SET
                        || event.type() == OPPORTUNITY_SEEN
                        || Activity.isAny(event);
        return user == null || feature == null || !bears
                ? null
                : user.of(feature.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public long keyedBy() {
        return Activity.VALUES | Value.FEATURE.bit();
    }

    @Override
    public boolean keyedByUser() {
        return true;
    }

    @Override
    public Duration openFor() {
        return Adoption.ADOPTED_WITHIN;
    }

    /** A product may set no eligibility at all. */
    @Override
    public boolean isOpenedAlways() {
        return false;
    }

    /** A user who becomes eligible again within 90 days starts no new adoption. */
    @Override
    public long lastRelevantMillis(History history, Recorded opening) {
        long last = opening.at();
        for (Recorded event : history.events()) {
            Duration after =
                    Adoption.isEligible(event)
                            ? Adoption.ELIGIBLE_ANEW_AFTER
                            : event.type() == OPPORTUNITY_SEEN
                                    ? Adoption.TAKEN_WITHIN
                                    : Duration.ZERO;
            last = Math.max(last, event.at() + after.toMillis());
        }
        return last;
    }

    @Override
    public boolean forget(List<Recorded> events, long settledMillis) {
        return AdopterPruning.forget(events, settledMillis);
    }

    @Override
    public void judge(History history, Recorded opening, Verdict verdict) {
        List<Recorded> events = history.events();
        for (Recorded start : Adoption.starts(events)) {
            Adoption.of(start, events).measure(start, verdict.at(View.ADOPTION, start));
        }
        for (Recorded event : events) {
            if (event.type() == OPPORTUNITY_SEEN) {
                Adoption.measureOpportunity(event, events, verdict.at(View.ADOPTION, event));
            }
        }
    }
}
