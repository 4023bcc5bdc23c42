package dev.stet.local.files;

import dev.stet.sinks.rows.JsonCells;
import dev.stet.sinks.rows.Layout;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A JSON object a line, UTF-8, as {@link JsonCells} writes them. */
final class JsonLinesWriter implements TableWriter {

    private final BufferedWriter out;
    private final JsonCells cells;
    private final StringBuilder line = new StringBuilder();

    JsonLinesWriter(Path file, Layout layout) throws IOException {
        out = Files.newBufferedWriter(file);
        cells = JsonCells.all(layout);
    }

    @Override
    public void write(@Nullable Object[] row) throws IOException {
        line.setLength(0);
        cells.append(line, row);
        out.append(line.append('\n'));
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
