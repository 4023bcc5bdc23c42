package dev.stet.udf;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.datasketches.common.Family;
import org.apache.datasketches.memory.Memory;
import org.apache.datasketches.theta.CompactSketch;
import org.apache.datasketches.theta.SetOperation;
import org.apache.datasketches.theta.Union;
import org.apache.datasketches.thetacommon.ThetaUtil;
import org.jspecify.annotations.Nullable;

/**
 * Compact Theta sketches as bytes: how this project makes them, and how it takes them from anyone.
 *
 * <p><b>Form</b> Apache DataSketches' serial version 3 with the default update seed, which is what
 * its libraries for Druid, Spark, BigQuery and PostgreSQL write too. With 2^12 nominal entries an
 * estimate lies within 3.2 % of the truth 95 times of 100, and is exact up to 4096 distinct values.
 *
 * <p><b>Corrupt bytes</b> The library reads past the end of a truncated array without noticing, so
 * {@link #read} first checks what the preamble says against the length. What is no sketch becomes
 * NULL in SQL, never an exception: one poisoned row would restart a job for ever.
 */
public final class ThetaSketches {

    /** Binary logarithm of the nominal entries of every sketch that this project makes. */
    public static final int LOG_NOMINAL_ENTRIES = 12;

    /** The two standard deviations of THETA_LOWER and THETA_UPPER: 95.4 %. */
    static final int STANDARD_DEVIATIONS = 2;

    private static final int SERIAL_VERSION = 3;
    private static final int SERIAL_VERSION_BYTE = 1;
    private static final int FAMILY_BYTE = 2;
    private static final int FLAGS_BYTE = 5;
    private static final int RETAINED_ENTRIES_INT = 8;
    private static final int PREAMBLE_LONGS_MASK = 0x3F;
    private static final int BIG_ENDIAN_FLAG = 1;
    private static final int EMPTY_FLAG = 4;
    private static final int COMPACT_FLAG = 8;

    private ThetaSketches() {}

    /** The sketch, a view on the bytes; null where they are none of the form above. */
    static @Nullable CompactSketch read(byte[] bytes) {
        if (!isWhole(bytes)) {
            return null;
        }
        try {
            return CompactSketch.wrap(Memory.wrap(bytes), ThetaUtil.DEFAULT_UPDATE_SEED);
        } catch (RuntimeException e) {
            return null;
        }
    }

    /**
     * Takes sketches in one by one; its result is compact, ordered and independent of their order.
     */
    static Union newUnion() {
        return SetOperation.builder().setLogNominalEntries(LOG_NOMINAL_ENTRIES).buildUnion();
    }

    /** Takes a sketch in; false, and nothing taken, where the bytes are none. */
    static boolean add(Union union, byte[] bytes) {
        CompactSketch sketch = read(bytes);
        if (sketch == null) {
            return false;
        }
        try {
            union.union(sketch);
            return true;
        } catch (RuntimeException e) {
            return false;
        }
    }

    private static boolean isWhole(byte[] bytes) {
        return bytes.length >= Long.BYTES
                && bytes[SERIAL_VERSION_BYTE] == SERIAL_VERSION
                && bytes[FAMILY_BYTE] == Family.COMPACT.getID()
                && (bytes[FLAGS_BYTE] & COMPACT_FLAG) != 0
                && (bytes[FLAGS_BYTE] & BIG_ENDIAN_FLAG) == 0
                && bytes.length == lengthTold(bytes);
    }

    /** The length that the preamble tells; −1 where it tells none. */
    private static long lengthTold(byte[] bytes) {
        int preambleLongs = bytes[0] & PREAMBLE_LONGS_MASK;
        if (preambleLongs == 1) {
            return (bytes[FLAGS_BYTE] & EMPTY_FLAG) != 0 ? Long.BYTES : 2L * Long.BYTES;
        }
        if (preambleLongs < 1
                || preambleLongs > 3
                || bytes.length < (long) preambleLongs * Long.BYTES) {
            return -1;
        }
        int retained =
                ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(RETAINED_ENTRIES_INT);
        return retained < 0 ? -1 : ((long) preambleLongs + retained) * Long.BYTES;
    }
}
