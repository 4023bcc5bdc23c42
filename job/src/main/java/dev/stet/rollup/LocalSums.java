package dev.stet.rollup;

import dev.stet.contract.Clusters;
import dev.stet.contract.Cube;
import dev.stet.contract.Fact;
import dev.stet.contract.Grain;
import dev.stet.contract.PackedClusters;
import dev.stet.contract.View;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Sums facts before they are shuffled.
 *
 * <p>Facts add up per finest window and combination of dimensions; only when the sums are emitted
 * do they fan out to every grain and segment set, and are summed once more on the way. So the cost
 * downstream depends on the live segments, not on the events.
 */
final class LocalSums {

    /** By ordinal of the view; null where no cube is given. */
    private final @Nullable Cut[] cuts = new Cut[View.values().length];

    private final FactSums sums = new FactSums();

    private final ClusterSums clusters;

    /**
     * @param cubes by view how its facts are cut
     * @param clustered by view the measures that are also counted by bucket of users
     */
    LocalSums(Map<View, Cube> cubes, Map<View, int[]> clustered) {
        cubes.forEach((view, cube) -> cuts[view.ordinal()] = new Cut(cube));
        clusters = new ClusterSums(cubes, clustered);
    }

    /**
     * Leaves out the fact of a view that has no cells, since every configured grain is too fine.
     */
    void add(Fact fact) {
        Cut cut = cuts[fact.view().ordinal()];
        if (cut == null) {
            return;
        }
        FactSums.Sum sum = sums.add(fact, cut.start(fact.cohortMillis()), cut.cube().kinds());
        clusters.add(fact, sum);
    }

    /** How much is held: sums, users to hand on, and buckets, of which two are worth a sum. */
    int size() {
        return sums.size() + clusters.size() / 2;
    }

    /** Hands on what has come together, one sum a cell, and begins anew. */
    void drain(Consumer<CellSum> out) {
        if (sums.size() == 0) {
            return;
        }
        Fan fan = new Fan();
        sums.drain(fan::out);
        clusters.drain(fan::out);
        fan.outClusters();
        fan.cells.values().forEach(segments -> emit(segments.values(), out));
    }

    private static void emit(Collection<CellSum> cells, Consumer<CellSum> out) {
        for (CellSum cell : cells) {
            if (!cell.isEmpty()) {
                out.accept(cell);
            }
        }
    }

    private Cut cut(View view) {
        return Objects.requireNonNull(cuts[view.ordinal()]);
    }

    /** The cells into which the sums of one draining fall. */
    private final class Fan {

        /** By group and segment. */
        private final Map<CellGroup, Map<String, CellSum>> cells = new HashMap<>();

        /** The same, found at once for all of one finest window: by cell kind. */
        private final Map<Window, List<Cells>> windows = new HashMap<>();

        /** By the windows of clusters, then by index of the segment set, then by segment. */
        private final Map<Window, List<Map<String, Clusters>>> clustered = new HashMap<>();

        private record Window(View view, String tenant, long startMillis) {}

        private record Cells(CellGroup group, Map<String, CellSum> bySegment) {

            CellSum of(String segment) {
                CellSum known = bySegment.get(segment);
                if (known == null) {
                    known = CellSum.empty(group, segment);
                    bySegment.put(segment, known);
                }
                return known;
            }
        }

        void out(FactSums.Sum sum) {
            Cut cut = cut(sum.view());
            List<Cells> kinds =
                    windows.computeIfAbsent(
                            new Window(sum.view(), sum.tenant(), sum.windowStartMillis()),
                            window -> kinds(window, cut));
            List<String> segments = cut.segments(sum.dimensions());
            for (int kind = 0; kind < kinds.size(); kind++) {
                sum.addTo(kinds.get(kind).of(segments.get(kind % segments.size())), kind);
            }
        }

        void out(ClusterSums.Sum sum) {
            List<String> names = clusters.cut(sum.view()).segments(sum.dimensions());
            List<Map<String, Clusters>> sets =
                    clustered.computeIfAbsent(
                            new Window(sum.view(), sum.tenant(), sum.windowStartMillis()),
                            window -> names.stream().map(name -> newClusters()).toList());
            for (int set = 0; set < names.size(); set++) {
                sets.get(set)
                        .computeIfAbsent(names.get(set), name -> new Clusters())
                        .add(sum.clusters());
            }
        }

        private static Map<String, Clusters> newClusters() {
            return new HashMap<>();
        }

        /** Every grain has the same, so that most of the time they share one object. */
        void outClusters() {
            clustered.forEach(
                    (window, sets) -> {
                        List<Cells> kinds = kinds(window, clusters.cut(window.view));
                        List<Map<String, PackedClusters>> packed =
                                sets.stream().map(Fan::packed).toList();
                        for (int kind = 0; kind < kinds.size(); kind++) {
                            Cells cells = kinds.get(kind);
                            packed.get(kind % packed.size())
                                    .forEach(
                                            (segment, sum) ->
                                                    cells.of(segment).sums().addClusters(sum));
                        }
                    });
        }

        private static Map<String, PackedClusters> packed(Map<String, Clusters> bySegment) {
            Map<String, PackedClusters> packed = new HashMap<>();
            bySegment.forEach((segment, sum) -> packed.put(segment, PackedClusters.of(sum)));
            return packed;
        }

        private List<Cells> kinds(Window window, Cut cut) {
            List<Cells> kinds = new ArrayList<>(cut.cube().kinds());
            for (Grain grain : cut.cube().grains()) {
                long start = cut.cube().zone().windowStart(grain, window.startMillis);
                for (String set : cut.names()) {
                    CellGroup group = new CellGroup(window.view, window.tenant, grain, start, set);
                    kinds.add(
                            new Cells(group, cells.computeIfAbsent(group, any -> new HashMap<>())));
                }
            }
            return kinds;
        }
    }
}
