package dev.stet.alerts;

import dev.stet.contract.View;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What is remembered of one scope, in maps. */
final class HeapMemory implements Memory {

    private final Map<List<Object>, SegmentHistory> histories = new HashMap<>();
    private final Map<String, Standing> standing = new TreeMap<>();
    private final Map<View, Long> firsts = new HashMap<>();

    @Override
    public @Nullable SegmentHistory history(View view, String segmentBy, String segment) {
        return histories.get(List.of(view, segmentBy, segment));
    }

    @Override
    public void keep(View view, String segmentBy, String segment, SegmentHistory history) {
        histories.put(List.of(view, segmentBy, segment), history);
    }

    @Override
    public @Nullable Standing standing(String key) {
        return standing.get(key);
    }

    @Override
    public List<Standing> standing() {
        return new ArrayList<>(standing.values());
    }

    @Override
    public void stands(Standing alert) {
        standing.put(alert.key(), alert);
    }

    @Override
    public void ends(Standing alert) {
        standing.remove(alert.key());
    }

    @Override
    public long first(View view, long millis) {
        return firsts.merge(view, millis, Math::min);
    }
}
