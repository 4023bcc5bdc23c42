package dev.stet.alerts.stream;

import dev.stet.alerts.Watch;
import dev.stet.contract.Grain;
import dev.stet.contract.KpiRow;
import org.apache.flink.api.common.functions.FilterFunction;

/** Lets through what alerts are made of: final rows of hours and days, and early ones of ingest. */
final class WatchedRows implements FilterFunction<KpiRow> {

    private static final long serialVersionUID = 1L;

    @Override
    public boolean filter(KpiRow row) {
        return row.last() ? row.grain() != Grain.MINUTE : Watch.isWatchedEarly(row);
    }
}
