package dev.stet.local.files;

import dev.stet.sinks.rows.Layout;
import dev.stet.sinks.rows.ParquetCells;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.io.LocalOutputFile;
import org.jspecify.annotations.Nullable;

/** Apache Parquet, as {@link ParquetCells} writes it. */
final class ParquetTableWriter implements TableWriter {

    private final ParquetWriter<@Nullable Object[]> out;

    ParquetTableWriter(Path file, Layout layout) throws IOException {
        Files.deleteIfExists(file);
        out = ParquetCells.writer(new LocalOutputFile(file), layout);
    }

    @Override
    public void write(@Nullable Object[] row) throws IOException {
        out.write(row);
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
