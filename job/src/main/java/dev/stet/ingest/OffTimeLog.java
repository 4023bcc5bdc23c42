package dev.stet.ingest;

import dev.stet.contract.Header;
import dev.stet.contract.Origin;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Names in the log the partitions whose events are late or from the future: at the 1st, 10th, 100th
 * … such event of each. Files are not live, and a replay lists them in its summary.
 */
final class OffTimeLog {

    private final Consumer<String> log;
    private final Map<Partition, Long> counts = new HashMap<>();

    private record Partition(String topic, int number, boolean late) {}

    /**
     * @param log takes one line
     */
    OffTimeLog(Consumer<String> log) {
        this.log = log;
    }

    /**
     * @param behindMillis how far its event time is behind the watermark
     */
    void late(Header header, long behindMillis) {
        long count = count(header.origin(), true);
        if (isTold(count)) {
            log.accept(
                    "Late: event '%s' of %s, event time %s, is %s behind the watermark; late events of this partition: %d. See max_late_partition of ingest_kpi, and the late output"
                            .formatted(
                                    shown(header.eventId().toString()),
                                    place(header.origin()),
                                    Instant.ofEpochMilli(header.eventTimeMillis()),
                                    Duration.ofMillis(behindMillis),
                                    count));
        }
    }

    /**
     * @param aheadMillis how far its event time is after its arrival
     */
    void ahead(Origin origin, String eventId, long aheadMillis) {
        long count = count(origin, false);
        if (isTold(count)) {
            log.accept(
                    "Refused: the event time of event '%s' of %s is %s after its arrival; events of this partition from the future: %d. See max_ahead_partition of ingest_kpi, and the dead letters"
                            .formatted(
                                    shown(eventId),
                                    place(origin),
                                    Duration.ofMillis(aheadMillis),
                                    count));
        }
    }

    private long count(Origin origin, boolean late) {
        return origin.isFile()
                ? 0
                : counts.merge(
                        new Partition(origin.source(), origin.partition(), late), 1L, Long::sum);
    }

    /** A power of ten. */
    private static boolean isTold(long count) {
        long rest = count;
        while (rest >= 10 && rest % 10 == 0) {
            rest /= 10;
        }
        return rest == 1;
    }

    private static String place(Origin origin) {
        return "topic %s, partition %d, offset %d"
                .formatted(origin.source(), origin.partition(), origin.position());
    }

    /** An id may hold line breaks, and a line of a log is one. */
    private static String shown(String id) {
        return id.codePoints()
                .map(point -> Character.isISOControl(point) ? '?' : point)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
