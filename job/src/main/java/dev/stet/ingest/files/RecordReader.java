package dev.stet.ingest.files;

import dev.stet.contract.Refusal;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the records of one file, one after the other. */
interface RecordReader extends Closeable {

    /** Goes to the next record; false at the end of the file. */
    boolean advance() throws IOException;

    /** The record's bytes; only the first ones, up to a limit, of one that is longer. */
    byte[] record();

    /** Bytes of the whole record, also past the limit. */
    long length();

    /** The line on which the record begins, from 1; blank lines count. */
    long line();

    /** Lines up to the end of the record: where reading goes on. */
    long lastLine();

    /** Bytes of the decompressed file before the record. */
    long start();

    /** Bytes of the decompressed file up to where reading goes on. */
    long offset();

    /** Zero bytes that were skipped before the record, or at the end of the file. */
    long zeros();

    /** Why the record is refused without being decoded; null where it is not. */
    default @Nullable Refusal refusal() {
        return null;
    }

    /** Where the whole record stands, for who wants it back. */
    default String place() {
        return "bytes %d to %d of the (decompressed) file"
                .formatted(start() + 1, start() + length());
    }

    /** Columns of the file that are no field of the contract. */
    default List<String> ignoredColumns() {
        return List.of();
    }
}
