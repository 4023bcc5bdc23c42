package dev.stet.rollup;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.streaming.api.operators.InternalTimerService;
import org.jspecify.annotations.Nullable;

/**
 * When provisional rows are written next, and of which segments: one timer in processing time for
 * each group in which something changed. Groups are spread over the interval.
 */
final class Refreshes {

    /**
     * A timer that is set, and the segments that it is to write.
     *
     * @param all whether it is of before a restart; which have changed is read off the cells then
     */
    record Refresh(long at, Set<String> segments, boolean all) {}

    private final Map<CellGroup, Refresh> changed = new HashMap<>();
    private final InternalTimerService<VoidNamespace> timers;
    private final KeySetter key;
    private final long intervalMillis;

    /** Makes timers that follow those of a group. */
    interface KeySetter {

        void select(CellGroup group);
    }

    /**
     * @param intervalMillis 0 for no provisional rows
     */
    Refreshes(InternalTimerService<VoidNamespace> timers, KeySetter key, long intervalMillis) {
        this.timers = timers;
        this.key = key;
        this.intervalMillis = intervalMillis;
    }

    /** Takes in a timer of before a restart. */
    void restore(CellGroup group, long at) {
        changed.put(group, new Refresh(at, new HashSet<>(), true));
    }

    /** Has the segment written with the group's next refresh. */
    void later(CellGroup group, String segment) {
        if (intervalMillis == 0) {
            return;
        }
        Refresh next = changed.get(group);
        if (next == null || next.all) {
            next = plan(group, next);
        }
        next.segments.add(segment);
    }

    /**
     * Sets a timer; one of before a restart that is longer off, of a longer interval, gives way.
     */
    private Refresh plan(CellGroup group, @Nullable Refresh set) {
        long spread = Math.floorMod(group.hashCode(), intervalMillis);
        long now = timers.currentProcessingTime() - spread;
        long at = (Math.floorDiv(now, intervalMillis) + 1) * intervalMillis + spread;
        if (set != null && set.at <= at) {
            return set;
        }
        key.select(group);
        if (set != null) {
            timers.deleteProcessingTimeTimer(VoidNamespace.INSTANCE, set.at);
        }
        timers.registerProcessingTimeTimer(VoidNamespace.INSTANCE, at);
        Refresh planned = new Refresh(at, new HashSet<>(), set != null);
        changed.put(group, planned);
        return planned;
    }

    /** What the timer that fires was set for; null where that is not known. */
    @Nullable Refresh due(CellGroup group) {
        return changed.remove(group);
    }

    /** Of a group that is final there is no refresh any more; the group is selected. */
    void drop(CellGroup group) {
        Refresh next = changed.remove(group);
        if (next != null) {
            timers.deleteProcessingTimeTimer(VoidNamespace.INSTANCE, next.at);
        }
    }
}
