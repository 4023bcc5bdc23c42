package dev.stet.bench.peers.kafkastreams;

import dev.stet.bench.contest.ContestCells;
import dev.stet.bench.contest.ContestColumn;
import dev.stet.bench.peers.corrections.CorrectionColumns;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.Record;

/**
 * The sink: a table by partition and cell, and a view that adds the partitions up. A sum that comes
 * a second time changes nothing.
 */
final class CellUpserts implements Processor<ContestCells.Key, long[], Void, Void> {

    private final ContestCells cells;
    private final Map<ContestCells.Key, long[]> partition = new HashMap<>();

    CellUpserts(ContestCells cells) {
        this.cells = cells;
    }

    @Override
    public void process(Record<ContestCells.Key, long[]> record) {
        ContestCells.Key cell = record.key();
        long[] now = record.value();
        long[] before = partition.put(cell, now);
        for (int column = 0; column < now.length; column++) {
            long difference = now[column] - (before == null ? 0 : before[column]);
            if (difference != 0) {
                ContestColumn which = CorrectionColumns.at(column);
                cells.add(cell.minuteMillis(), cell.feature(), which, difference);
            }
        }
    }
}
