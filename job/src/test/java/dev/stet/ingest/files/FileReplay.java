package dev.stet.ingest.files;

import dev.stet.contract.Received;
import dev.stet.contract.ValidEvent;
import dev.stet.ingest.PlainDecoder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** Writes files and reads them through a merge. */
public final class FileReplay {

    public static final long NOW = 2_000_000_000_000L;
    static final ReplaySettings SETTINGS =
            new ReplaySettings(200, Duration.ofMillis(30), Duration.ofMillis(100));
    static final long SLACK = 130;

    private FileReplay() {}

    static FileMerge merge(ReplaySplit split) {
        return new FileMerge(split, SETTINGS, new PlainDecoder(), () -> NOW, new ReplayProgress());
    }

    static FileMerge merge(List<Path> files) {
        return merge(ReplaySplit.of(files.stream().map(Path::toString).toList()));
    }

    static List<Received> all(Path... files) throws IOException {
        try (FileMerge merge = merge(List.of(files))) {
            return rest(merge);
        }
    }

    static List<Received> rest(ReplayInput merge) throws IOException {
        List<Received> all = new ArrayList<>();
        Received next = next(merge);
        while (next != null) {
            all.add(next);
            next = next(merge);
        }
        return all;
    }

    static @Nullable Received next(ReplayInput merge) throws IOException {
        while (merge.prepare()) {}
        return merge.next();
    }

    /** Lines joined and ended by a line feed; packed where the name says so. */
    static Path write(Path folder, String name, List<String> lines) throws IOException {
        byte[] bytes =
                lines.isEmpty()
                        ? new byte[0]
                        : (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
        return Files.write(folder.resolve(name), name.endsWith(".gz") ? gzip(bytes) : bytes);
    }

    static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }

    public static String text(Received received) {
        return new String(received.raw(), StandardCharsets.UTF_8);
    }

    static long eventTime(Received received) {
        return ((ValidEvent) received.decoded()).header().eventTimeMillis();
    }

    /** All that tells one record from another, but for the identity of its bytes. */
    static String describe(Received r) {
        return "%s @%s %d/%d frontier %d late %s: %s"
                .formatted(
                        r.decoded(),
                        r.origin(),
                        r.receivedAtMillis(),
                        r.arrivedAtMillis(),
                        r.frontierMillis(),
                        r.late(),
                        text(r));
    }
}
