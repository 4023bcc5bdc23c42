package dev.stet.contract;

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
final class Interned<T> {

    private static final int SLOTS = 1 << 12;

    /** Longer values come rarely twice, and would fill memory. */
    private static final int MOST_BYTES = 512;

    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final @Nullable Entry<T>[] slots = newSlots();

    private record Entry<T>(byte[] bytes, T value) {}

    /** How a value is read from its bytes. */
    interface Reader<T, X extends Exception> {
        T read(byte[] bytes) throws X;
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static <T> @Nullable Entry<T>[] newSlots() {
        return new Entry[SLOTS];
    }

    /** Takes {@code bytes} over. */
    <X extends Exception> T get(byte[] bytes, Reader<T, X> reader) throws X {
        if (bytes.length > MOST_BYTES) {
            return reader.read(bytes);
        }
        int slot = slot(bytes);
        Entry<T> entry = slots[slot];
        if (entry == null || !Arrays.equals(entry.bytes, bytes)) {
            entry = new Entry<>(bytes, reader.read(bytes));
            slots[slot] = entry;
        }
        return entry.value;
    }

    private static int slot(byte[] bytes) {
        long hash = bytes.length;
        int at = 0;
        for (; at <= bytes.length - Long.BYTES; at += Long.BYTES) {
            hash = (hash ^ (long) LONGS.get(bytes, at)) * 0x9E3779B97F4A7C15L;
            hash ^= hash >>> 29;
        }
        for (; at < bytes.length; at++) {
            hash = (hash ^ bytes[at]) * 0x9E3779B97F4A7C15L;
        }
        return (int) (hash >>> (Long.SIZE - Integer.numberOfTrailingZeros(SLOTS)));
    }
}
