package dev.stet.ingest.files;

import java.io.Closeable;
import java.io.IOException;

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
}
