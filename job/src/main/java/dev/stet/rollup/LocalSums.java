package dev.stet.rollup;

import dev.stet.contract.Cube;
import dev.stet.contract.Dimensions;
import dev.stet.contract.Fact;
import dev.stet.contract.Grain;
import dev.stet.contract.Key128;
import dev.stet.contract.SegmentSet;
import dev.stet.contract.View;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Sums facts before they are shuffled.
 *
 * <p>Facts add up per finest window and combination of dimensions; only when the sums are handed on
 * do they fan out to every grain and segment set, and are summed once more on the way. So the cost
 * downstream depends on the live segments, not on the events.
 */
final class LocalSums {

    private static final int MOST_REMEMBERED = 10_000;

    /** By ordinal of the view; null where no cube is given. */
    private final @Nullable Cut[] cuts = new Cut[View.values().length];

    private final Map<Place, Sum> sums = new HashMap<>();
    private int newcomers;

    /** Where the last fact of each view went; the next one goes there often, and saves a lookup. */
    private final @Nullable Place[] lastPlaces = new Place[View.values().length];

    private final @Nullable Sum[] lastSums = new Sum[lastPlaces.length];

    /** Where facts add up. */
    private record Place(View view, String tenant, long windowStartMillis, Dimensions dimensions) {

        boolean takes(Fact fact, long windowStart) {
            return windowStart == windowStartMillis
                    && fact.dimensions().equals(dimensions)
                    && fact.tenant().equals(tenant);
        }
    }

    private record Target(CellGroup group, String segment) {}

    /** A cube with the names of its sets, and what segments its dimensions fall into. */
    private static final class Cut {
        private final Cube cube;
        private final Grain finest;
        private final List<String> names;
        private final Map<Dimensions, List<String>> segments = new HashMap<>();

        Cut(Cube cube) {
            this.cube = cube;
            finest =
                    cube.grains().stream()
                            .min(Comparator.comparingLong(Grain::millis))
                            .orElseThrow();
            names = cube.sets().stream().map(SegmentSet::name).toList();
        }

        List<String> segments(Dimensions dimensions) {
            if (segments.size() > MOST_REMEMBERED) {
                segments.clear();
            }
            return segments.computeIfAbsent(
                    dimensions,
                    values -> cube.sets().stream().map(set -> set.segment(values)).toList());
        }
    }

    /** What came together in one place. */
    private static final class Sum {
        private final long[] measures;
        private long @Nullable [][] distinct;
        private final List<Fact.Users> users = new ArrayList<>();

        Sum(View view) {
            measures = new long[view.measures().size()];
        }

        void add(Fact fact, int kinds) {
            fact.view().add(measures, fact.measures());
            Fact.Users news = fact.users();
            if (news == null) {
                return;
            }
            byte[][] delta = news.delta();
            if (distinct == null) {
                distinct = new long[delta.length][kinds];
            }
            for (int column = 0; column < delta.length; column++) {
                for (int kind = 0; kind < kinds; kind++) {
                    distinct[column][kind] += delta[column][kind];
                }
            }
            users.add(news);
        }
    }

    LocalSums(Map<View, Cube> cubes) {
        cubes.forEach((view, cube) -> cuts[view.ordinal()] = new Cut(cube));
    }

    void add(Fact fact) {
        View view = fact.view();
        Cut cut = cut(view);
        long windowStart = cut.finest.windowStart(fact.cohortMillis());
        Place last = lastPlaces[view.ordinal()];
        Sum sum = lastSums[view.ordinal()];
        if (last == null || sum == null || !last.takes(fact, windowStart)) {
            last = new Place(view, fact.tenant(), windowStart, fact.dimensions());
            sum = sums.get(last);
            if (sum == null) {
                sum = new Sum(view);
                sums.put(last, sum);
            }
            lastPlaces[view.ordinal()] = last;
            lastSums[view.ordinal()] = sum;
        }
        sum.add(fact, cut.cube.kinds());
        newcomers += fact.users() == null ? 0 : 1;
    }

    /** How much is held: sums and users to hand on. */
    int size() {
        return sums.size() + newcomers;
    }

    /** Hands on what has come together, one sum a cell, and begins anew. */
    void drain(Consumer<CellSum> out) {
        if (sums.isEmpty()) {
            return;
        }
        Map<Target, CellSum> cells = new HashMap<>();
        sums.forEach((place, sum) -> fanOut(place, sum, cells));
        sums.clear();
        Arrays.fill(lastPlaces, null);
        Arrays.fill(lastSums, null);
        newcomers = 0;
        for (CellSum cell : cells.values()) {
            if (!cell.isEmpty()) {
                out.accept(cell);
            }
        }
    }

    private void fanOut(Place place, Sum sum, Map<Target, CellSum> cells) {
        Cut cut = cut(place.view);
        Cube cube = cut.cube;
        List<String> segments = cut.segments(place.dimensions);
        for (int grain = 0; grain < cube.grains().size(); grain++) {
            Grain length = cube.grains().get(grain);
            long windowStart = length.windowStart(place.windowStartMillis);
            for (int set = 0; set < segments.size(); set++) {
                CellGroup group =
                        new CellGroup(
                                place.view, place.tenant, length, windowStart, cut.names.get(set));
                CellSum cell =
                        cells.computeIfAbsent(
                                new Target(group, segments.get(set)), LocalSums::empty);
                add(sum, cube.kind(grain, set), cell);
            }
        }
    }

    private static void add(Sum sum, int kind, CellSum cell) {
        View view = cell.group().view();
        view.add(cell.values(), sum.measures);
        if (sum.distinct == null) {
            return;
        }
        int first = view.measures().size();
        for (int column = 0; column < sum.distinct.length; column++) {
            cell.values()[first + column] += sum.distinct[column][kind];
            List<Key128> users = cell.newcomers().get(column);
            for (Fact.Users news : sum.users) {
                if (news.delta()[column][kind] > 0) {
                    users.add(news.user());
                }
            }
        }
    }

    private static CellSum empty(Target target) {
        View view = target.group.view();
        List<List<Key128>> newcomers = new ArrayList<>();
        view.distinct().forEach(column -> newcomers.add(new ArrayList<>()));
        return new CellSum(
                target.group, target.segment, new long[view.columns().size()], newcomers);
    }

    private Cut cut(View view) {
        return Objects.requireNonNull(cuts[view.ordinal()]);
    }
}
