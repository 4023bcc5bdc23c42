package dev.stet.lifecycle.subject;

import dev.stet.contract.Cube;
import dev.stet.contract.DayZone;
import dev.stet.contract.Fact;
import dev.stet.contract.Grain;
import dev.stet.contract.SegmentSet;
import dev.stet.contract.View;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * In which cells a user is counted by one verdict and not by the other. An event changes few of a
 * user's presences, and both verdicts have them in the order of events, so that only what lies
 * between a common beginning and a common end is compared. One thread.
 */
final class PresenceDifference {

    /** A {@link Cube} as arrays: it is asked once for every other presence of the user. */
    private record Kinds(Grain[] grains, SegmentSet[] sets, int[] covered, DayZone zone) {

        static Kinds of(Cube cube) {
            return new Kinds(
                    cube.grains().toArray(new Grain[0]),
                    cube.sets().toArray(new SegmentSet[0]),
                    new int[cube.kinds()],
                    cube.zone());
        }
    }

    private final Map<View, Kinds> kinds = new EnumMap<>(View.class);
    private final Consumer<Fact> facts;
    private final List<Presence> standing = new ArrayList<>();

    /**
     * @param cubes by view; a view without one has no rows
     */
    PresenceDifference(Map<View, Cube> cubes, Consumer<Fact> facts) {
        cubes.forEach((view, cube) -> kinds.put(view, Kinds.of(cube)));
        this.facts = facts;
    }

    /**
     * Emits a fact for each presence that makes the user new in a cell, or removes the user.
     *
     * @return whether there is any
     */
    boolean emit(String tenant, Verdict before, Verdict after) {
        List<Presence> old = before.presences();
        List<Presence> now = after.presences();
        int most = Math.min(old.size(), now.size());
        int same = 0;
        while (same < most && old.get(same).equals(now.get(same))) {
            same++;
        }
        int sameAtEnd = 0;
        while (sameAtEnd < most - same
                && old.get(old.size() - 1 - sameAtEnd)
                        .equals(now.get(now.size() - 1 - sameAtEnd))) {
            sameAtEnd++;
        }
        int oldEnd = old.size() - sameAtEnd;
        int nowEnd = now.size() - sameAtEnd;
        if (same == oldEnd && same == nowEnd) {
            return false;
        }
        standing.clear();
        standing.addAll(old);
        boolean any = false;
        for (Presence presence : now.subList(same, nowEnd)) {
            any |= emit(tenant, presence, 1, after);
            standing.add(presence);
        }
        for (Presence presence : old.subList(same, oldEnd)) {
            standing.remove(presence);
            any |= emit(tenant, presence, -1, before);
        }
        return any;
    }

    private boolean emit(String tenant, Presence presence, int amount, Verdict verdict) {
        Kinds of = kinds.get(presence.view());
        byte @Nullable [][] delta = of == null ? null : delta(presence, amount, of);
        if (delta == null) {
            return false;
        }
        facts.accept(
                new Fact(
                        presence.view(),
                        tenant,
                        presence.cohortMillis(),
                        presence.dimensions(),
                        new long[presence.view().measures().size()],
                        new Fact.Users(verdict.subject(), delta)));
        return true;
    }

    /** Null where the user is in every cell by another presence. */
    private byte @Nullable [][] delta(Presence presence, int amount, Kinds of) {
        boolean any = false;
        int[] covered = covered(presence, of);
        for (int columns : covered) {
            any |= (presence.columns() & ~columns) != 0;
        }
        if (!any) {
            return null;
        }
        byte[][] delta = new byte[presence.view().distinct().size()][covered.length];
        for (int column = 0; column < delta.length; column++) {
            for (int kind = 0; kind < covered.length; kind++) {
                if ((presence.columns() & ~covered[kind] & 1 << column) != 0) {
                    delta[column][kind] = (byte) amount;
                }
            }
        }
        return delta;
    }

    /** By kind of cell, the columns in which another presence counts the user in the same cell. */
    private int[] covered(Presence presence, Kinds of) {
        int[] covered = of.covered;
        int kind = 0;
        for (Grain grain : of.grains) {
            long window = of.zone.windowStart(grain, presence.cohortMillis());
            for (SegmentSet set : of.sets) {
                covered[kind++] = coveredBy(presence, grain, window, set, of.zone);
            }
        }
        return covered;
    }

    private int coveredBy(
            Presence presence, Grain grain, long window, SegmentSet set, DayZone zone) {
        int columns = 0;
        for (int i = 0; i < standing.size(); i++) {
            Presence other = standing.get(i);
            if ((other.columns() & ~columns) != 0
                    && other.view() == presence.view()
                    && zone.windowStart(grain, other.cohortMillis()) == window
                    && set.same(presence.dimensions(), other.dimensions())) {
                columns |= other.columns();
                if ((presence.columns() & ~columns) == 0) {
                    break;
                }
            }
        }
        return columns;
    }
}
