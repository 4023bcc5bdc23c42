package dev.stet.ingest;

import dev.stet.contract.Decoded;
import dev.stet.contract.Origin;
import dev.stet.contract.Received;
import dev.stet.contract.ValidEvent;
import dev.stet.wire.CodecType;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.table.data.RowData;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.flink.TableLoader;
import org.apache.iceberg.flink.source.IcebergSource;
import org.apache.iceberg.flink.source.reader.RowDataConverter;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;
import org.jspecify.annotations.Nullable;

/**
 * Events out of a table of Iceberg that keeps raw records: one column their bytes, as text or
 * binary, another when each was received, as Kafka's time stamp tells. The rows come in any order,
 * so this is for batch execution, where nothing is late.
 *
 * @param record name of the column with the bytes of the record
 * @param receivedAt name of the column with the time, a timestamp with time zone
 */
public record IcebergEvents(String record, String receivedAt) {

    /**
     * What keeps a table from being read.
     *
     * @return what to change; empty where all is well
     */
    public Optional<String> obstacle(Table table) {
        Schema schema = table.schema();
        Types.NestedField bytes = schema.findField(record);
        if (bytes == null || !isBytes(bytes.type())) {
            return Optional.of(
                    "the table %s has no column %s of type string or binary, only %s"
                            .formatted(table.name(), record, names(schema)));
        }
        Types.NestedField time = schema.findField(receivedAt);
        if (time == null || !time.type().equals(Types.TimestampType.withZone())) {
            return Optional.of(
                    "the table %s has no column %s of type timestamptz, only %s"
                            .formatted(table.name(), receivedAt, names(schema)));
        }
        return Optional.empty();
    }

    private static boolean isBytes(Type type) {
        return type.typeId() == Type.TypeID.STRING || type.typeId() == Type.TypeID.BINARY;
    }

    private static List<String> names(Schema schema) {
        return schema.columns().stream().map(Types.NestedField::name).toList();
    }

    /**
     * Reads the snapshot that is the current one when the job starts.
     *
     * @param table without an {@link #obstacle}
     * @param loader opens the table wherever it is read
     */
    public Source<Received, ?, ?> source(
            Table table, TableLoader loader, RecordDecoderFactory decoders) {
        Schema columns =
                new Schema(table.schema().findField(record), table.schema().findField(receivedAt));
        boolean text = columns.findType(record).typeId() == Type.TypeID.STRING;
        return IcebergSource.forOutputType(new Rows(table.name(), text, decoders))
                .tableLoader(loader)
                .table(table)
                .project(columns)
                .streaming(false)
                .build();
    }

    /** Never throws on a record: what cannot be decoded is passed on as refused. */
    private static final class Rows implements RowDataConverter<Received> {

        private static final long serialVersionUID = 1L;

        private static final byte[] NOTHING = {};

        /** Digits of a second's fraction: microseconds. */
        private static final int PRECISION = 6;

        private final String table;
        private final boolean text;
        private final RecordDecoderFactory decoders;
        private transient @Nullable RecordDecoder decoder;

        Rows(String table, boolean text, RecordDecoderFactory decoders) {
            this.table = table;
            this.text = text;
            this.decoders = decoders;
        }

        @Override
        public Received apply(RowData row) {
            byte[] raw = bytes(row);
            long received =
                    row.isNullAt(1)
                            ? ArrivalClock.system().millis()
                            : row.getTimestamp(1, PRECISION).getMillisecond();
            // A row has no place in its table that would last.
            Origin origin = new Origin(table, Origin.NO_PARTITION, 0);
            Decoded decoded = decoder().decode(raw, 0, raw.length, origin, received, received);
            boolean event = decoded instanceof ValidEvent;
            long time = event ? ((ValidEvent) decoded).header().eventTimeMillis() : Long.MIN_VALUE;
            // As in the header of an event that has no partition.
            long arrived = Math.max(received, time);
            return new Received(decoded, origin, received, arrived, raw, time, false);
        }

        private byte[] bytes(RowData row) {
            if (row.isNullAt(0)) {
                return NOTHING;
            }
            return text ? row.getString(0).toBytes() : row.getBinary(0);
        }

        private RecordDecoder decoder() {
            RecordDecoder known = decoder;
            if (known == null) {
                known = decoders.create();
                decoder = known;
            }
            return known;
        }

        @Override
        public TypeInformation<Received> getProducedType() {
            return CodecType.of(Received.class, Received.WireCodec.class);
        }
    }
}
