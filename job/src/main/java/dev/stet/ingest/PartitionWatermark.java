package dev.stet.ingest;

import dev.stet.bytes.Binary;
import dev.stet.bytes.Codec;
import dev.stet.bytes.UnknownFormatException;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * How far event time had come when a partition was last read before a checkpoint.
 *
 * @param source the topic
 * @param watermarkMillis in the contract's sense: newest event time − out-of-orderness
 * @param settledMillis the greatest watermark − allowed lateness there was: what was before it was
 *     late; {@link Long#MIN_VALUE} for not known
 */
record PartitionWatermark(String source, int partition, long watermarkMillis, long settledMillis) {

    /** The form in state, version 1. */
    public static final class StateCodec implements Codec<PartitionWatermark> {

        private static final int VERSION = 1;

        @Override
        public void write(PartitionWatermark entry, DataOutput out) throws IOException {
            out.writeByte(VERSION);
            Binary.writeString(out, entry.source);
            Binary.writeVarLong(out, entry.partition);
            out.writeLong(entry.watermarkMillis);
            out.writeLong(entry.settledMillis);
        }

        @Override
        public PartitionWatermark read(DataInput in) throws IOException {
            int version = in.readByte();
            if (version != VERSION) {
                throw new UnknownFormatException("A partition's watermark", version);
            }
            return new PartitionWatermark(
                    Binary.readString(in),
                    (int) Binary.readVarLong(in),
                    in.readLong(),
                    in.readLong());
        }
    }
}
