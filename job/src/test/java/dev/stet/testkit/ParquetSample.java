package dev.stet.testkit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.CodecFactory;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;

/** Writes Parquet files with Parquet's own generic writer. */
public final class ParquetSample {

    /** Small, so that a few hundred rows make several row groups. */
    private static final long ROW_GROUP_BYTES = 4096;

    private ParquetSample() {}

    /**
     * @param columns as {@code optional binary user_id (STRING); required int64 chars;}
     */
    public static Path write(
            Path file, CompressionCodecName codec, String columns, List<Consumer<Group>> rows)
            throws IOException {
        MessageType schema =
                MessageTypeParser.parseMessageType("message events { %s }".formatted(columns));
        try (ParquetWriter<Group> writer =
                ExampleParquetWriter.builder(new LocalOutputFile(file))
                        .withType(schema)
                        .withConf(new PlainParquetConfiguration())
                        .withCompressionCodec(codec)
                        .withCodecFactory(new Codecs())
                        .withRowGroupSize(ROW_GROUP_BYTES)
                        .withMinRowCountForPageSizeCheck(10)
                        .withMaxRowCountForPageSizeCheck(10)
                        .build()) {
            for (Consumer<Group> fill : rows) {
                Group row = new SimpleGroup(schema);
                fill.accept(row);
                writer.write(row);
            }
        }
        return file;
    }

    /** Parquet takes gzip from Hadoop, which is not here. */
    private static final class Codecs extends CodecFactory {

        Codecs() {
            super(new PlainParquetConfiguration(), 0);
        }

        @Override
        public BytesCompressor getCompressor(CompressionCodecName codec) {
            return codec == CompressionCodecName.GZIP ? new Gzip() : super.getCompressor(codec);
        }
    }

    private static final class Gzip extends CodecFactory.BytesCompressor {

        @Override
        public BytesInput compress(BytesInput bytes) throws IOException {
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
                bytes.writeAllTo(out);
            }
            return BytesInput.from(packed);
        }

        @Override
        public CompressionCodecName getCodecName() {
            return CompressionCodecName.GZIP;
        }

        @Override
        public void release() {}
    }
}
