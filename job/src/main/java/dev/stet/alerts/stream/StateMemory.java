package dev.stet.alerts.stream;

import dev.stet.alerts.Memory;
import dev.stet.alerts.SegmentHistory;
import dev.stet.alerts.Standing;
import dev.stet.contract.View;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.util.FlinkRuntimeException;
import org.jspecify.annotations.Nullable;

/** What is remembered within the current key. */
final class StateMemory implements Memory {

    private final MapState<String, SegmentHistory> histories;
    private final MapState<String, Standing> standing;
    private final MapState<String, Long> firsts;

    StateMemory(
            MapState<String, SegmentHistory> histories,
            MapState<String, Standing> standing,
            MapState<String, Long> firsts) {
        this.histories = histories;
        this.standing = standing;
        this.firsts = firsts;
    }

    /** What touches state, and may fail as it does. */
    @FunctionalInterface
    private interface Access<T> {

        T call() throws Exception;
    }

    private static <T> T access(Access<T> access) {
        try {
            return access.call();
        } catch (Exception e) {
            throw new FlinkRuntimeException(e);
        }
    }

    private static String key(View view, String segmentBy, String segment) {
        return String.join("\u0000", view.noun(), segmentBy, segment);
    }

    @Override
    public @Nullable SegmentHistory history(View view, String segmentBy, String segment) {
        SegmentHistory known = find(histories, key(view, segmentBy, segment));
        return known == null ? null : known.copy();
    }

    private static <T> @Nullable T find(MapState<String, T> state, String key) {
        try {
            return state.get(key);
        } catch (Exception e) {
            throw new FlinkRuntimeException(e);
        }
    }

    @Override
    public void keep(View view, String segmentBy, String segment, SegmentHistory history) {
        put(histories, key(view, segmentBy, segment), history);
    }

    private static <T> void put(MapState<String, T> state, String key, T value) {
        try {
            state.put(key, value);
        } catch (Exception e) {
            throw new FlinkRuntimeException(e);
        }
    }

    @Override
    public @Nullable Standing standing(String key) {
        return find(standing, key);
    }

    @Override
    public List<Standing> standing() {
        return access(
                () -> {
                    List<Standing> all = new ArrayList<>();
                    standing.values().forEach(all::add);
                    return all;
                });
    }

    @Override
    public void stands(Standing alert) {
        put(standing, alert.key(), alert);
    }

    @Override
    public void ends(Standing alert) {
        access(
                () -> {
                    standing.remove(alert.key());
                    return alert;
                });
    }

    @Override
    public long first(View view, long millis) {
        Long known = find(firsts, view.noun());
        if (known == null || known > millis) {
            put(firsts, view.noun(), millis);
            return millis;
        }
        return known;
    }

    /** Removes the histories of segments that were last seen before an instant. */
    void forgetBefore(long millis) {
        access(
                () -> {
                    Iterator<Map.Entry<String, SegmentHistory>> each = histories.iterator();
                    while (each.hasNext()) {
                        if (each.next().getValue().newestMillis() < millis) {
                            each.remove();
                        }
                    }
                    if (histories.isEmpty()) {
                        histories.clear(); // on the heap an empty map is an entry, too
                        if (standing.isEmpty()) {
                            firsts.clear();
                        }
                    }
                    return millis;
                });
    }
}
