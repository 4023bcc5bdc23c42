package dev.stet.local.files;

import dev.stet.sinks.rows.Layout;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/** The formats that tables are written in. */
public enum Format {
    /** Comma-separated values with a header. */
    CSV,
    /** A JSON object a line. */
    JSONL,
    /** Apache Parquet. */
    PARQUET;

    /** As in options and as a file's extension. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Begins the file, or begins it anew. */
    public TableWriter open(Path file, Layout layout) throws IOException {
        return switch (this) {
            case CSV -> new CsvWriter(file, layout);
            case JSONL -> new JsonLinesWriter(file, layout);
            case PARQUET -> new ParquetTableWriter(file, layout);
        };
    }
}
