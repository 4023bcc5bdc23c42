package dev.stet.bench.load;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.GZIPOutputStream;

/** The load as a file, an event a line, in the order of arrival. */
public final class JsonLines implements LoadTarget {

    private static final int BUFFER_BYTES = 1 << 20;

    private final Path file;
    private final Path unfinished;
    private final OutputStream out;
    private boolean complete;

    private JsonLines(Path file, Path unfinished, OutputStream out) {
        this.file = file;
        this.unfinished = unfinished;
        this.out = out;
    }

    /**
     * @param file compressed where its name ends in {@code .gz}; replaced if it is there, once all
     *     is written
     * @throws IOException where its folder is not there or cannot be written into
     */
    public static JsonLines to(Path file) throws IOException {
        Path unfinished = file.resolveSibling("." + file.getFileName() + ".tmp");
        OutputStream raw = Files.newOutputStream(unfinished);
        return new JsonLines(
                file,
                unfinished,
                new BufferedOutputStream(
                        file.toString().endsWith(".gz")
                                ? new GZIPOutputStream(raw, BUFFER_BYTES)
                                : raw,
                        BUFFER_BYTES));
    }

    @Override
    public void write(LoadEvent event) throws IOException {
        out.write(event.value());
        out.write('\n');
    }

    @Override
    public void complete() throws IOException {
        out.flush();
        complete = true;
    }

    @Override
    public void close() throws IOException {
        out.close();
        if (complete) {
            Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
        } else {
            Files.deleteIfExists(unfinished);
        }
    }
}
