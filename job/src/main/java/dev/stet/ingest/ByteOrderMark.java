package dev.stet.ingest;

/** What editors and some producers put before a text in UTF-8, where it says nothing. */
public final class ByteOrderMark {

    public static final byte FIRST = (byte) 0xEF;

    public static final int LENGTH = 3;

    private ByteOrderMark() {}

    /** The place behind a mark that begins {@code [from, to)}; {@code from} where none does. */
    public static int behind(byte[] bytes, int from, int to) {
        return to - from >= LENGTH
                        && bytes[from] == FIRST
                        && bytes[from + 1] == (byte) 0xBB
                        && bytes[from + 2] == (byte) 0xBF
                ? from + LENGTH
                : from;
    }
}
