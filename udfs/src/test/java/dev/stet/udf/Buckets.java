package dev.stet.udf;

import java.io.ByteArrayOutputStream;

/** Writes columns of clusters, by the words of their definition rather than by the code's own. */
final class Buckets {

    private Buckets() {}

    /**
     * @param sums of the buckets from 0 on
     */
    static byte[] of(long... sums) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(1);
        int before = -1;
        for (int bucket = 0; bucket < sums.length; bucket++) {
            if (sums[bucket] != 0) {
                unsigned(bucket - before - 1L, out);
                unsigned(sums[bucket] > 0 ? 2 * sums[bucket] : -2 * sums[bucket] - 1, out);
                before = bucket;
            }
        }
        return out.toByteArray();
    }

    private static void unsigned(long value, ByteArrayOutputStream out) {
        if (Long.compareUnsigned(value, 128) < 0) {
            out.write((int) value);
        } else {
            out.write((int) Long.remainderUnsigned(value, 128) + 128);
            unsigned(Long.divideUnsigned(value, 128), out);
        }
    }

    /** The sums of all buckets that a column holds. */
    static long[] sums(byte[] column) {
        BucketSums clusters = BucketSums.parse(column);
        long[] sums = new long[64];
        for (int bucket = 0; bucket < sums.length; bucket++) {
            sums[bucket] = clusters == null ? 0 : clusters.at(bucket);
        }
        return sums;
    }
}
