package dev.stet.lifecycle.suggestion;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Levenshtein distance over Unicode code points, 64 rows of the matrix at a time.
 *
 * <p><b>Source</b> G. Myers, "A fast bit-vector algorithm for approximate string matching based on
 * dynamic programming", JACM 46(3), 1999, in the block form of H. Hyyrö, "A bit-vector algorithm
 * for computing Levenshtein and Damerau edit distances", 2003. Time ⌈m/64⌉ × n.
 */
final class EditDistance {

    private EditDistance() {}

    /**
     * The distance divided by the longer length, 0 to 1; 0 for two empty texts.
     *
     * @param before the accepted text
     * @param now what stands there now
     */
    static double normalised(String before, String now) {
        if (before.equals(now)) {
            return 0;
        }
        int[] a = before.codePoints().toArray();
        int[] b = now.codePoints().toArray();
        return (double) between(a, b) / Math.max(a.length, b.length);
    }

    /** Insertions, deletions and substitutions, each at the cost of 1. */
    static int between(int[] a, int[] b) {
        int start = 0;
        int endA = a.length;
        int endB = b.length;
        while (start < endA && start < endB && a[start] == b[start]) {
            start++;
        }
        while (endA > start && endB > start && a[endA - 1] == b[endB - 1]) {
            endA--;
            endB--;
        }
        if (endA == start || endB == start) {
            return Math.max(endA, endB) - start;
        }
        return endA - start <= endB - start
                ? inBlocks(a, start, endA, b, start, endB)
                : inBlocks(b, start, endB, a, start, endA);
    }

    private static int inBlocks(
            int[] pattern, int from, int to, int[] text, int textFrom, int textTo) {
        int rows = to - from;
        int blocks = (rows + 63) >>> 6;
        Map<Integer, long[]> occurrences = occurrences(pattern, from, to, blocks);
        long[] none = new long[blocks];
        long[] rising = new long[blocks];
        long[] falling = new long[blocks];
        Arrays.fill(rising, -1L);
        long lastRow = 1L << ((rows - 1) & 63);
        int distance = rows;
        for (int column = textFrom; column < textTo; column++) {
            long[] matches = occurrences.getOrDefault(text[column], none);
            long carryUp = 1;
            long carryDown = 0;
            for (int block = 0; block < blocks; block++) {
                long up = rising[block];
                long down = falling[block];
                long vertical = matches[block] | down;
                long match = matches[block] | carryDown;
                long diagonal = (((match & up) + up) ^ up) | match;
                long plus = down | ~(diagonal | up);
                long minus = up & diagonal;
                if (block == blocks - 1) {
                    distance += (plus & lastRow) != 0 ? 1 : (minus & lastRow) != 0 ? -1 : 0;
                }
                long nextUp = plus >>> 63;
                long nextDown = minus >>> 63;
                plus = (plus << 1) | carryUp;
                minus = (minus << 1) | carryDown;
                rising[block] = minus | ~(vertical | plus);
                falling[block] = plus & vertical;
                carryUp = nextUp;
                carryDown = nextDown;
            }
        }
        return distance;
    }

    private static Map<Integer, long[]> occurrences(int[] pattern, int from, int to, int blocks) {
        Map<Integer, long[]> occurrences = new HashMap<>();
        for (int row = from; row < to; row++) {
            occurrences
                            .computeIfAbsent(pattern[row], symbol -> new long[blocks])[
                            (row - from) >>> 6] |=
                    1L << ((row - from) & 63);
        }
        return occurrences;
    }
}
