package dev.stet.lifecycle;

import dev.stet.contract.Fact;
import dev.stet.contract.Header;
import dev.stet.contract.IngestMeasure;
import dev.stet.contract.Returned;
import dev.stet.contract.View;
import java.time.Instant;

/** What every lifecycle says of an event beside its subject: what became of it. */
final class Lateness {

    private Lateness() {}

    /**
     * No event at or before this instant can come any more, or it is late.
     *
     * @param watermark in Flink's sense: no event at or before it is expected
     */
    static long settledMillis(long watermark, long allowedLatenessMillis) {
        return watermark < Long.MIN_VALUE + allowedLatenessMillis
                ? Long.MIN_VALUE
                : watermark - allowedLatenessMillis;
    }

    /**
     * A late event that ingest could not see as such: its partition came back from idleness with
     * events older than the others had long gone past.
     */
    static Returned returned(Header header, long watermark) {
        return new Returned(
                Returned.LATE,
                "event_time %s came when the watermark stood at %s, from a partition that had been idle; read it again at its origin"
                        .formatted(
                                Instant.ofEpochMilli(header.eventTimeMillis()),
                                Instant.ofEpochMilli(watermark + 1)),
                header.origin(),
                header.arrivedAtMillis(),
                null);
    }

    /** One event, counted by what became of it, in the window of its arrival. */
    static Fact counted(Header header, IngestMeasure became) {
        return new Fact(
                View.INGEST,
                header.tenant(),
                header.arrivedAtMillis(),
                header.origin().dimensions(),
                became.one(),
                null);
    }
}
