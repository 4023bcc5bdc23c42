package dev.stet.bench.live;

import dev.stet.contract.Decoded;
import dev.stet.contract.KpiRow;
import dev.stet.contract.Origin;
import dev.stet.ingest.RecordDecoder;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/**
 * What has passed the two ends of the job in this process. Static, since Flink makes its decoders
 * and sinks from serialized forms.
 */
final class Observed {

    private static final int MOST_PARTITIONS = 1_024;

    private static final List<AtomicLong> COUNTS = new CopyOnWriteArrayList<>();
    private static final AtomicLongArray ARRIVALS = new AtomicLongArray(MOST_PARTITIONS);
    private static final AtomicLong WATERMARK = new AtomicLong(Long.MIN_VALUE);

    private Observed() {}

    static long records() {
        return COUNTS.stream().mapToLong(AtomicLong::get).sum();
    }

    /** The least, over that many partitions, of the time stamp read last; 0 for one unread. */
    static long arrivalMillis(int partitions) {
        long least = Long.MAX_VALUE;
        for (int partition = 0; partition < partitions; partition++) {
            least = Math.min(least, ARRIVALS.get(partition));
        }
        return least;
    }

    static long watermarkMillis() {
        return WATERMARK.get();
    }

    /** Counts each record, then lets the job's decoder have it. One per reader. */
    static final class Decoder implements RecordDecoder {

        private final RecordDecoder decoder;
        private final AtomicLong count = new AtomicLong();
        private long read;

        Decoder(RecordDecoder decoder) {
            this.decoder = decoder;
            COUNTS.add(count);
        }

        @Override
        public Decoded decode(
                byte[] record,
                int from,
                int to,
                Origin origin,
                long arrivedAtMillis,
                long nowMillis) {
            count.lazySet(++read);
            ARRIVALS.lazySet(origin.partition(), arrivedAtMillis);
            return decoder.decode(record, from, to, origin, arrivedAtMillis, nowMillis);
        }
    }

    /** Lets every row go, and looks at the watermark. */
    static final class Rows implements Sink<KpiRow> {

        private static final long serialVersionUID = 1L;

        @Override
        public SinkWriter<KpiRow> createWriter(WriterInitContext context) {
            return new SinkWriter<>() {
                @Override
                public void write(KpiRow row, Context rowContext) {
                    // What is measured has happened before.
                }

                @Override
                public void flush(boolean endOfInput) {
                    // Nothing is held back.
                }

                @Override
                public void writeWatermark(Watermark watermark) {
                    WATERMARK.set(watermark.getTimestamp());
                }

                @Override
                public void close() {
                    // Nothing is open.
                }
            };
        }
    }
}
