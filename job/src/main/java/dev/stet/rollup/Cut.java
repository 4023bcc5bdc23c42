package dev.stet.rollup;

import dev.stet.contract.Cube;
import dev.stet.contract.Dimensions;
import dev.stet.contract.Grain;
import dev.stet.contract.SegmentSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A cube with the names of its sets, and what segments its dimensions fall into. */
final class Cut {

    private static final int MOST_REMEMBERED = 10_000;

    private final Cube cube;
    private final Grain finest;

    /** Whether a day may begin within the finest window. */
    private final boolean isCutByDays;

    private final List<String> names;
    private final Map<Dimensions, List<String>> segments = new HashMap<>();

    Cut(Cube cube) {
        this.cube = cube;
        finest = cube.grains().stream().min(Comparator.comparingLong(Grain::millis)).orElseThrow();
        isCutByDays =
                finest.millis() > Grain.MINUTE.millis()
                        && finest != Grain.DAY
                        && cube.grains().contains(Grain.DAY)
                        && !cube.zone().isUtc();
        names = cube.sets().stream().map(SegmentSet::name).toList();
    }

    Cube cube() {
        return cube;
    }

    /** By index of the segment set. */
    List<String> names() {
        return names;
    }

    /**
     * The start of what lies, with this instant, in one window of each grain: of the finest window,
     * or of the day that begins within it.
     */
    long start(long instantMillis) {
        long start = cube.zone().windowStart(finest, instantMillis);
        return isCutByDays ? Math.max(start, cube.zone().dayStart(instantMillis)) : start;
    }

    /** By index of the segment set. */
    List<String> segments(Dimensions dimensions) {
        List<String> known = segments.get(dimensions);
        if (known != null) {
            return known;
        }
        if (segments.size() > MOST_REMEMBERED) {
            segments.clear();
        }
        List<String> made = cube.sets().stream().map(set -> set.segment(dimensions)).toList();
        segments.put(dimensions, made);
        return made;
    }
}
