package dev.stet.ingest.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.EnumSet;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.CodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/**
 * How the pages of Parquet files are decompressed. Parquet takes gzip from Hadoop, which is not
 * here.
 */
final class ParquetCodecs extends CodecFactory {

    static final Set<CompressionCodecName> READ =
            EnumSet.of(
                    CompressionCodecName.UNCOMPRESSED,
                    CompressionCodecName.SNAPPY,
                    CompressionCodecName.GZIP,
                    CompressionCodecName.ZSTD);

    ParquetCodecs() {
        super(new PlainParquetConfiguration(), 0);
    }

    @Override
    public BytesDecompressor getDecompressor(CompressionCodecName codec) {
        return codec == CompressionCodecName.GZIP ? new Gunzip() : super.getDecompressor(codec);
    }

    private static final class Gunzip extends BytesDecompressor {

        @Override
        public BytesInput decompress(BytesInput packed, int size) throws IOException {
            try (InputStream in = new GZIPInputStream(packed.toInputStream())) {
                return BytesInput.from(in.readNBytes(size));
            }
        }

        @Override
        public void decompress(ByteBuffer packed, int packedSize, ByteBuffer target, int size)
                throws IOException {
            target.put(decompress(BytesInput.from(packed), size).toByteBuffer());
        }

        @Override
        public void release() {}
    }
}
