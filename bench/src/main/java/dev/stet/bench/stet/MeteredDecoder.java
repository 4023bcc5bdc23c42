package dev.stet.bench.stet;

import dev.stet.bench.contest.Meter;
import dev.stet.contract.Decoded;
import dev.stet.contract.Origin;
import dev.stet.ingest.RecordDecoder;

/** Tells the contest's meter of each record, then lets the job's decoder have it. */
final class MeteredDecoder implements RecordDecoder {

    private final RecordDecoder decoder;
    private final Meter meter = StetRun.current().meter();

    MeteredDecoder(RecordDecoder decoder) {
        this.decoder = decoder;
    }

    @Override
    public Decoded decode(
            byte[] record, int from, int to, Origin origin, long arrivedAtMillis, long nowMillis) {
        meter.record();
        return decoder.decode(record, from, to, origin, arrivedAtMillis, nowMillis);
    }
}
