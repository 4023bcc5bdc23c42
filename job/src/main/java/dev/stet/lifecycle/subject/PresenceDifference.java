package dev.stet.lifecycle.subject;

import dev.stet.contract.Cube;
import dev.stet.contract.Fact;
import dev.stet.contract.Grain;
import dev.stet.contract.SegmentSet;
import dev.stet.contract.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** In which cells a user is counted by one verdict and not by the other. */
final class PresenceDifference {

    private final Map<View, Cube> cubes;
    private final Consumer<Fact> facts;

    /**
     * @param cubes by view; a view without one has no rows
     */
    PresenceDifference(Map<View, Cube> cubes, Consumer<Fact> facts) {
        this.cubes = cubes;
        this.facts = facts;
    }

    /**
     * Emits a fact for each presence that makes the user new in a cell, or removes the user.
     *
     * @return whether there is any
     */
    boolean emit(String tenant, Verdict before, Verdict after) {
        List<Presence> standing = new ArrayList<>(before.presences());
        boolean any = false;
        for (Presence presence : after.presences()) {
            if (!standing.contains(presence)) {
                any |= emit(tenant, presence, 1, standing, after);
                standing.add(presence);
            }
        }
        for (Presence presence : before.presences()) {
            if (!after.presences().contains(presence)) {
                standing.remove(presence);
                any |= emit(tenant, presence, -1, standing, before);
            }
        }
        return any;
    }

    private boolean emit(
            String tenant, Presence presence, int amount, List<Presence> others, Verdict verdict) {
        Cube cube = cubes.get(presence.view());
        byte @Nullable [][] delta = cube == null ? null : delta(presence, amount, others, cube);
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
    private static byte @Nullable [][] delta(
            Presence presence, int amount, List<Presence> others, Cube cube) {
        byte[][] delta = new byte[presence.view().distinct().size()][cube.kinds()];
        boolean any = false;
        for (int column = 0; column < delta.length; column++) {
            for (int kind = 0; kind < cube.kinds() && presence.isIn(column); kind++) {
                Grain grain = cube.grains().get(kind / cube.sets().size());
                SegmentSet set = cube.sets().get(kind % cube.sets().size());
                if (isAlone(presence, column, grain, set, others)) {
                    delta[column][kind] = (byte) amount;
                    any = true;
                }
            }
        }
        return any ? delta : null;
    }

    private static boolean isAlone(
            Presence presence, int column, Grain grain, SegmentSet set, List<Presence> others) {
        for (Presence other : others) {
            if (other.isIn(column) && other.sharesCell(presence, grain, set)) {
                return false;
            }
        }
        return true;
    }
}
