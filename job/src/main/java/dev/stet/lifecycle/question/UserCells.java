package dev.stet.lifecycle.question;

import dev.stet.contract.Cube;
import dev.stet.contract.Dimensions;
import dev.stet.contract.Grain;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** In which cells a user is new by one question more, or no more by one less. */
final class UserCells {

    private static final int SLOTS = 1 << 10;

    private final Cube cube;
    private final SharedSegments shared;

    /** By grain, then as {@link SharedSegments#of}: the cells of the question at hand. */
    private final long[] taken;

    private final @Nullable Delta[] known = new Delta[SLOTS];

    /** There are few different ones, and facts may share them. */
    private record Delta(long[] taken, int amount, byte[] delta) {}

    UserCells(Cube cube) {
        this.cube = cube;
        shared = new SharedSegments(cube.sets());
        taken = new long[cube.grains().size() * shared.words()];
    }

    /** What one question does where nothing is counted. */
    byte[] none() {
        Arrays.fill(taken, -1L);
        return delta(0);
    }

    /**
     * Counts a question.
     *
     * @param kind {@link UserMinutes#ASKED} or {@link UserMinutes#REPEATED}
     * @param amount 1, or -1 to take it back
     * @return per cell kind of the cube {@code amount} where the user has no other such question
     *     than this, else 0; read only
     */
    byte[] count(UserMinutes minutes, int kind, long minute, Dimensions dimensions, int amount) {
        if (amount < 0) {
            minutes.add(kind, minute, dimensions, amount);
        }
        for (int grain = 0; grain < cube.grains().size(); grain++) {
            take(minutes, kind, grain, minute, dimensions);
        }
        if (amount > 0) {
            minutes.add(kind, minute, dimensions, amount);
        }
        return delta(amount);
    }

    /** Finds the cells of this grain that the user is in. */
    private void take(
            UserMinutes minutes, int kind, int grain, long minute, Dimensions dimensions) {
        int words = shared.words();
        int first = grain * words;
        Arrays.fill(taken, first, first + words, 0);
        long at = minute * Grain.MINUTE.millis();
        long start = UserMinutes.minute(cube.zone().windowStart(cube.grains().get(grain), at));
        long end = UserMinutes.minute(cube.zone().windowEnd(cube.grains().get(grain), at));
        long[] all = shared.of(dimensions, dimensions);
        for (int entry = minutes.from(start);
                entry < minutes.size() && minutes.minuteOf(entry) < end;
                entry++) {
            if (minutes.count(entry, kind) > 0) {
                long[] same = shared.of(dimensions, minutes.dimensions(entry));
                boolean complete = true;
                for (int word = 0; word < words; word++) {
                    taken[first + word] |= same[word];
                    complete &= taken[first + word] == all[word];
                }
                if (complete) {
                    return;
                }
            }
        }
    }

    private byte[] delta(int amount) {
        int hash = (31 * Arrays.hashCode(taken) + amount) * 0x9E3779B9;
        int slot = hash >>> (Integer.SIZE - 10);
        Delta delta = known[slot];
        if (delta == null || delta.amount != amount || !Arrays.equals(delta.taken, taken)) {
            delta = new Delta(taken.clone(), amount, made(amount));
            known[slot] = delta;
        }
        return delta.delta;
    }

    private byte[] made(int amount) {
        byte[] delta = new byte[cube.kinds()];
        for (int grain = 0; grain < cube.grains().size(); grain++) {
            for (int set = 0; set < cube.sets().size(); set++) {
                long word = taken[grain * shared.words() + set / Long.SIZE];
                if ((word & (1L << set)) == 0) {
                    delta[cube.kind(grain, set)] = (byte) amount;
                }
            }
        }
        return delta;
    }
}
