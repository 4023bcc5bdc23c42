package dev.stet.contract;

import dev.stet.bytes.Binary;
import dev.stet.bytes.Packer;
import dev.stet.bytes.Unpacker;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * {@link Clusters} as a cell keeps them, in memory, in state and on the wire: one array of bytes.
 * Immutable.
 *
 * <p>The bytes: which measures and which buckets hold anything, as bits; then of each such bucket
 * its sums of these measures. Neighbours often are equal, as what was seen after a minute and after
 * ten, so that a run of sums equal to the one before it is one number: its length less 1, doubled.
 * A sum that is not equal is the zigzag form of the difference, doubled, plus 1. What is 0 takes no
 * place, so that equal sums are equal bytes.
 */
public final class PackedClusters {

    /** Without any sum. */
    public static final PackedClusters EMPTY = new PackedClusters(new byte[2]);

    private final byte[] form;

    private PackedClusters(byte[] form) {
        this.form = form;
    }

    /** The same sums. */
    public static PackedClusters of(Clusters clusters) {
        boolean[] measures = new boolean[clusters.measures()];
        boolean[] held = new boolean[Clusters.BUCKETS];
        for (int bucket = 0; bucket < Clusters.BUCKETS; bucket++) {
            long[] ofBucket = clusters.sums(bucket);
            for (int measure = 0; measure < ofBucket.length; measure++) {
                if (ofBucket[measure] != 0) {
                    measures[measure] = true;
                    held[bucket] = true;
                }
            }
        }
        Packer packer = new Packer();
        int[] indices = writeBits(measures, packer);
        long[] sums = new long[indices.length];
        for (int bucket : writeBits(held, packer)) {
            for (int i = 0; i < sums.length; i++) {
                sums[i] = clusters.at(bucket, indices[i]);
            }
            writeBucket(sums, packer);
        }
        return new PackedClusters(packer.toBytes());
    }

    /** To be added to, or read bucket by bucket. */
    public Clusters unpack() {
        Clusters clusters = new Clusters();
        Unpacker in = new Unpacker().begin(form);
        int[] indices = readBits(in);
        int[] held = readBits(in);
        long[] sums = new long[indices.length];
        for (int bucket : held) {
            readBucket(in, sums);
            clusters.add(bucket, spread(sums, indices));
        }
        return clusters;
    }

    private static long[] spread(long[] sums, int[] indices) {
        long[] all = new long[indices[indices.length - 1] + 1];
        for (int i = 0; i < sums.length; i++) {
            all[indices[i]] = sums[i];
        }
        return all;
    }

    /** This and more. */
    public PackedClusters plus(PackedClusters more) {
        if (isEmpty() || more.isEmpty()) {
            return isEmpty() ? more : this;
        }
        return new Merge(this, more).merged();
    }

    /** Whether every sum is 0. */
    public boolean isEmpty() {
        return form[0] == 0;
    }

    /** How many bytes there are. */
    public int length() {
        return form.length;
    }

    /** The length, and the bytes. */
    public void write(DataOutput out) throws IOException {
        Binary.writeVarLong(out, form.length);
        out.write(form);
    }

    /** Reads what {@link #write} wrote. */
    public static PackedClusters read(DataInput in) throws IOException {
        byte[] form = new byte[(int) Binary.readVarLong(in)];
        in.readFully(form);
        return new PackedClusters(form);
    }

    /** Two of them, bucket by bucket. */
    private static final class Merge {

        private final Side one;
        private final Side other;
        private final Packer packer = new Packer();

        /** Which measures either of the two holds. */
        private final int[] indices;

        private final long[] sums;
        private final boolean[] some;

        private Merge(PackedClusters one, PackedClusters other) {
            this.one = new Side(one.form);
            this.other = new Side(other.form);
            indices = writeBits(flags(this.one.indices, this.other.indices), packer);
            sums = new long[indices.length];
            some = new boolean[indices.length];
        }

        private static boolean[] flags(int[] left, int[] right) {
            boolean[] any =
                    new boolean[1 + Math.max(left[left.length - 1], right[right.length - 1])];
            for (int index : left) {
                any[index] = true;
            }
            for (int index : right) {
                any[index] = true;
            }
            return any;
        }

        private PackedClusters merged() {
            one.placeIn(indices);
            other.placeIn(indices);
            boolean isShortest = true;
            for (int bucket : writeBits(flags(one.held, other.held), packer)) {
                Arrays.fill(sums, 0);
                one.addTo(sums, bucket);
                other.addTo(sums, bucket);
                isShortest &= notes();
                writeBucket(sums, packer);
            }
            for (boolean each : some) {
                isShortest &= each;
            }
            PackedClusters merged = new PackedClusters(packer.toBytes());
            return isShortest ? merged : of(merged.unpack());
        }

        /** Takes note of what is not 0, and returns whether anything is. */
        private boolean notes() {
            boolean any = false;
            for (int i = 0; i < sums.length; i++) {
                if (sums[i] != 0) {
                    some[i] = true;
                    any = true;
                }
            }
            return any;
        }
    }

    /** One of two, read from its first bucket to its last. */
    private static final class Side {

        private final Unpacker in;
        private final int[] indices;
        private final int[] held;
        private final long[] sums;
        private final int[] places;
        private int next;

        private Side(byte[] form) {
            in = new Unpacker().begin(form);
            indices = readBits(in);
            held = readBits(in);
            sums = new long[indices.length];
            places = new int[indices.length];
        }

        private void placeIn(int[] all) {
            int place = 0;
            for (int i = 0; i < indices.length; i++) {
                while (all[place] != indices[i]) {
                    place++;
                }
                places[i] = place;
            }
        }

        /** Adds what it has in a bucket; buckets in ascending order. */
        private void addTo(long[] all, int bucket) {
            if (next == held.length || held[next] != bucket) {
                return;
            }
            readBucket(in, sums);
            next++;
            for (int i = 0; i < sums.length; i++) {
                all[places[i]] += sums[i];
            }
        }
    }

    private static void writeBucket(long[] sums, Packer out) {
        long before = 0;
        long run = 0;
        for (long sum : sums) {
            if (sum == before) {
                run++;
                continue;
            }
            if (run > 0) {
                out.writeVarLong((run - 1) << 1);
                run = 0;
            }
            out.writeVarLong(Binary.zigZag(sum - before) << 1 | 1);
            before = sum;
        }
        if (run > 0) {
            out.writeVarLong((run - 1) << 1);
        }
    }

    private static void readBucket(Unpacker in, long[] sums) {
        long before = 0;
        int at = 0;
        while (at < sums.length) {
            long token = in.readVarLong();
            if ((token & 1) == 0) {
                for (long run = token >>> 1; run >= 0; run--) {
                    sums[at++] = before;
                }
            } else {
                before += Binary.ofZigZag(token >>> 1);
                sums[at++] = before;
            }
        }
    }

    /**
     * Writes how many bytes, and eight flags in each.
     *
     * @return the indices of those that are set
     */
    private static int[] writeBits(boolean[] flags, Packer out) {
        int[] indices = new int[flags.length];
        int set = 0;
        for (int i = 0; i < flags.length; i++) {
            if (flags[i]) {
                indices[set++] = i;
            }
        }
        int bytes = set == 0 ? 0 : indices[set - 1] / Byte.SIZE + 1;
        out.writeByte(bytes);
        for (int i = 0; i < bytes; i++) {
            int eight = 0;
            for (int bit = 0; bit < Byte.SIZE && i * Byte.SIZE + bit < flags.length; bit++) {
                eight |= flags[i * Byte.SIZE + bit] ? 1 << bit : 0;
            }
            out.writeByte(eight);
        }
        return Arrays.copyOf(indices, set);
    }

    private static int[] readBits(Unpacker in) {
        int bytes = in.readByte();
        int[] indices = new int[bytes * Byte.SIZE];
        int set = 0;
        for (int i = 0; i < bytes; i++) {
            int eight = in.readByte();
            for (int bit = 0; bit < Byte.SIZE; bit++) {
                if ((eight & 1 << bit) != 0) {
                    indices[set++] = i * Byte.SIZE + bit;
                }
            }
        }
        return Arrays.copyOf(indices, set);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PackedClusters that && Arrays.equals(form, that.form);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(form);
    }

    @Override
    public String toString() {
        return "%d bytes of buckets of users".formatted(form.length);
    }
}
