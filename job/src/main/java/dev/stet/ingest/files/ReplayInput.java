package dev.stet.ingest.files;

import dev.stet.contract.Received;
import dev.stet.ingest.ArrivalClock;
import dev.stet.ingest.RecordDecoder;
import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The records of a replay, in the order in which they are handed on. */
interface ReplayInput extends Closeable {

    /**
     * Does a small part of what must be done before the first record; false when all is done.
     *
     * @throws IOException naming the file and the line
     */
    boolean prepare() throws IOException;

    /**
     * The next record; null at the end of all files. Comes after {@link #prepare()}.
     *
     * @throws IOException naming the file and the line
     */
    @Nullable Received next() throws IOException;

    /** Whether the next event is of the same record as the last one, and a snapshot must wait. */
    default boolean isWithinRecord() {
        return false;
    }

    /** Where a restored replay goes on. */
    ReplaySplit snapshot();

    static ReplayInput of(
            ReplaySplit split,
            ReplaySettings settings,
            RecordDecoder decoder,
            ArrivalClock clock,
            ReplayProgress progress) {
        return settings.order() == ReplaySettings.Order.BY_EVENT_TIME
                ? new SortedFiles(split, settings, decoder, clock, progress)
                : new FileMerge(split, settings, decoder, clock, progress);
    }
}
