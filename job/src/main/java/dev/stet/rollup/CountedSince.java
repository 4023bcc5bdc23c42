package dev.stet.rollup;

import dev.stet.contract.Cube;
import dev.stet.contract.Grain;
import dev.stet.contract.SegmentSet;
import dev.stet.contract.View;
import dev.stet.wire.CodecType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.OperatorStateStore;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.execution.SuppressRestartsException;
import org.jspecify.annotations.Nullable;

/**
 * Since when each grain and segment set is counted, so that no row tells a part of its window as
 * though it were all. Facts of before a set was configured are not kept; a set that is new at a
 * restore begins with the first window that holds none of them, and one that is gone writes no more
 * rows, not even of the windows that it had open.
 *
 * <p>What is counted by bucket of users begins likewise: sums of before the option was set are in
 * no bucket, and those that cancelled each other out while it was not set never came here.
 *
 * <p><b>State, of the operator</b> {@code counted-since}, the same in every task: by view, grain
 * and segment set, and by view for buckets, the earliest start of a window that is counted, epoch
 * milliseconds. {@code newest-windows}, a union: of each task, by view, the end of the newest of
 * the finest windows that it has had a sum for. No fact of before lies later than the greatest of
 * these.
 *
 * <p>A bounded input keeps no {@code newest-windows}: its tasks end one after the other, and Flink
 * takes no checkpoint of a union some of whose tasks have ended. It takes no new set and no buckets
 * in its middle, nor does what goes on from it.
 */
final class CountedSince {

    static final MapStateDescriptor<String, Long> COUNTED =
            new MapStateDescriptor<>("counted-since", Types.STRING, Types.LONG);

    static final ListStateDescriptor<ViewInstants> NEWEST =
            new ListStateDescriptor<>(
                    "newest-windows",
                    CodecType.of(ViewInstants.class, ViewInstants.StateCodec.class));

    /** A bounded input came before, and nobody knows what it had come to. */
    private static final long UNKNOWN = Long.MAX_VALUE;

    private static final String NEW_SET =
            "grain or segment set: leave stet.rollup.grains and stet.rollup.segment-sets as they"
                    + " were";

    private static final String NEW_BUCKETS =
            "buckets of users: leave stet.statistics.clusters as it was";

    private static final int VIEWS = View.values().length;

    private record Kind(View view, Grain grain, String segmentBy) {

        String name() {
            return view.table() + " " + grain.label() + " " + segmentBy;
        }
    }

    private final Map<Kind, Long> since = new HashMap<>();

    /** By view that is counted by bucket of users. */
    private final Map<View, Long> clusteredSince = new EnumMap<>(View.class);

    /** By ordinal of the view. */
    private final @Nullable Grain[] finest = new Grain[VIEWS];

    /** By ordinal of the view. */
    private final long[] newest = new long[VIEWS];

    private final @Nullable ListState<ViewInstants> keptNewest;
    private final boolean allSinceEver;

    /**
     * @param store of the operator; what it holds of before a restore is read at once
     * @param cubes what is configured now
     * @param clustered the views that are counted by bucket of users now
     */
    CountedSince(
            OperatorStateStore store, Map<View, Cube> cubes, Set<View> clustered, boolean bounded)
            throws Exception {
        BroadcastState<String, Long> counted = store.getBroadcastState(COUNTED);
        keptNewest = bounded ? null : store.getUnionListState(NEWEST);
        ViewInstants before =
                keptNewest == null ? null : ViewInstants.merged(keptNewest.get(), Math::max);
        boolean known = counted.iterator().hasNext();
        long unseen = known ? UNKNOWN : Long.MIN_VALUE;
        for (View view : View.values()) {
            newest[view.ordinal()] = before == null ? unseen : before.of(view);
        }
        for (Kind kind : kinds(cubes)) {
            Long start = known ? counted.get(kind.name()) : Long.valueOf(Long.MIN_VALUE);
            since.put(kind, start == null ? start(kind.view, kind.name(), NEW_SET, before) : start);
        }
        for (View view : clustered) {
            Long start = known ? counted.get(clusters(view)) : Long.valueOf(Long.MIN_VALUE);
            clusteredSince.put(
                    view, start == null ? start(view, clusters(view), NEW_BUCKETS, before) : start);
        }
        counted.clear();
        for (Map.Entry<View, Long> each : clusteredSince.entrySet()) {
            counted.put(clusters(each.getKey()), each.getValue());
        }
        for (Map.Entry<Kind, Long> each : since.entrySet()) {
            counted.put(each.getKey().name(), each.getValue());
        }
        allSinceEver = since.values().stream().allMatch(start -> start == Long.MIN_VALUE);
        cubes.forEach((view, cube) -> finest[view.ordinal()] = finest(cube));
    }

    /** Its name among kinds, which have three words. */
    private static String clusters(View view) {
        return view.table() + " clusters";
    }

    private static Grain finest(Cube cube) {
        return cube.grains().stream().min(Comparator.comparing(Grain::millis)).orElseThrow();
    }

    private static List<Kind> kinds(Map<View, Cube> cubes) {
        List<Kind> kinds = new ArrayList<>();
        cubes.forEach(
                (view, cube) -> {
                    for (Grain grain : cube.grains()) {
                        for (SegmentSet set : cube.sets()) {
                            kinds.add(new Kind(view, grain, set.name()));
                        }
                    }
                });
        return kinds;
    }

    private static long start(
            View view, String name, String refusal, @Nullable ViewInstants newest) {
        long start = newest == null ? UNKNOWN : newestOf(view, newest);
        if (start == UNKNOWN) {
            throw new SuppressRestartsException(
                    new IllegalStateException(
                            "%s is not in the savepoint, and a bounded read that continues in its middle accepts no new %s, or read from the start without the savepoint"
                                    .formatted(name, refusal)));
        }
        return start;
    }

    /**
     * The end of the newest window of a view. Of a view without any, which may be new, that of all
     * views of event time: its events were read before, and not counted.
     */
    private static long newestOf(View view, ViewInstants newest) {
        long own = newest.of(view);
        return own == Long.MIN_VALUE
                ? Arrays.stream(View.values())
                        .filter(other -> other != View.INGEST)
                        .mapToLong(newest::of)
                        .max()
                        .orElseThrow()
                : own;
    }

    /** Takes note of a window that there are sums for. */
    void saw(CellGroup group, long windowEndMillis) {
        int view = group.view().ordinal();
        if (group.grain() == finest[view] && windowEndMillis > newest[view]) {
            newest[view] = windowEndMillis;
        }
    }

    /** As {@link #isWhole}, of a group that is known to be of a configured kind. */
    boolean isWholeIfConfigured(CellGroup group) {
        return allSinceEver || isWhole(group);
    }

    /** Whether the group is of a configured kind, and its window counted as a whole. */
    boolean isWhole(CellGroup group) {
        Long start = since.get(new Kind(group.view(), group.grain(), group.segmentBy()));
        return start != null && group.windowStartMillis() >= start;
    }

    /** Whether all of the group's window is counted by bucket of users, if its grain is. */
    boolean isClustered(CellGroup group) {
        Long start = clusteredSince.get(group.view());
        return start != null && group.windowStartMillis() >= start;
    }

    /** For the next checkpoint; when each kind began does not change while a job runs. */
    void keep() throws Exception {
        if (keptNewest != null) {
            keptNewest.update(List.of(ViewInstants.of(view -> newest[view.ordinal()])));
        }
    }
}
