package dev.stet.ingest.files;

import dev.stet.bytes.Binary;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.connector.source.SourceSplit;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * All files of a replay, and how far each has been read: one split, because the files are merged by
 * event time.
 *
 * @param files in the order of their names
 * @param records emitted so far
 * @param refused of these, refused
 * @param late of these, late
 */
record ReplaySplit(List<ReplayFile> files, long records, long refused, long late)
        implements SourceSplit {

    ReplaySplit {
        files = List.copyOf(files);
    }

    static ReplaySplit of(List<String> paths) {
        return new ReplaySplit(paths.stream().map(ReplayFile::unseen).toList(), 0, 0, 0);
    }

    @Override
    public String splitId() {
        return "replay";
    }

    private void write(DataOutputStream out) throws IOException {
        Binary.writeVarLong(out, files.size());
        for (ReplayFile file : files) {
            Binary.writeString(out, file.path());
            out.writeByte(file.phase().ordinal());
            out.writeLong(file.newestMillis());
            Binary.writeVarLong(out, file.offset());
            Binary.writeVarLong(out, file.line());
        }
        Binary.writeVarLong(out, records);
        Binary.writeVarLong(out, refused);
        Binary.writeVarLong(out, late);
    }

    private static ReplaySplit read(DataInputStream in) throws IOException {
        int count = (int) Binary.readVarLong(in);
        List<ReplayFile> files = new ArrayList<>(count);
        for (int n = 0; n < count; n++) {
            files.add(
                    new ReplayFile(
                            Binary.readString(in),
                            ReplayFile.Phase.values()[in.readByte()],
                            in.readLong(),
                            Binary.readVarLong(in),
                            Binary.readVarLong(in)));
        }
        return new ReplaySplit(
                files, Binary.readVarLong(in), Binary.readVarLong(in), Binary.readVarLong(in));
    }

    /** The form in checkpoints of the reader. */
    static final class Serializer implements SimpleVersionedSerializer<ReplaySplit> {

        @Override
        public int getVersion() {
            return 1;
        }

        @Override
        public byte[] serialize(ReplaySplit split) throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            split.write(new DataOutputStream(bytes));
            return bytes.toByteArray();
        }

        @Override
        public ReplaySplit deserialize(int version, byte[] bytes) throws IOException {
            return read(new DataInputStream(new ByteArrayInputStream(bytes)));
        }
    }

    /** The form in checkpoints of the enumerator: splits that no reader has. */
    static final class ListSerializer implements SimpleVersionedSerializer<List<ReplaySplit>> {

        @Override
        public int getVersion() {
            return 1;
        }

        @Override
        public byte[] serialize(List<ReplaySplit> splits) throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            DataOutputStream out = new DataOutputStream(bytes);
            Binary.writeVarLong(out, splits.size());
            for (ReplaySplit split : splits) {
                split.write(out);
            }
            return bytes.toByteArray();
        }

        @Override
        public List<ReplaySplit> deserialize(int version, byte[] bytes) throws IOException {
            DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
            int count = (int) Binary.readVarLong(in);
            List<ReplaySplit> splits = new ArrayList<>(count);
            for (int n = 0; n < count; n++) {
                splits.add(read(in));
            }
            return splits;
        }
    }
}
