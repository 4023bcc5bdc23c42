package dev.stet.ingest;

import dev.stet.bytes.Binary;
import dev.stet.bytes.Codec;
import dev.stet.bytes.UnknownFormatException;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What one task of admission knew at a checkpoint of how far event time had come.
 *
 * @param job what had passed in the job when the task began
 * @param task what has passed in the task since
 * @param wasIdle whether all its partitions were once left out since, so that the job may have gone
 *     on without it
 */
record TaskTime(Passed job, Passed task, boolean wasIdle) {

    /** The form in state, version 1. */
    public static final class StateCodec implements Codec<TaskTime> {

        private static final int VERSION = 1;

        @Override
        public void write(TaskTime time, DataOutput out) throws IOException {
            out.writeByte(VERSION);
            write(time.job, out);
            write(time.task, out);
            out.writeBoolean(time.wasIdle);
        }

        private static void write(Passed passed, DataOutput out) throws IOException {
            Binary.writeZigZag(out, passed.watermarkMillis());
            Binary.writeZigZag(out, passed.settledMillis());
            Binary.writeZigZag(out, passed.finalMillis());
        }

        @Override
        public TaskTime read(DataInput in) throws IOException {
            int version = in.readByte();
            if (version != VERSION) {
                throw new UnknownFormatException("A task's event time", version);
            }
            return new TaskTime(readPassed(in), readPassed(in), in.readBoolean());
        }

        private static Passed readPassed(DataInput in) throws IOException {
            return new Passed(Binary.readZigZag(in), Binary.readZigZag(in), Binary.readZigZag(in));
        }
    }
}
