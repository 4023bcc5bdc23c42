package dev.stet.ingest.files;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipException;

/** The zeros that tapes and block devices put behind compressed data; nothing else may follow. */
final class Padding {

    private static final int BUFFER_BYTES = 8 * 1024;

    private Padding() {}

    /**
     * @param kind of the compressed data, as a message names it
     * @throws ZipException where one of the bytes from {@code from} to before {@code to} is another
     */
    static void requireZeros(byte[] bytes, int from, int to, String kind) throws ZipException {
        for (int at = from; at < to; at++) {
            if (bytes[at] != 0) {
                throw isNot(kind);
            }
        }
    }

    /** The same for all that is left. */
    static void requireZeros(InputStream in, String kind) throws IOException {
        byte[] more = new byte[BUFFER_BYTES];
        for (int count = in.read(more); count >= 0; count = in.read(more)) {
            requireZeros(more, 0, count, kind);
        }
    }

    static ZipException isNot(String kind) {
        return new ZipException("what follows the compressed data is not " + kind);
    }
}
