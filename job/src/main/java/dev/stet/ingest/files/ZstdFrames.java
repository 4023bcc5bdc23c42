package dev.stet.ingest.files;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * The frames of a compressed file (RFC 8878), one after the other and unchanged, without the zeros
 * that may follow the last one. To tell these from the bytes of a frame, it follows the lengths of
 * the blocks; it decompresses nothing.
 */
final class ZstdFrames extends FilterInputStream {

    private static final int FRAME = 0xFD2FB528;
    private static final int SKIPPABLE = 0x184D2A50;
    private static final int SKIPPABLE_MASK = 0xFFFFFFF0;
    private static final int[] DICTIONARY_BYTES = {0, 1, 2, 4};
    private static final int RLE_BLOCK = 1;

    private enum Part {
        MAGIC(4),
        SKIPPED_LENGTH(4),
        DESCRIPTOR(1),
        BLOCK_HEADER(3),
        /** Bytes that say nothing about the length of others. */
        CONTENT(0);

        /** How many bytes of a number it is, the lowest first. */
        final int bytes;

        Part(int bytes) {
            this.bytes = bytes;
        }
    }

    private Part part = Part.MAGIC;
    private long missing = Part.MAGIC.bytes;
    private int number;
    private Part afterContent = Part.MAGIC;
    private boolean checksum;
    private boolean first = true;
    private boolean ended;
    private @Nullable ZipException failure;

    ZstdFrames(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    /**
     * @throws ZipException where something else follows a frame; the frame was read before
     */
    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        if (failure != null) {
            throw failure;
        }
        int count = ended ? -1 : super.read(bytes, from, length);
        int to = from + count;
        int frameEnd = from;
        try {
            for (int at = from; at < to; ) {
                if (part == Part.MAGIC && missing == part.bytes) {
                    frameEnd = at;
                    if (!first && bytes[at] == 0) {
                        Padding.requireZeros(bytes, at, to, "zstd");
                        Padding.requireZeros(in, "zstd");
                        ended = true;
                        return at == from ? -1 : at - from;
                    }
                }
                at += pass(bytes, at, to);
            }
            return count;
        } catch (ZipException e) {
            if (frameEnd == from) {
                throw e;
            }
            failure = e;
            return frameEnd - from;
        }
    }

    /** Of the bytes from {@code at} to before {@code to}; returns how many it has passed. */
    private int pass(byte[] bytes, int at, int to) throws ZipException {
        int passed = 1;
        if (part == Part.CONTENT) {
            passed = (int) Math.min(missing, to - at);
        } else {
            number |= (bytes[at] & 0xFF) << (8 * (part.bytes - (int) missing));
        }
        missing -= passed;
        while (missing == 0) {
            next();
        }
        return passed;
    }

    /** Of what was read to its end, decides what follows. */
    private void next() throws ZipException {
        switch (part) {
            case MAGIC -> {
                boolean skippable = (number & SKIPPABLE_MASK) == SKIPPABLE;
                if (!skippable && number != FRAME && !first) {
                    throw Padding.isNot("zstd");
                }
                first = false;
                begin(skippable ? Part.SKIPPED_LENGTH : Part.DESCRIPTOR);
            }
            case SKIPPED_LENGTH -> content(number & 0xFFFF_FFFFL, Part.MAGIC);
            case DESCRIPTOR -> {
                checksum = (number & 4) != 0;
                content(headerBytes(number), Part.BLOCK_HEADER);
            }
            case BLOCK_HEADER -> {
                boolean last = (number & 1) != 0;
                int bytes = ((number >> 1) & 3) == RLE_BLOCK ? 1 : number >> 3;
                content(bytes + (last && checksum ? 4 : 0), last ? Part.MAGIC : Part.BLOCK_HEADER);
            }
            case CONTENT -> begin(afterContent);
        }
    }

    /** Window, dictionary and size of the content, behind the byte that describes them. */
    private static int headerBytes(int descriptor) {
        boolean singleSegment = (descriptor & 0x20) != 0;
        int size = descriptor >> 6;
        int sizeBytes = size == 0 ? (singleSegment ? 1 : 0) : 1 << size;
        return (singleSegment ? 0 : 1) + DICTIONARY_BYTES[descriptor & 3] + sizeBytes;
    }

    private void begin(Part next) {
        part = next;
        missing = next.bytes;
        number = 0;
    }

    private void content(long bytes, Part next) {
        begin(Part.CONTENT);
        missing = bytes;
        afterContent = next;
    }
}
