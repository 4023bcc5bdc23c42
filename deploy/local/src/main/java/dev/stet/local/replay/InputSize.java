package dev.stet.local.replay;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** How much there is to read, for the time that is left: a guess, and only ever shown as one. */
final class InputSize {

    private static final long ISIZE_RANGE = 1L << 32;

    private InputSize() {}

    /**
     * Bytes after decompression in these files and folders; 0 where it cannot be told.
     *
     * @param events existing files and folders
     */
    static long of(List<Path> events) {
        long bytes = 0;
        try {
            for (Path path : events) {
                try (Stream<Path> files = Files.walk(path)) {
                    for (Path file : files.filter(Files::isRegularFile).toList()) {
                        bytes += ofFile(file);
                    }
                }
            }
        } catch (IOException | java.io.UncheckedIOException e) {
            return 0;
        }
        return bytes;
    }

    private static long ofFile(Path file) throws IOException {
        String name = file.toString();
        if (name.endsWith(".jsonl.gz")) {
            return ofGzip(file);
        }
        return name.endsWith(".jsonl") || name.endsWith(".json") ? Files.size(file) : 0;
    }

    /** The length in a gzip file's last four bytes, which is told modulo 4 GiB only. */
    private static long ofGzip(Path file) throws IOException {
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            if (in.length() < Integer.BYTES) {
                return 0;
            }
            in.seek(in.length() - Integer.BYTES);
            long bytes = Integer.reverseBytes(in.readInt()) & (ISIZE_RANGE - 1);
            while (bytes < in.length()) {
                bytes += ISIZE_RANGE;
            }
            return bytes;
        }
    }
}
