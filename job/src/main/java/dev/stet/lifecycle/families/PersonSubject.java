package dev.stet.lifecycle.families;

import static dev.stet.contract.EventType.CONVERSION_RECORDED;
import static dev.stet.contract.EventType.USER_ACTIVE;

import dev.stet.contract.DayZone;
import dev.stet.contract.Key128;
import dev.stet.contract.RecordedEvent;
import dev.stet.contract.UsageMeasure;
import dev.stet.contract.Value;
import dev.stet.contract.View;
import dev.stet.lifecycle.subject.Heard;
import dev.stet.lifecycle.subject.History;
import dev.stet.lifecycle.subject.Recorded;
import dev.stet.lifecycle.subject.Subject;
import dev.stet.lifecycle.subject.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A user: on which days active, back again after the first one, converted? Every event opens the
 * person; what was active is judged by days, what is new by the time since the event before.
 */
public final class PersonSubject implements Subject {

    private static final long serialVersionUID = 1L;

    /** Of distinct users, by {@link Activity}. */
    private static final int[] COLUMNS = {
        0,
        bit(UsageMeasure.ACTIVE_USERS),
        bit(UsageMeasure.ACTIVE_USERS) | bit(UsageMeasure.USING_USERS),
        bit(UsageMeasure.ACTIVE_USERS)
                | bit(UsageMeasure.USING_USERS)
                | bit(UsageMeasure.VALUING_USERS)
    };

    private final DayZone zone;

    /**
     * @param zone of the days on which a user is active
     */
    PersonSubject(DayZone zone) {
        this.zone = zone;
    }

    /** By days of UTC. */
    public PersonSubject() {
        this(DayZone.UTC);
    }

    private static int bit(UsageMeasure measure) {
        return 1 << measure.ordinal();
    }

    @Override
    public String name() {
        return "person";
    }

    @Override
    public boolean isBusy() {
        return true;
    }

    @Override
    public Set<View> views() {
        return Set.of(View.USAGE, View.RETENTION, View.ECONOMICS);
    }

    @Override
    public List<Heard> hears() {
        List<Heard> all = new ArrayList<>(Activity.uses());
        all.add(Activity.whenever(USER_ACTIVE));
        all.add(
                Activity.whenever(CONVERSION_RECORDED)
                        .with(Value.CONVERSION_KIND, Value.VALUE_USD));
        return all.stream().map(heard -> heard.opens(0)).toList();
    }

    @Override
    public @Nullable Key128 key(RecordedEvent event) {
        return event.type() == CONVERSION_RECORDED || Activity.isAny(event) ? event.user() : null;
    }

    @Override
    public long keyedBy() {
        return Activity.VALUES;
    }

    @Override
    public boolean keyedByUser() {
        return true;
    }

    @Override
    public Subject withDaysOf(DayZone days) {
        return new PersonSubject(days);
    }

    @Override
    public boolean isUser() {
        return true;
    }

    /** After that long without an event the user is new again. */
    @Override
    public Duration openFor() {
        return Retention.NEW_AFTER;
    }

    @Override
    public long lastRelevantMillis(History history, Recorded opening) {
        List<Recorded> events = history.events();
        return events.get(events.size() - 1).at() + Retention.NEW_AFTER.toMillis();
    }

    @Override
    public boolean forget(List<Recorded> events, long settledMillis) {
        return PersonPruning.forget(events, zone, settledMillis);
    }

    @Override
    public void judge(History history, Recorded opening, Verdict verdict) {
        List<Recorded> events = history.events();
        for (Recorded event : events) {
            int level = Activity.level(event);
            if (level != Activity.NONE && !event.isAnonymous()) {
                verdict.present(View.USAGE, event.at(), event.dimensions(), COLUMNS[level]);
            }
        }
        Retention.judge(events, zone, verdict);
        Conversions.judge(events, verdict);
    }
}
