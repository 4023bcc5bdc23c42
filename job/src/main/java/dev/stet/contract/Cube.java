package dev.stet.contract;

import java.io.Serializable;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The cells that every fact falls into: one for each grain and each segment set.
 *
 * <p>A <i>cell kind</i> is a pair (grain, segment set), numbered {@code grain index × sets + set
 * index}. Distinct users are told per cell kind.
 */
public record Cube(List<Grain> grains, List<SegmentSet> sets) implements Serializable {

    public Cube {
        grains = List.copyOf(grains);
        sets = List.copyOf(sets);
    }

    public int kinds() {
        return grains.size() * sets.size();
    }

    public int kind(int grain, int set) {
        return grain * sets.size() + set;
    }

    /** The dimensions that any segment set needs; ingest keeps no other. */
    public Set<Dimension> dimensions() {
        Set<Dimension> kept = EnumSet.noneOf(Dimension.class);
        sets.forEach(set -> kept.addAll(set.dimensions()));
        return kept;
    }

    /** How {@code ingest_kpi} is cut: all of it, and per source. */
    public static Cube ofSources(List<Grain> grains) {
        return new Cube(
                grains,
                List.of(new SegmentSet(List.of()), new SegmentSet(List.of(Dimension.SOURCE))));
    }
}
