package dev.stet.ingest.files;

import dev.stet.contract.Decoded;
import dev.stet.contract.Origin;
import dev.stet.ingest.ArrivalClock;
import dev.stet.ingest.RecordDecoder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Reads files of records without a job: each record once, one file after the other. */
public final class FileScan {

    /** Is told every record, in order. */
    @FunctionalInterface
    public interface Visitor {

        /**
         * @param origin its file and line
         */
        void record(Decoded decoded, Origin origin);
    }

    private FileScan() {}

    /**
     * Reads every file to its end. A record that a replay refuses is refused here for the same
     * reason, and a line that is not blank is a record.
     *
     * @param settings of which the limit of a record, and where copies lie, matter
     * @throws IOException naming the file and the line if a file cannot be read
     */
    public static void read(
            List<Path> files,
            ReplaySettings settings,
            RecordDecoder decoder,
            ArrivalClock clock,
            Visitor visitor)
            throws IOException {
        AtomicLong bytes = new AtomicLong();
        for (Path path : files) {
            try (FileCursor file =
                    new FileCursor(ReplayFile.unseen(path.toString()), 0, settings, decoder)) {
                Decoded decoded = file.next(clock.millis(), bytes);
                while (decoded != null) {
                    visitor.record(decoded, file.origin());
                    decoded = file.next(clock.millis(), bytes);
                }
            }
        }
    }
}
