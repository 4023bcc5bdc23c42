package dev.stet.rollup;

import dev.stet.contract.Clusters;
import dev.stet.contract.Cube;
import dev.stet.contract.Dimensions;
import dev.stet.contract.Fact;
import dev.stet.contract.Grain;
import dev.stet.contract.View;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Facts summed by bucket of users, for the cells of an hour and longer.
 *
 * <p>They add up per hour and combination of dimensions, while {@link FactSums} go by the finest
 * window: there are fewer of them, and they fan out to fewer cells. A place is looked up once for
 * each sum of those, not for each fact.
 */
final class ClusterSums {

    /** Cells of shorter windows have no clusters. */
    static final Grain FINEST = Grain.HOUR;

    /** By ordinal of the view; null where nothing is counted by buckets. */
    private final @Nullable Cut[] cuts = new Cut[View.values().length];

    /** By ordinal of the view, and by index of the measure: whether it is counted by buckets. */
    private final boolean[][] wanted = new boolean[cuts.length][];

    private final Map<Place, Sum> sums = new HashMap<>();
    private int size;

    /** Where buckets add up. */
    private record Place(View view, String tenant, long windowStartMillis, Dimensions dimensions) {}

    /** What came together in one place. */
    static final class Sum {

        private final Place place;
        private final Clusters clusters = new Clusters();

        private Sum(Place place) {
            this.place = place;
        }

        View view() {
            return place.view;
        }

        String tenant() {
            return place.tenant;
        }

        long windowStartMillis() {
            return place.windowStartMillis;
        }

        Dimensions dimensions() {
            return place.dimensions;
        }

        Clusters clusters() {
            return clusters;
        }
    }

    /**
     * @param cubes by view how its facts are cut
     * @param clustered by view the measures that are counted by buckets
     */
    ClusterSums(Map<View, Cube> cubes, Map<View, int[]> clustered) {
        clustered.forEach(
                (view, indices) -> {
                    Cube cube = cubes.get(view);
                    Optional<Cube> coarse = cube == null ? Optional.empty() : cube.from(FINEST);
                    cuts[view.ordinal()] = coarse.map(Cut::new).orElse(null);
                    wanted[view.ordinal()] = new boolean[view.measures().size()];
                    for (int index : indices) {
                        wanted[view.ordinal()][index] = true;
                    }
                });
    }

    /**
     * @param into the sum to which the fact was added
     */
    void add(Fact fact, FactSums.Sum into) {
        int view = fact.view().ordinal();
        Cut cut = cuts[view];
        if (cut == null || fact.bucket() == Clusters.NOBODY) {
            return;
        }
        Sum sum = into.clusters();
        if (sum == null) {
            sum = find(into, cut);
            into.clustersAre(sum);
        }
        if (sum.clusters.add(fact.bucket(), fact.measures())) {
            size++;
        }
    }

    private Sum find(FactSums.Sum into, Cut cut) {
        Place place =
                new Place(
                        into.view(),
                        into.tenant(),
                        cut.start(into.windowStartMillis()),
                        into.dimensions());
        return sums.computeIfAbsent(place, Sum::new);
    }

    /** Of a view that is counted by buckets. */
    Cut cut(View view) {
        return Objects.requireNonNull(cuts[view.ordinal()]);
    }

    /** How many buckets hold numbers. */
    int size() {
        return size;
    }

    /** Hands on every sum, and begins anew. */
    void drain(Consumer<Sum> out) {
        for (Sum sum : sums.values()) {
            sum.clusters.keepOnly(wanted[sum.view().ordinal()]);
            out.accept(sum);
        }
        sums.clear();
        size = 0;
    }
}
