package dev.stet.bench.peers.datastream;

import dev.stet.bench.contest.ContestCells;
import dev.stet.bench.peers.Handover;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/** Upserts counts into the contest's cells. */
final class CellsSink implements Sink<DataStreamFact> {

    private static final long serialVersionUID = 1;

    private final String handover;

    CellsSink(String handover) {
        this.handover = handover;
    }

    @Override
    public SinkWriter<DataStreamFact> createWriter(WriterInitContext context) {
        return new Writer(Handover.find(handover).cells());
    }

    private record Writer(ContestCells cells) implements SinkWriter<DataStreamFact> {

        @Override
        public void write(DataStreamFact fact, Context context) {
            cells.put(fact.minute, fact.feature, fact.column, fact.count);
        }

        @Override
        public void flush(boolean endOfInput) {}

        @Override
        public void close() {}
    }
}
