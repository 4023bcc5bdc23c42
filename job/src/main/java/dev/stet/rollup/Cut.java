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
    private final List<String> names;
    private final Map<Dimensions, List<String>> segments = new HashMap<>();

    Cut(Cube cube) {
        this.cube = cube;
        finest = cube.grains().stream().min(Comparator.comparingLong(Grain::millis)).orElseThrow();
        names = cube.sets().stream().map(SegmentSet::name).toList();
    }

    Cube cube() {
        return cube;
    }

    /** By index of the segment set. */
    List<String> names() {
        return names;
    }

    /** The start of the finest window that holds this instant. */
    long windowStart(long instantMillis) {
        return finest.windowStart(instantMillis);
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
