package dev.stet.ingest.files;

import com.github.luben.zstd.ZstdInputStream;
import java.io.ByteArrayInputStream;
import java.io.FileInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Opens a file for reading, decompressed. Whether it is compressed, and how, its first bytes say:
 * gzip of any number of members, zstd of any number of frames, or one within the other. Zeros may
 * follow either.
 */
final class FileBytes {

    private static final int COMPRESSED_BUFFER_BYTES = 32 * 1024;
    private static final int MAGIC_BYTES = 4;

    /** A file that is compressed more often than this is not meant to be read. */
    private static final int DEEPEST = 3;

    private FileBytes() {}

    /**
     * @param offset decompressed bytes to leave out: sought in a plain file, read over in a
     *     compressed one
     * @param read grows by the bytes of the file itself, compressed or not, as they are read or
     *     left out
     */
    static InputStream open(String file, long offset, AtomicLong read) throws IOException {
        FileInputStream plain = new FileInputStream(file);
        try {
            boolean compressed = Compression.of(plain.readNBytes(MAGIC_BYTES)) != Compression.NONE;
            plain.getChannel().position(compressed ? 0 : offset);
            if (!compressed) {
                read.addAndGet(offset);
                return new Counted(plain, read);
            }
            InputStream decompressed = decompressed(new Counted(plain, read), 0);
            decompressed.skipNBytes(offset);
            return decompressed;
        } catch (IOException | RuntimeException e) {
            plain.close();
            throw e;
        }
    }

    private static InputStream decompressed(InputStream packed, int depth) throws IOException {
        byte[] first = packed.readNBytes(MAGIC_BYTES);
        Compression compression = Compression.of(first);
        // Unlike a buffer it loses nothing that was decompressed before a failure.
        InputStream in = new SequenceInputStream(new ByteArrayInputStream(first), packed);
        if (depth == DEEPEST && compression != Compression.NONE) {
            throw new ZipException("is compressed more than %d times".formatted(DEEPEST));
        }
        return switch (compression) {
            case NONE -> in;
            case GZIP -> decompressed(new Gunzipped(in), depth + 1);
            case ZSTD -> decompressed(new ZstdInputStream(new ZstdFrames(in)), depth + 1);
        };
    }

    private enum Compression {
        NONE,
        GZIP,
        ZSTD;

        static Compression of(byte[] first) {
            if (first.length >= 2 && first[0] == 0x1F && first[1] == (byte) 0x8B) {
                return GZIP;
            }
            return first.length == MAGIC_BYTES && (isFrame(first) || isSkippable(first))
                    ? ZSTD
                    : NONE;
        }

        private static boolean isFrame(byte[] first) {
            return first[0] == 0x28
                    && first[1] == (byte) 0xB5
                    && first[2] == 0x2F
                    && first[3] == (byte) 0xFD;
        }

        /** Holds no data; pzstd begins with one. */
        private static boolean isSkippable(byte[] first) {
            return (first[0] & 0xF0) == 0x50
                    && first[1] == 0x2A
                    && first[2] == 0x4D
                    && first[3] == 0x18;
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

    /**
     * Any number of members. Its parent says nothing about what follows the last one; here only
     * zeros may, as tapes and block devices pad with them.
     */
    private static final class Gunzipped extends GZIPInputStream {

        private static final int TRAILER_BYTES = 8;

        private boolean ended;

        Gunzipped(InputStream in) throws IOException {
            super(in, COMPRESSED_BUFFER_BYTES);
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int count = super.read(bytes, from, length);
            if (count < 0 && !ended) {
                ended = true;
                requireZeros();
            }
            return count;
        }

        private void requireZeros() throws IOException {
            int rest = Math.max(0, inf.getRemaining() - TRAILER_BYTES);
            Padding.requireZeros(buf, len - rest, len, "gzip");
            Padding.requireZeros(in, "gzip");
        }
    }
}
