package dev.stet.bytes;

/**
 * Reads the binary form of Protobuf, and the numbers of Avro, which are the same. Never reads past
 * an end that it is given, whatever the bytes say about lengths.
 */
public final class WireReader {

    /** The wire type of a number of variable length. */
    public static final int VARINT = 0;

    public static final int FIXED64 = 1;

    /** The wire type of a length with as many bytes. */
    public static final int BYTES = 2;

    private static final int FIXED32 = 5;

    private static final int LONGEST_VARINT = 10;

    private final byte[] data;

    public WireReader(byte[] data) {
        this.data = data;
    }

    /** The bytes end too early, or are none of this form. */
    public static final class BrokenException extends Exception {

        private static final long serialVersionUID = 1L;
    }

    /**
     * One field of a message where it stands.
     *
     * @param type its wire type
     * @param from the first byte of its content
     * @param to one past its last: where the next field begins
     * @param varint its content where that is such a number, else 0
     */
    public record Wire(int number, int type, int from, int to, long varint) {}

    /** The field that begins at an index before {@code to}. */
    public Wire next(int at, int to) throws BrokenException {
        long tag = varint(at, to);
        int from = at + length(at);
        int number = (int) (tag >>> 3);
        int type = (int) (tag & 7);
        long varint = 0;
        int end;
        switch (type) {
            case VARINT -> {
                varint = varint(from, to);
                end = from + length(from);
            }
            case FIXED64 -> end = from + Long.BYTES;
            case BYTES -> {
                long size = varint(from, to);
                from += length(from);
                end = end(from, to, size);
            }
            case FIXED32 -> end = from + Integer.BYTES;
            default -> throw new BrokenException();
        }
        if (end > to || number == 0) {
            throw new BrokenException();
        }
        return new Wire(number, type, from, end, varint);
    }

    /** The index behind so many bytes. */
    public int end(int from, int to, long size) throws BrokenException {
        if (size < 0 || size > to - from) {
            throw new BrokenException();
        }
        return from + (int) size;
    }

    /** The number of variable length that begins at {@code from}. */
    public long varint(int from, int to) throws BrokenException {
        long value = 0;
        for (int i = 0; i < LONGEST_VARINT; i++) {
            if (from + i >= to) {
                throw new BrokenException();
            }
            value |= (long) (data[from + i] & 0x7F) << 7 * i;
            if (data[from + i] >= 0) {
                return value;
            }
        }
        throw new BrokenException();
    }

    /** How many bytes a number takes that {@link #varint} has read. */
    public int length(int from) {
        int length = 1;
        while (data[from + length - 1] < 0) {
            length++;
        }
        return length;
    }

    /** So many bytes, the least significant first; the caller knows that they are there. */
    public long fixed(int from, int count) {
        long value = 0;
        for (int i = count - 1; i >= 0; i--) {
            value = value << Byte.SIZE | data[from + i] & 0xFF;
        }
        return value;
    }
}
