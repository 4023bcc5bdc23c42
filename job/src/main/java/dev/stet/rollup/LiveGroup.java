package dev.stet.rollup;

import dev.stet.contract.Key128;
import dev.stet.contract.PackedClusters;
import dev.stet.contract.View;
import dev.stet.state.CacheSize;
import dev.stet.state.WriteBackCache;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.function.Consumer;
import org.apache.datasketches.theta.Union;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.ValueState;
import org.jspecify.annotations.Nullable;

/**
 * A group in memory: those of its cells that were asked for, and how many there are.
 *
 * <p>A cell changes several times a second, its sketches with it, and is read or written as bytes
 * only on eviction, at a checkpoint, and for a row.
 */
final class LiveGroup extends WriteBackCache.Entry {

    /** A bucket and its count. */
    private static final int BUCKET_BYTES = Integer.BYTES + Long.BYTES;

    /** The headers of the buckets of users of one cell. */
    private static final int CLUSTERS_BYTES = 32;

    /**
     * Where groups are kept.
     *
     * @param selector makes all state that follows one group's
     */
    record Home(
            Consumer<CellGroup> selector,
            MapState<String, Cell> cells,
            MapState<String, byte[]> sketches,
            ValueState<Integer> segments) {

        void select(CellGroup group) {
            selector.accept(group);
        }
    }

    /** A segment in memory. */
    final class LiveCell {

        private final String segment;
        private Cell cell;
        private boolean changed;
        private final @Nullable Union[] sketches;
        private final boolean[] changedSketches;

        private LiveCell(String segment, Cell cell) {
            this.segment = segment;
            this.cell = cell.fitted(view());
            buckets += cell.sums().buckets();
            clusterBytes += clusterBytes(cell.sums().clusters());
            sketches = new Union[view().distinct().size()];
            changedSketches = new boolean[sketches.length];
        }

        String segment() {
            return segment;
        }

        Cell cell() {
            return cell;
        }

        void become(Cell now) {
            cell = now;
            changed = true;
        }

        /**
         * @param clustered whether the group is counted by bucket of users; if not, buckets from
         *     before are dropped, since they lack what is added now
         */
        void add(CellSum sum, boolean clustered) throws Exception {
            int before = cell.sums().buckets();
            long clustersBefore = clusterBytes(cell.sums().clusters());
            Cell more = cell.plus(view(), sum.sums());
            become(clustered ? more : more.withoutClusters());
            buckets += cell.sums().buckets() - before;
            clusterBytes += clusterBytes(cell.sums().clusters()) - clustersBefore;
            for (int column = 0; column < sketches.length; column++) {
                List<Key128> users = sum.newcomers().get(column);
                if (!users.isEmpty()) {
                    Union sketch = sketch(column);
                    int bytes = sketch.getCurrentBytes();
                    UserSketches.add(sketch, users);
                    sketchBytes += sketch.getCurrentBytes() - bytes;
                    cell = cell.withSketch(column);
                    changedSketches[column] = true;
                }
            }
        }

        private Union sketch(int column) throws Exception {
            Union sketch = sketches[column];
            if (sketch == null) {
                sketch = UserSketches.of(cell.hasSketch(column) ? inState(column) : null);
                sketches[column] = sketch;
                sketchBytes += sketch.getCurrentBytes();
            }
            return sketch;
        }

        /** Compact, by column of {@code View.distinct()}. */
        List<byte[]> sketches() throws Exception {
            List<byte[]> bytes = new ArrayList<>(sketches.length);
            for (int column = 0; column < sketches.length; column++) {
                Union live = sketches[column];
                bytes.add(live == null ? stored(column) : UserSketches.bytes(live));
            }
            return bytes;
        }

        /** As it is in state, without making an object of it for a row alone. */
        private byte[] stored(int column) throws Exception {
            byte[] stored = cell.hasSketch(column) ? inState(column) : null;
            return stored == null ? UserSketches.EMPTY : stored;
        }

        private byte @Nullable [] inState(int column) throws Exception {
            home.select(group);
            return home.sketches().get(sketchKey(column, segment));
        }

        private void writeBack() throws Exception {
            if (changed) {
                home.cells().put(segment, cell);
                changed = false;
            }
            for (int column = 0; column < sketches.length; column++) {
                Union sketch = sketches[column];
                if (sketch != null && changedSketches[column]) {
                    home.sketches().put(sketchKey(column, segment), UserSketches.bytes(sketch));
                    changedSketches[column] = false;
                }
            }
        }
    }

    private final CellGroup group;
    private final Home home;
    private final Map<String, LiveCell> cells = new HashMap<>();
    private final boolean isNew;

    /**
     * Whether state may hold anything of it. Where it does not, its maps are not cleared: a look
     * for the first of nothing goes through all that was deleted behind it.
     */
    private boolean written;

    private int segments;
    private boolean changed;
    private long sketchBytes;

    /** Of the histograms of its cells. */
    private long buckets;

    /** Of the buckets of users of its cells. */
    private long clusterBytes;

    LiveGroup(CellGroup group, Home home) throws Exception {
        this.group = group;
        this.home = home;
        home.select(group);
        Integer known = home.segments().value();
        isNew = known == null;
        written = !isNew;
        segments = known == null ? 0 : known;
    }

    /** Of a column of {@code View.distinct()}; a colon ends the number, whatever the segment. */
    static String sketchKey(int column, String segment) {
        return column + ":" + segment;
    }

    private View view() {
        return group.view();
    }

    /** How many there are. */
    int segments() {
        return segments;
    }

    /** Null where there is none. */
    @Nullable LiveCell cell(String segment) throws Exception {
        LiveCell live = cells.get(segment);
        if (live != null || isNew) {
            return live;
        }
        home.select(group);
        Cell stored = home.cells().get(segment);
        if (stored == null) {
            return null;
        }
        live = new LiveCell(segment, stored);
        cells.put(segment, live);
        return live;
    }

    /** One that is not there yet. */
    LiveCell open(String segment) {
        LiveCell live = new LiveCell(segment, Cell.empty(view()));
        cells.put(segment, live);
        segments++;
        changed = true;
        return live;
    }

    /** Every cell of the group. */
    List<LiveCell> all() throws Exception {
        if (!isNew) {
            home.select(group);
            for (Entry<String, Cell> entry : home.cells().entries()) {
                cells.computeIfAbsent(
                        entry.getKey(), segment -> new LiveCell(segment, entry.getValue()));
            }
        }
        return List.copyOf(cells.values());
    }

    /** Leaves nothing in state. */
    void clear() {
        if (!written) {
            return;
        }
        home.select(group);
        home.cells().clear();
        home.sketches().clear();
        home.segments().clear();
    }

    @Override
    protected void writeBack() throws Exception {
        written = true;
        home.select(group);
        for (LiveCell cell : cells.values()) {
            cell.writeBack();
        }
        if (changed) {
            home.segments().update(segments);
            changed = false;
        }
    }

    @Override
    protected void leave() {}

    /** What buckets of users take in memory. */
    static long clusterBytes(@Nullable PackedClusters ofUsers) {
        return ofUsers == null ? 0 : CLUSTERS_BYTES + ofUsers.length();
    }

    @Override
    protected int weight() {
        long bytes = sketchBytes + BUCKET_BYTES * buckets + clusterBytes;
        return (int) (1 + 2L * cells.size() + bytes / CacheSize.UNIT_BYTES);
    }
}
