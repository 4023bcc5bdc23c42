package dev.stet.ingest.files;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;

/** Opens files by their form. */
final class RecordReaders {

    private RecordReaders() {}

    /**
     * @param file where its bytes lie
     * @param limit bytes of a record that are kept at the most
     * @param offset where reading goes on, as the form counts it
     * @param line lines before that
     * @param mapped whether a mapping reads the records, so that names are another producer's
     * @param bytes grows by what is read of the file
     * @throws UnreadableFileException where the file holds no records
     */
    static RecordReader open(
            String file,
            FileForm form,
            int limit,
            long offset,
            long line,
            boolean mapped,
            AtomicLong bytes)
            throws IOException {
        return switch (form.kind()) {
            case LINES -> new LineReader(FileBytes.open(file, offset, bytes), limit, offset, line);
            case VALUES ->
                    new JsonValueReader(FileBytes.open(file, offset, bytes), limit, offset, line);
            case CSV -> CsvRowReader.open(file, limit, offset, line, mapped, bytes);
            case PARQUET -> ParquetRowReader.open(file, limit, offset, mapped, bytes);
            case UNREADABLE -> throw new UnreadableFileException(form.advice());
        };
    }
}
