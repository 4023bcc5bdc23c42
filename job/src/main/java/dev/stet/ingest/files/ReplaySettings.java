package dev.stet.ingest.files;

import java.io.Serializable;
import java.time.Duration;

/**
 * What reading files depends on.
 *
 * @param recordBytes the longest line that is read
 * @param outOfOrderness how far the watermark of a file stays behind its newest event time
 * @param allowedLateness how far behind that watermark an event is not late yet
 */
public record ReplaySettings(int recordBytes, Duration outOfOrderness, Duration allowedLateness)
        implements Serializable {

    /** An event that trails the newest of its file by more than this is late; milliseconds. */
    long slackMillis() {
        return outOfOrderness.plus(allowedLateness).toMillis();
    }
}
