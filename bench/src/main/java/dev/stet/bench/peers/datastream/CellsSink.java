package dev.stet.bench.peers.datastream;

import dev.stet.bench.contest.Cells;
import dev.stet.bench.peers.Handover;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/** Upserts counts into the contest's cells. */
final class CellsSink implements Sink<Fact> {

    private static final long serialVersionUID = 1;

    private final String handover;

    CellsSink(String handover) {
        this.handover = handover;
    }

    @Override
    public SinkWriter<Fact> createWriter(WriterInitContext context) {
        return new Writer(Handover.find(handover).cells());
    }

    private record Writer(Cells cells) implements SinkWriter<Fact> {

        @Override
        public void write(Fact fact, Context context) {
            cells.put(fact.minute, fact.feature, fact.column, fact.count);
        }

        @Override
        public void flush(boolean endOfInput) {}

        @Override
        public void close() {}
    }
}
