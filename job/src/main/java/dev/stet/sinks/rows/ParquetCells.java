package dev.stet.sinks.rows;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;
import org.jspecify.annotations.Nullable;

/**
 * Cells as Apache Parquet, Snappy. Text is a UTF-8 string, an instant an INT64 TIMESTAMP(MILLIS,
 * UTC), a decimal a BINARY DECIMAL, bytes a BINARY. Columns of the key are required, all others
 * optional.
 */
public final class ParquetCells {

    /** Small against Parquet's default of 128 MiB: a row group is built in memory. */
    private static final long ROW_GROUP_BYTES = 16L << 20;

    /** What a column gathers before it is compressed; each open file holds one such buffer. */
    private static final int PAGE_BYTES = 64 << 10;

    private ParquetCells() {}

    /** Begins a file; closing the writer completes it. */
    public static ParquetWriter<@Nullable Object[]> writer(OutputFile file, Layout layout)
            throws IOException {
        return new Builder(file, layout).build();
    }

    static MessageType schema(Layout layout) {
        List<Type> fields =
                layout.columns().stream()
                        .map(column -> field(column, layout.key().contains(column.name())))
                        .toList();
        return new MessageType(layout.name(), fields);
    }

    private static Type field(Column column, boolean required) {
        PrimitiveTypeName type =
                switch (column.type()) {
                    case TEXT, BYTES, DECIMAL -> PrimitiveTypeName.BINARY;
                    case LONG, INSTANT -> PrimitiveTypeName.INT64;
                    case DOUBLE -> PrimitiveTypeName.DOUBLE;
                    case BOOLEAN -> PrimitiveTypeName.BOOLEAN;
                };
        Types.PrimitiveBuilder<PrimitiveType> field =
                required ? Types.required(type) : Types.optional(type);
        return switch (column.type()) {
            case TEXT -> field.as(LogicalTypeAnnotation.stringType()).named(column.name());
            case DECIMAL ->
                    field.as(LogicalTypeAnnotation.decimalType(column.places(), Column.DIGITS))
                            .named(column.name());
            case INSTANT ->
                    field.as(LogicalTypeAnnotation.timestampType(true, TimeUnit.MILLIS))
                            .named(column.name());
            default -> field.named(column.name());
        };
    }

    private static final class Builder extends ParquetWriter.Builder<@Nullable Object[], Builder> {

        private final Layout layout;

        Builder(OutputFile file, Layout layout) {
            super(file);
            this.layout = layout;
            withConf(new PlainParquetConfiguration());
            withCompressionCodec(CompressionCodecName.SNAPPY);
            withRowGroupSize(ROW_GROUP_BYTES);
            withPageSize(PAGE_BYTES);
            for (Column column : layout.columns()) {
                // Dictionaries of numbers save nothing, and cost 2 MiB a file of a hundred columns.
                withDictionaryEncoding(column.name(), column.type() == Column.Type.TEXT);
            }
        }

        @Override
        protected Builder self() {
            return this;
        }

        @Override
        protected WriteSupport<@Nullable Object[]> getWriteSupport(ParquetConfiguration conf) {
            return new Rows(layout);
        }

        @Override
        protected WriteSupport<@Nullable Object[]> getWriteSupport(
                org.apache.hadoop.conf.Configuration conf) {
            return new Rows(layout);
        }
    }

    private static final class Rows extends WriteSupport<@Nullable Object[]> {

        private final Layout layout;
        private @Nullable RecordConsumer consumer;

        Rows(Layout layout) {
            this.layout = layout;
        }

        @Override
        public WriteContext init(ParquetConfiguration conf) {
            return new WriteContext(schema(layout), Map.of());
        }

        @Override
        public WriteContext init(org.apache.hadoop.conf.Configuration conf) {
            return new WriteContext(schema(layout), Map.of());
        }

        @Override
        public void prepareForWrite(RecordConsumer recordConsumer) {
            consumer = recordConsumer;
        }

        @Override
        public void write(@Nullable Object[] row) {
            RecordConsumer record = Objects.requireNonNull(consumer);
            record.startMessage();
            for (int i = 0; i < row.length; i++) {
                Object value = row[i];
                if (value != null) {
                    Column column = layout.columns().get(i);
                    record.startField(column.name(), i);
                    write(column.type(), value, record);
                    record.endField(column.name(), i);
                }
            }
            record.endMessage();
        }

        private static Binary unscaled(BigDecimal value) {
            return Binary.fromConstantByteArray(value.unscaledValue().toByteArray());
        }

        private static void write(Column.Type type, Object value, RecordConsumer record) {
            switch (type) {
                case TEXT -> record.addBinary(Binary.fromString((String) value));
                case LONG -> record.addLong((Long) value);
                case DOUBLE -> record.addDouble((Double) value);
                case DECIMAL -> record.addBinary(unscaled((BigDecimal) value));
                case BOOLEAN -> record.addBoolean((Boolean) value);
                case INSTANT -> record.addLong(((Instant) value).toEpochMilli());
                case BYTES -> record.addBinary(Binary.fromConstantByteArray((byte[]) value));
            }
        }
    }
}
