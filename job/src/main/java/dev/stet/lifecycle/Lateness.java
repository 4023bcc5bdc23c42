package dev.stet.lifecycle;

import dev.stet.contract.Fact;
import dev.stet.contract.Header;
import dev.stet.contract.IngestMeasure;
import dev.stet.contract.Returned;
import dev.stet.contract.View;
import java.time.Instant;

/** The facts and records by which every lifecycle counts an event and sets late ones aside. */
final class Lateness {

    private Lateness() {}

    /**
     * A late event that ingest could not see as such: its partition came back from idleness with
     * events older than the others had long gone past; or what it would bear upon was final before
     * the allowed lateness was raised.
     */
    static Returned returned(Header header, long watermark) {
        return new Returned(
                Returned.LATE,
                "event_time %s came when the watermark stood at %s, from a partition that had been idle or of a time that was final before the allowed lateness was raised; read it again at its origin"
                        .formatted(
                                Instant.ofEpochMilli(header.eventTimeMillis()),
                                Instant.ofEpochMilli(watermark + 1)),
                header.origin(),
                header.arrivedAtMillis(),
                null);
    }

    /** Counts one late event, in the window of its arrival. */
    static Fact counted(Header header, long watermark) {
        return counted(
                header,
                IngestMeasure.late(
                        watermark + 1 - header.eventTimeMillis(), header.origin().partition()));
    }

    /** Counts one event by its effect, in the window of its arrival. */
    static Fact counted(Header header, Became became) {
        return counted(header, became.measures());
    }

    private static Fact counted(Header header, long[] measures) {
        return new Fact(
                View.INGEST,
                header.tenant(),
                header.arrivedAtMillis(),
                header.origin().dimensions(),
                measures,
                null);
    }
}
