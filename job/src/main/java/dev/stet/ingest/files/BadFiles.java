package dev.stet.ingest.files;

import dev.stet.contract.Decoded;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** What becomes of files that cannot be read to their end, and of the holes in others. */
final class BadFiles {

    private final boolean skips;
    private final ReplayFindings findings;

    BadFiles(ReplaySettings settings, ReplayFindings findings) {
        this.skips = settings.onBadFile() == ReplaySettings.OnBadFile.SKIP;
        this.findings = findings;
    }

    /** Looks for the first event; false where the file is passed over. */
    boolean peek(FileCursor file, long nowMillis) throws IOException {
        try {
            file.peek(nowMillis);
            findings.ignoredColumns(file.ignoredColumns());
            return true;
        } catch (IOException e) {
            if (skips && file.hasRead()) {
                file.rewind(); // what can be read counts, and meets the end again
                return true;
            }
            giveUp(file, e);
            return false;
        }
    }

    /** The file's next record; null at its end, or where it cannot be read any further. */
    @Nullable Decoded next(FileCursor file, long nowMillis, AtomicLong bytes) throws IOException {
        try {
            Decoded decoded = file.next(nowMillis, bytes);
            long zeros = file.takeZeros();
            if (zeros > 0) {
                findings.hole(file.origin(), zeros);
            }
            return decoded;
        } catch (IOException e) {
            giveUp(file, e);
            return null;
        }
    }

    private void giveUp(FileCursor file, IOException e) throws IOException {
        if (!skips) {
            findings.unreadable(String.valueOf(e.getMessage()));
            throw e;
        }
        findings.badFile(String.valueOf(e.getMessage()));
        file.giveUp();
    }
}
