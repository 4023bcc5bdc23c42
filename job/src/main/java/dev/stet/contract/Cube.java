package dev.stet.contract;

import java.io.Serializable;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The cells that every fact falls into: one for each grain and each segment set.
 *
 * <p>A <i>cell kind</i> is a pair (grain, segment set), numbered {@code grain index × sets + set
 * index}. Distinct users are told per cell kind.
 *
 * @param zone whose days are the windows of {@link Grain#DAY}
 */
public record Cube(List<Grain> grains, List<SegmentSet> sets, DayZone zone)
        implements Serializable {

    public Cube {
        grains = List.copyOf(grains);
        sets = List.copyOf(sets);
    }

    /** With days of UTC. */
    public Cube(List<Grain> grains, List<SegmentSet> sets) {
        this(grains, sets, DayZone.UTC);
    }

    public int kinds() {
        return grains.size() * sets.size();
    }

    public int kind(int grain, int set) {
        return grain * sets.size() + set;
    }

    /** The dimensions that any segment set needs. */
    public Set<Dimension> dimensions() {
        Set<Dimension> kept = EnumSet.noneOf(Dimension.class);
        sets.forEach(set -> kept.addAll(set.dimensions()));
        return kept;
    }

    /** This one without what is finer than a grain; empty where no grain is left. */
    public Optional<Cube> from(Grain finest) {
        return cut(finest, List.of());
    }

    /**
     * This one without what is finer than a grain, and with more segment sets.
     *
     * @param more each once; those that are there already add nothing
     * @return empty where no grain is left
     */
    Optional<Cube> cut(Grain finest, List<SegmentSet> more) {
        List<Grain> left =
                grains.stream().filter(grain -> grain.millis() >= finest.millis()).toList();
        List<SegmentSet> all = Stream.concat(sets.stream(), more.stream()).distinct().toList();
        return left.isEmpty() ? Optional.empty() : Optional.of(new Cube(left, all, zone));
    }
}
