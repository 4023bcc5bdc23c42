package dev.stet.bytes;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What was recently read from its bytes, to be handed out again for equal bytes: few tenants,
 * sources and combinations of dimensions come again and again, and equal ones that are the same
 * object are compared at no cost.
 *
 * <p>A table of bounded size in which a later value takes the place of an earlier one. Shared by
 * all threads without a lock: its entries never change, and a race costs no more than a miss.
 *
 * @param <T> immutable
 */
public final class Interned<T> {

    private static final int SLOTS = 1 << 12;

    /** Longer values come rarely twice, and would fill memory. */
    private static final int MOST_BYTES = 512;

    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final @Nullable Entry<T>[] slots = newSlots();

    private record Entry<T>(byte[] bytes, T value) {}

    /** How a value is read from its bytes. */
    public interface Reader<T, X extends Exception> {
        T read(byte[] bytes) throws X;
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static <T> @Nullable Entry<T>[] newSlots() {
        return new Entry[SLOTS];
    }

    /** Of the bytes in {@code [from, to)}, which are copied where they were not read recently. */
    public <X extends Exception> T get(byte[] bytes, int from, int to, Reader<T, X> reader)
            throws X {
        if (to - from > MOST_BYTES) {
            return reader.read(Arrays.copyOfRange(bytes, from, to));
        }
        int slot = slot(bytes, from, to);
        Entry<T> entry = slots[slot];
        if (entry == null || !Arrays.equals(entry.bytes, 0, entry.bytes.length, bytes, from, to)) {
            byte[] copy = Arrays.copyOfRange(bytes, from, to);
            entry = new Entry<>(copy, reader.read(copy));
            slots[slot] = entry;
        }
        return entry.value;
    }

    private static int slot(byte[] bytes, int from, int to) {
        long hash = to - from;
        int at = from;
        for (; at <= to - Long.BYTES; at += Long.BYTES) {
            hash = mixed(hash, (long) LONGS.get(bytes, at));
        }
        long rest = 0;
        for (; at < to; at++) {
            rest = rest << 8 | bytes[at] & 0xFF;
        }
        hash = mixed(hash, rest);
        return (int) (hash >>> (Long.SIZE - Integer.numberOfTrailingZeros(SLOTS)));
    }

    private static long mixed(long hash, long word) {
        long mixed = (hash ^ word) * 0x9E3779B97F4A7C15L;
        return mixed ^ mixed >>> 29;
    }
}
