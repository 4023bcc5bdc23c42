package dev.stet.bench.peers.kafkastreams;

import dev.stet.bench.contest.Cells;
import dev.stet.bench.contest.Column;
import dev.stet.bench.peers.corrections.Columns;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.Record;

/**
 * The sink: a table by partition and cell, and a view that adds the partitions up. A sum that comes
 * a second time changes nothing.
 */
final class CellUpserts implements Processor<Cells.Key, long[], Void, Void> {

    private final Cells cells;
    private final Map<Cells.Key, long[]> partition = new HashMap<>();

    CellUpserts(Cells cells) {
        this.cells = cells;
    }

    @Override
    public void process(Record<Cells.Key, long[]> record) {
        Cells.Key cell = record.key();
        long[] now = record.value();
        long[] before = partition.put(cell, now);
        for (int column = 0; column < now.length; column++) {
            long difference = now[column] - (before == null ? 0 : before[column]);
            if (difference != 0) {
                Column which = Columns.at(column);
                cells.add(cell.minuteMillis(), cell.feature(), which, difference);
            }
        }
    }
}
