package dev.stet.bench.load;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes of one event after the other, put together from pieces. Escapes nothing. */
final class JsonBytes {

    private byte[] bytes = new byte[2_048];
    private int length;

    static byte[] piece(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    JsonBytes add(byte[] piece) {
        ensure(piece.length);
        System.arraycopy(piece, 0, bytes, length, piece.length);
        length += piece.length;
        return this;
    }

    /** Sixteen digits. */
    JsonBytes hexadecimal(long bits) {
        ensure(16);
        for (int shift = 60; shift >= 0; shift -= 4) {
            bytes[length++] = Hexadecimal.digit((int) (bits >>> shift));
        }
        return this;
    }

    /**
     * @param number at least 0
     */
    JsonBytes decimal(long number) {
        ensure(20);
        int digits = 1;
        for (long rest = number / 10; rest > 0; rest /= 10) {
            digits++;
        }
        long rest = number;
        for (int at = length + digits - 1; at >= length; at--) {
            bytes[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length += digits;
        return this;
    }

    /**
     * A fraction of one with four digits.
     *
     * @param tenThousandths 0 to 9,999
     */
    JsonBytes fraction(int tenThousandths) {
        ensure(6);
        bytes[length++] = '0';
        bytes[length++] = '.';
        for (int unit = 1_000; unit > 0; unit /= 10) {
            bytes[length++] = (byte) ('0' + tenThousandths / unit % 10);
        }
        return this;
    }

    /** What was added since the last time, a copy; begins anew. */
    byte[] take() {
        byte[] taken = Arrays.copyOf(bytes, length);
        length = 0;
        return taken;
    }

    private void ensure(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * (length + more));
        }
    }
}
