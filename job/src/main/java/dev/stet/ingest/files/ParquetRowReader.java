package dev.stet.ingest.files;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a Parquet file as JSON objects, in the names of its columns. Nested and repeated
 * columns are left out; one of the contract's names refuses the file. The line of a row is its
 * number, from 1; an offset is a number of rows.
 *
 * <p>Memory: the compressed bytes of one row group.
 */
final class ParquetRowReader implements RecordReader {

    private final ParquetFileReader file;
    private final MessageType schema;
    private final MessageType flat;
    private final RowColumns columns;
    private final RowJson json;
    private final int limit;
    private final long fileBytes;
    private final long rows;
    private final AtomicLong bytes;

    private org.apache.parquet.io.@Nullable RecordReader<Group> group;
    private long groupEnd;
    private long row;
    private byte[] record = {};
    private long length;

    private ParquetRowReader(
            ParquetFileReader file, long fileBytes, int limit, AtomicLong bytes, boolean mapped)
            throws UnreadableFileException {
        this.file = file;
        this.fileBytes = fileBytes;
        this.limit = limit;
        this.bytes = bytes;
        this.rows = file.getRecordCount();
        this.schema = file.getFileMetaData().getSchema();
        this.flat = flat(schema);
        this.columns = new RowColumns(flat.getFields().stream().map(Type::getName).toList());
        this.json = new RowJson(columns);
        columns.require(mapped);
        requireKnownCodecs();
    }

    /**
     * @param limit bytes of a row's JSON that are kept at the most
     * @param row rows to leave out
     * @param mapped whether a mapping reads the rows, and the names need not be the contract's
     * @param bytes grows by the share of the file that is read or left out
     * @throws UnreadableFileException where the columns are not those of events
     */
    static ParquetRowReader open(String path, int limit, long row, boolean mapped, AtomicLong bytes)
            throws IOException {
        ParquetFileReader file = open(path);
        try {
            ParquetRowReader reader =
                    new ParquetRowReader(file, new File(path).length(), limit, bytes, mapped);
            reader.seek(row);
            return reader;
        } catch (IOException | RuntimeException e) {
            file.close();
            throw readable(e);
        }
    }

    private static ParquetFileReader open(String path) throws IOException {
        try {
            return ParquetFileReader.open(
                    new LocalInputFile(Path.of(path)),
                    ParquetReadOptions.builder(new PlainParquetConfiguration())
                            .withCodecFactory(new ParquetCodecs())
                            .build());
        } catch (RuntimeException e) {
            throw new UnreadableFileException(
                    "is a Parquet file without its end; it is cut off, or was never completed");
        }
    }

    /** The names of all columns. */
    static List<String> columns(String path) throws IOException {
        try (ParquetFileReader file = open(path)) {
            return file.getFileMetaData().getSchema().getFields().stream()
                    .map(Type::getName)
                    .toList();
        }
    }

    private static MessageType flat(MessageType schema) throws UnreadableFileException {
        for (Type column : schema.getFields()) {
            if (!isFlat(column) && RowColumns.isField(column.getName())) {
                throw new UnreadableFileException(
                        "has a nested column %s, where a plain value is expected"
                                .formatted(column.getName()));
            }
            if (column.getName().equals("event_time") && ParquetCell.isLocalTime(column)) {
                throw new UnreadableFileException(
                        "has a column event_time without a time zone; write it as a timestamp in"
                                + " UTC");
            }
        }
        return new MessageType(
                schema.getName(),
                schema.getFields().stream().filter(ParquetRowReader::isFlat).toList());
    }

    private static boolean isFlat(Type column) {
        return column.isPrimitive() && !column.isRepetition(Type.Repetition.REPEATED);
    }

    private void requireKnownCodecs() throws UnreadableFileException {
        for (BlockMetaData rowGroup : file.getRowGroups()) {
            for (ColumnChunkMetaData chunk : rowGroup.getColumns()) {
                if (!ParquetCodecs.READ.contains(chunk.getCodec())) {
                    throw new UnreadableFileException(
                            "is a Parquet file compressed with %s; write it with SNAPPY, ZSTD or GZIP"
                                    .formatted(chunk.getCodec()));
                }
            }
        }
    }

    private void seek(long target) throws IOException {
        file.setRequestedSchema(flat);
        var groups = file.getRowGroups().iterator();
        while (groups.hasNext()) {
            long next = row + groups.next().getRowCount();
            if (next > target) {
                break;
            }
            file.skipNextRowGroup();
            row = next;
            groupEnd = next;
        }
        bytes.addAndGet(share(row));
        while (row < target && readRow() != null) {}
    }

    @Override
    public boolean advance() throws IOException {
        try {
            Group next = readRow();
            if (next == null) {
                return false;
            }
            json.begin();
            for (int column = 0; column < columns.names().size(); column++) {
                if (next.getFieldRepetitionCount(column) > 0) {
                    ParquetCell.put(next, column, json);
                }
            }
        } catch (IOException | RuntimeException e) {
            throw readable(e);
        }
        record = json.bytes();
        length = record.length;
        if (length > limit) {
            record = Arrays.copyOf(record, limit);
        }
        return true;
    }

    private @Nullable Group readRow() throws IOException {
        while (row == groupEnd) {
            PageReadStore pages = file.readNextRowGroup();
            if (pages == null) {
                return null;
            }
            groupEnd += pages.getRowCount();
            group =
                    new ColumnIOFactory()
                            .getColumnIO(flat, schema)
                            .getRecordReader(pages, new GroupRecordConverter(flat));
        }
        var known = group;
        if (known == null) {
            throw new IllegalStateException("no row group is open");
        }
        Group next = known.read();
        bytes.addAndGet(share(row + 1) - share(row));
        row++;
        return next;
    }

    /** Of the file's bytes, those of the first rows, as if all had as many. */
    private long share(long first) {
        return rows == 0 ? fileBytes : (long) ((double) fileBytes * first / rows);
    }

    /** Of what Parquet throws, much is unchecked. */
    private static IOException readable(Exception e) {
        return e instanceof UnreadableFileException known
                ? known
                : new IOException("Parquet: " + e.getMessage(), e);
    }

    @Override
    public byte[] record() {
        return record;
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public long line() {
        return row;
    }

    @Override
    public long lastLine() {
        return row;
    }

    @Override
    public long start() {
        return row - 1;
    }

    @Override
    public long offset() {
        return row;
    }

    @Override
    public long zeros() {
        return 0;
    }

    @Override
    public String place() {
        return "row %d".formatted(row);
    }

    @Override
    public List<String> ignoredColumns() {
        return schema.getFields().stream()
                .map(Type::getName)
                .filter(name -> !RowColumns.isField(name))
                .toList();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
