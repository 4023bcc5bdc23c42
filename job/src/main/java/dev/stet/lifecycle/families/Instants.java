package dev.stet.lifecycle.families;

import java.util.Arrays;

/** Instants in ascending order, epoch milliseconds. */
final class Instants {

    private static final long[] NONE = {};

    private long[] millis = NONE;
    private int size;

    /** Adds one that is not before any other. */
    void add(long at) {
        if (size == millis.length) {
            millis = Arrays.copyOf(millis, Math.max(4, 2 * size));
        }
        millis[size++] = at;
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** Whether one is in {@code [from, to]}. */
    boolean anyIn(long from, long to) {
        return size > 0 && firstFrom(from) <= to;
    }

    /** The first at or after an instant; {@link Long#MAX_VALUE} for none. */
    long firstFrom(long from) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (millis[middle] < from) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low == size ? Long.MAX_VALUE : millis[low];
    }
}
