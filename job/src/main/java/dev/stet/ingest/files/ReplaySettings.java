package dev.stet.ingest.files;

import java.io.Serializable;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What reading files depends on.
 *
 * @param recordBytes the longest line that is read
 * @param outOfOrderness how far the watermark of a file stays behind its newest event time
 * @param allowedLateness how far behind that watermark an event is not late yet
 * @param order in which records are handed on
 * @param onBadFile what becomes of a file that cannot be read to its end
 * @param asOfMillis event time ends here: of later events only the number is noted; {@link
 *     Long#MAX_VALUE} for all
 * @param scratch folder for temporary files; null for that of the JVM
 * @param copies where the bytes of an input lie that cannot be read twice, by its name
 * @param input what the files hold
 */
public record ReplaySettings(
        int recordBytes,
        Duration outOfOrderness,
        Duration allowedLateness,
        Order order,
        OnBadFile onBadFile,
        long asOfMillis,
        @Nullable String scratch,
        Map<String, String> copies,
        InputKind input)
        implements Serializable {

    /** In which order records are handed on. */
    public enum Order {
        /** Files are merged, each in the order of its lines; what trails too far is late. */
        AS_READ,
        /** As {@link #AS_READ}, but fails with {@link OutOfOrderException} before any is late. */
        AS_READ_IF_ORDERED,
        /** By event time, sorted on disk; nothing is late. */
        BY_EVENT_TIME
    }

    /** What becomes of a file that cannot be read to its end, or not at all. */
    public enum OnBadFile {
        FAIL,
        /** What can be read counts; the file is named in {@link ReplayFindings}. */
        SKIP
    }

    public ReplaySettings {
        copies = Map.copyOf(copies);
    }

    /** The same of other files. */
    public ReplaySettings of(InputKind other) {
        return new ReplaySettings(
                recordBytes,
                outOfOrderness,
                allowedLateness,
                order,
                onBadFile,
                asOfMillis,
                scratch,
                copies,
                other);
    }

    /** Files of a job: in their order, each whole. */
    public ReplaySettings(int recordBytes, Duration outOfOrderness, Duration allowedLateness) {
        this(
                recordBytes,
                outOfOrderness,
                allowedLateness,
                Order.AS_READ,
                OnBadFile.FAIL,
                Long.MAX_VALUE,
                null,
                Map.of(),
                InputKind.AUTO);
    }

    /** An event that trails the newest of its file by more than this is late; milliseconds. */
    long slackMillis() {
        return outOfOrderness.plus(allowedLateness).toMillis();
    }

    /** Where the bytes of this input lie. */
    String place(String path) {
        return copies.getOrDefault(path, path);
    }
}
