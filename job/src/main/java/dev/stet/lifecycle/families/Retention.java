package dev.stet.lifecycle.families;

import static dev.stet.contract.EventType.CONVERSION_RECORDED;

import dev.stet.contract.DayZone;
import dev.stet.contract.RetentionMeasure;
import dev.stet.contract.View;
import dev.stet.lifecycle.subject.Recorded;
import dev.stet.lifecycle.subject.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether a new user comes back: {@code retention_kpi}. Of an anonymous event only counts that the
 * user was active before.
 */
final class Retention {

    /** A user who was active at most that long before is not new. */
    static final Duration NEW_AFTER = Duration.ofDays(90);

    static final Duration CONVERTED_WITHIN = Duration.ofDays(28);

    /** The last day that matters, counted from the first. */
    static final int LAST_DAY = 28;

    /** The last day on which a new user who is active is a repeat user. */
    static final int LAST_REPEAT_DAY = 27;

    private Retention() {}

    /**
     * @param events the earliest first
     * @param zone of the days
     */
    static void judge(List<Recorded> events, DayZone zone, Verdict verdict) {
        for (Recorded start : starts(events)) {
            judge(start, events, zone, verdict);
        }
    }

    /**
     * The active events that none precedes within 90 days; an anonymous one is never among them.
     *
     * @param events the earliest first
     */
    static List<Recorded> starts(List<Recorded> events) {
        List<Recorded> starts = new ArrayList<>(1);
        Recorded last = null;
        for (Recorded event : events) {
            if (Activity.level(event) != Activity.NONE) {
                if (!event.isAnonymous() && isNew(event, last)) {
                    starts.add(event);
                }
                last = event;
            }
        }
        return starts;
    }

    private static boolean isNew(Recorded event, @Nullable Recorded last) {
        return last == null || event.at() - last.at() > NEW_AFTER.toMillis();
    }

    private static void judge(
            Recorded start, List<Recorded> events, DayZone zone, Verdict verdict) {
        long first = zone.day(start.at());
        long activeDays = 0;
        boolean ai = false;
        boolean converted = false;
        for (Recorded event : events) {
            if (event.isAnonymous()) {
                continue;
            }
            long day = zone.day(event.at()) - first;
            int level = Activity.level(event);
            if (level != Activity.NONE && day >= 0 && day <= LAST_DAY) {
                activeDays |= 1L << day;
                ai |= day == 0 && level >= Activity.USE;
            }
            converted |= isConversion(event, start);
        }
        Verdict.Share share = verdict.at(View.RETENTION, start);
        long repeats = activeDays & ((1L << (LAST_REPEAT_DAY + 1)) - 1);
        add(share, RetentionMeasure.NEW_USERS, 1, ai);
        add(share, RetentionMeasure.RETAINED_D1, activeDays >> 1 & 1, ai);
        add(share, RetentionMeasure.RETAINED_D7, activeDays >> 7 & 1, ai);
        add(share, RetentionMeasure.RETAINED_D28, activeDays >> LAST_DAY & 1, ai);
        add(share, RetentionMeasure.REPEAT_USERS, repeats > 1 ? 1 : 0, ai);
        add(share, RetentionMeasure.ACTIVE_DAYS, Long.bitCount(repeats), ai);
        add(share, RetentionMeasure.CONVERTED, converted ? 1 : 0, ai);
    }

    /** Whether the event is a conversion, no refund, that counts for the new user. */
    static boolean isConversion(Recorded event, Recorded start) {
        return event.type() == CONVERSION_RECORDED
                && !Conversions.isRefund(event)
                && event.at() >= start.at()
                && event.at() <= start.at() + CONVERTED_WITHIN.toMillis();
    }

    private static void add(
            Verdict.Share share, RetentionMeasure measure, long amount, boolean ai) {
        share.add(measure, amount).add(measure.ofAi(), ai ? amount : 0);
    }
}
