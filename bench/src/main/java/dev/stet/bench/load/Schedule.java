package dev.stet.bench.load;

import java.util.Arrays;

/**
 * What is still to come, by time: a binary heap in arrays, 24 bytes an entry, as it holds one entry
 * or two for each live suggestion and there may be many millions of them.
 */
final class Schedule {

    /** The longest delay that fits beside stage and step. */
    static final int MOST_DELAY_MILLIS = (1 << 15) - 1;

    /** The last step that fits. */
    static final int MOST_STEPS = (1 << 12) - 1;

    private static final int ON_ITS_WAY = 1 << 31;

    private long[] times = new long[1 << 10];
    private long[] numbers = new long[1 << 10];
    private int[] users = new int[1 << 10];
    private int[] rests = new int[1 << 10];
    private int size;

    /** {@link Long#MAX_VALUE} where there is nothing. */
    long nextMillis() {
        return size == 0 ? Long.MAX_VALUE : times[0];
    }

    int size() {
        return size;
    }

    /** Something that will happen then. */
    void happens(LoadMoment moment) {
        add(moment.timeMillis(), moment.number(), moment.user(), rest(moment));
    }

    /** Something that happened, and arrives after that delay. */
    void arrives(LoadMoment moment, int delayMillis) {
        add(
                moment.timeMillis() + delayMillis,
                moment.number(),
                moment.user(),
                ON_ITS_WAY | delayMillis << 16 | rest(moment));
    }

    private static int rest(LoadMoment moment) {
        return moment.step() << 4 | moment.stage().ordinal();
    }

    /** Whether the next is on its way, rather than about to happen. */
    boolean arrivesNext() {
        return (rests[0] & ON_ITS_WAY) != 0;
    }

    /** Takes the next. Of one that was on its way, the time is when it happened. */
    LoadMoment take() {
        int rest = rests[0];
        LoadMoment taken =
                new LoadMoment(
                        LoadMoment.STAGES[rest & 0xf],
                        numbers[0],
                        rest >>> 4 & MOST_STEPS,
                        users[0],
                        times[0] - (rest >>> 16 & MOST_DELAY_MILLIS));
        size--;
        sinkFromTop(times[size], numbers[size], users[size], rests[size]);
        return taken;
    }

    private void add(long time, long number, int user, int rest) {
        if (size == times.length) {
            int larger = size + (size >> 1);
            times = Arrays.copyOf(times, larger);
            numbers = Arrays.copyOf(numbers, larger);
            users = Arrays.copyOf(users, larger);
            rests = Arrays.copyOf(rests, larger);
        }
        int at = size++;
        while (at > 0) {
            int above = (at - 1) >>> 1;
            if (times[above] <= time) {
                break;
            }
            move(above, at);
            at = above;
        }
        set(at, time, number, user, rest);
    }

    private void sinkFromTop(long time, long number, int user, int rest) {
        int at = 0;
        while (true) {
            int below = 2 * at + 1;
            if (below >= size) {
                break;
            }
            if (below + 1 < size && times[below + 1] < times[below]) {
                below++;
            }
            if (times[below] >= time) {
                break;
            }
            move(below, at);
            at = below;
        }
        set(at, time, number, user, rest);
    }

    private void move(int from, int to) {
        set(to, times[from], numbers[from], users[from], rests[from]);
    }

    private void set(int at, long time, long number, int user, int rest) {
        times[at] = time;
        numbers[at] = number;
        users[at] = user;
        rests[at] = rest;
    }
}
