package dev.stet.ingest.files;

import java.io.FileInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Opens a file for reading, unpacked where it is compressed. */
final class FileBytes {

    private static final int COMPRESSED_BUFFER_BYTES = 32 * 1024;

    private FileBytes() {}

    /**
     * @param offset uncompressed bytes to leave out: sought in a plain file, read over in a
     *     compressed one
     * @param read grows by the bytes of the file itself, compressed or not, as they are read or
     *     left out
     */
    static InputStream open(String file, long offset, AtomicLong read) throws IOException {
        FileInputStream plain = new FileInputStream(file);
        try {
            if (!InputFiles.isCompressed(file)) {
                plain.getChannel().position(offset);
                read.addAndGet(offset);
                return new Counted(plain, read);
            }
            InputStream unpacked = new Unpacked(new Counted(plain, read));
            unpacked.skipNBytes(offset);
            return unpacked;
        } catch (IOException | RuntimeException e) {
            plain.close();
            throw e;
        }
    }

    private static final class Counted extends FilterInputStream {

        private final AtomicLong read;

        Counted(InputStream in, AtomicLong read) {
            super(in);
            this.read = read;
        }

        @Override
        public int read() throws IOException {
            int next = super.read();
            if (next >= 0) {
                read.incrementAndGet();
            }
            return next;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int count = super.read(bytes, from, length);
            if (count > 0) {
                read.addAndGet(count);
            }
            return count;
        }
    }

    /** Any number of members; unlike its parent not silent about what follows the last one. */
    private static final class Unpacked extends GZIPInputStream {

        private static final int TRAILER_BYTES = 8;

        Unpacked(InputStream in) throws IOException {
            super(in, COMPRESSED_BUFFER_BYTES);
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int count = super.read(bytes, from, length);
            if (count < 0 && (inf.getRemaining() > TRAILER_BYTES || in.available() > 0)) {
                throw new ZipException("what follows the compressed data is not gzip");
            }
            return count;
        }
    }
}
