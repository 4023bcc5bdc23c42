package dev.stet.ingest.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * A field's name as producers write it, {@code "user_id":}, compared eight bytes at a time. Up to
 * 24 bytes three words cover it, overlapping where it is shorter.
 */
final class NameToken {

    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int LONGEST = 3 * Long.BYTES;

    /** By ordinal of {@link Field}. */
    static final List<NameToken> ALL = Field.ALL.stream().map(NameToken::new).toList();

    private final int field;
    private final int length;

    /** How many bytes of the record a comparison reads. */
    private final int reach;

    private final int middleAt;
    private final int lastAt;
    private final long first;
    private final long middle;
    private final long last;

    /** Of a token shorter than a word, the bits that count. */
    private final long mask;

    private NameToken(Field field) {
        byte[] token = ('"' + field.label() + "\":").getBytes(StandardCharsets.US_ASCII);
        this.field = field.ordinal();
        length = token.length;
        reach = Math.max(Long.BYTES, length);
        middleAt = Math.min(Long.BYTES, reach - Long.BYTES);
        lastAt = reach - Long.BYTES;
        mask = -1L >>> (reach - length) * Byte.SIZE;
        byte[] padded = Arrays.copyOf(token, reach);
        first = (long) LONGS.get(padded, 0);
        middle = (long) LONGS.get(padded, middleAt);
        last = (long) LONGS.get(padded, lastAt);
    }

    /** The ordinal of the field. */
    int field() {
        return field;
    }

    /**
     * One past the token if it stands at {@code at}, else -1; that also where it cannot be told
     * cheaply: close to {@code end}, or a token of more than 24 bytes.
     */
    int endIn(byte[] data, int at, int end) {
        if (at > end - reach || length > LONGEST) {
            return -1;
        }
        long differing =
                (long) LONGS.get(data, at) ^ first
                        | (long) LONGS.get(data, at + middleAt) ^ middle
                        | (long) LONGS.get(data, at + lastAt) ^ last;
        return (differing & mask) == 0 ? at + length : -1;
    }
}
