package dev.stet.lifecycle;

import dev.stet.contract.Binary;
import dev.stet.contract.Codec;
import dev.stet.contract.Cube;
import dev.stet.contract.Dimensions;
import dev.stet.contract.Grain;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * In which cells one user's questions of one UTC day lie: how many per minute and combination of
 * dimensions, so that it is known which question is the first in a cell and which the last taken
 * back. At most 1,440 minutes per combination, however many the questions. Immutable.
 */
record UserDay(List<Tally> tallies) {

    static final UserDay EMPTY = new UserDay(List.of());

    /** What is counted: the index in {@code View.QUESTION.distinct()}. */
    static final int ASKED = 0;

    static final int REPEATED = 1;

    private static final int KINDS = 2;

    /**
     * @param minutes of the day, sorted
     * @param counts by kind, then as {@code minutes}
     */
    record Tally(Dimensions dimensions, short[] minutes, int[][] counts) {}

    /** With one question more (or less, by a negative amount) in this minute. */
    UserDay plus(int kind, Dimensions dimensions, int minute, int amount) {
        List<Tally> changed = new ArrayList<>(tallies);
        for (int i = 0; i < changed.size(); i++) {
            Tally tally = changed.get(i);
            if (tally.dimensions.equals(dimensions)) {
                changed.set(i, plus(tally, kind, minute, amount));
                return new UserDay(changed);
            }
        }
        Tally empty = new Tally(dimensions, new short[0], new int[KINDS][0]);
        changed.add(plus(empty, kind, minute, amount));
        return new UserDay(changed);
    }

    private static Tally plus(Tally tally, int kind, int minute, int amount) {
        int found = Arrays.binarySearch(tally.minutes, (short) minute);
        int place = found >= 0 ? found : -found - 1;
        int grown = found >= 0 ? 0 : 1;
        short[] minutes = Arrays.copyOf(tally.minutes, tally.minutes.length + grown);
        int[][] counts = new int[KINDS][];
        for (int k = 0; k < KINDS; k++) {
            counts[k] = Arrays.copyOf(tally.counts[k], minutes.length);
            if (grown > 0) {
                int moved = tally.minutes.length - place;
                System.arraycopy(tally.counts[k], place, counts[k], place + 1, moved);
                counts[k][place] = 0;
            }
        }
        if (grown > 0) {
            System.arraycopy(
                    tally.minutes, place, minutes, place + 1, tally.minutes.length - place);
            minutes[place] = (short) minute;
        }
        counts[kind][place] += amount;
        return new Tally(tally.dimensions, minutes, counts);
    }

    private static boolean any(Tally tally, int kind, Grain grain, int minute) {
        int length = (int) (grain.millis() / Grain.MINUTE.millis());
        int from = minute / length * length;
        return any(tally, kind, from, from + length);
    }

    private static boolean any(Tally tally, int kind, int from, int to) {
        int found = Arrays.binarySearch(tally.minutes, (short) from);
        int place = found >= 0 ? found : -found - 1;
        for (; place < tally.minutes.length && tally.minutes[place] < to; place++) {
            if (tally.counts[kind][place] > 0) {
                return true;
            }
        }
        return false;
    }

    /** Per cell kind of the cube whether the user is in that cell. */
    boolean[] cells(int kind, Cube cube, Dimensions dimensions, int minute) {
        boolean[] cells = new boolean[cube.kinds()];
        for (Tally tally : tallies) {
            for (int grain = 0; grain < cube.grains().size(); grain++) {
                if (any(tally, kind, cube.grains().get(grain), minute)) {
                    mark(cells, cube, grain, tally.dimensions, dimensions);
                }
            }
        }
        return cells;
    }

    /** The cells of this grain into which both combinations of dimensions fall. */
    private static void mark(
            boolean[] cells, Cube cube, int grain, Dimensions one, Dimensions other) {
        for (int set = 0; set < cube.sets().size(); set++) {
            int cell = cube.kind(grain, set);
            cells[cell] = cells[cell] || cube.sets().get(set).same(one, other);
        }
    }

    /** The form in state, version 1. */
    public static final class StateCodec implements Codec<UserDay> {

        private static final int VERSION = 1;

        @Override
        public void write(UserDay day, DataOutput out) throws IOException {
            out.writeByte(VERSION);
            Binary.writeVarLong(out, day.tallies.size());
            for (Tally tally : day.tallies) {
                tally.dimensions.write(out);
                Binary.writeVarLong(out, tally.minutes.length);
                for (int i = 0; i < tally.minutes.length; i++) {
                    out.writeShort(tally.minutes[i]);
                    for (int kind = 0; kind < KINDS; kind++) {
                        Binary.writeVarLong(out, tally.counts[kind][i]);
                    }
                }
            }
        }

        @Override
        public UserDay read(DataInput in) throws IOException {
            int version = in.readByte();
            if (version != VERSION) {
                throw new IOException("A user's day in state has the unknown format " + version);
            }
            int size = (int) Binary.readVarLong(in);
            List<Tally> tallies = new ArrayList<>(size);
            for (int n = 0; n < size; n++) {
                Dimensions dimensions = Dimensions.read(in);
                short[] minutes = new short[(int) Binary.readVarLong(in)];
                int[][] counts = new int[KINDS][minutes.length];
                for (int i = 0; i < minutes.length; i++) {
                    minutes[i] = in.readShort();
                    for (int kind = 0; kind < KINDS; kind++) {
                        counts[kind][i] = (int) Binary.readVarLong(in);
                    }
                }
                tallies.add(new Tally(dimensions, minutes, counts));
            }
            return new UserDay(tallies);
        }
    }
}
