package dev.stet.sinks;

import dev.stet.bytes.Binary;
import dev.stet.bytes.Codec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import org.apache.flink.types.Row;
import org.jspecify.annotations.Nullable;

/**
 * A row of one of several tables.
 *
 * @param table index among the tables of a sink
 * @param row its fields in the order of the table's columns
 */
record TableRow(int table, Row row) {

    /** The form on the wire: a field is a byte for its type, and the value. */
    public static final class WireCodec implements Codec<TableRow> {

        private static final int NULL = 0;
        private static final int TEXT = 1;
        private static final int LONG = 2;
        private static final int INTEGER = 3;
        private static final int DOUBLE = 4;
        private static final int FALSE = 5;
        private static final int TRUE = 6;
        private static final int BYTES = 7;
        private static final int INSTANT = 8;
        private static final int DECIMAL = 9;

        @Override
        public void write(TableRow value, DataOutput out) throws IOException {
            Binary.writeVarLong(out, value.table);
            Binary.writeVarLong(out, value.row.getArity());
            for (int i = 0; i < value.row.getArity(); i++) {
                writeField(value.row.getField(i), out);
            }
        }

        private static void writeField(@Nullable Object field, DataOutput out) throws IOException {
            if (field == null) {
                out.writeByte(NULL);
            } else if (field instanceof String text) {
                out.writeByte(TEXT);
                Binary.writeString(out, text);
            } else if (field instanceof Long number) {
                out.writeByte(LONG);
                Binary.writeZigZag(out, number);
            } else if (field instanceof Integer number) {
                out.writeByte(INTEGER);
                Binary.writeZigZag(out, number);
            } else if (field instanceof Double number) {
                out.writeByte(DOUBLE);
                out.writeDouble(number);
            } else if (field instanceof Boolean yes) {
                out.writeByte(yes ? TRUE : FALSE);
            } else if (field instanceof byte[] bytes) {
                out.writeByte(BYTES);
                Binary.writeVarLong(out, bytes.length);
                out.write(bytes);
            } else if (field instanceof Instant instant) {
                out.writeByte(INSTANT);
                Binary.writeZigZag(out, instant.getEpochSecond());
                Binary.writeVarLong(out, instant.getNano());
            } else if (field instanceof BigDecimal decimal) {
                byte[] unscaled = decimal.unscaledValue().toByteArray();
                out.writeByte(DECIMAL);
                Binary.writeZigZag(out, decimal.scale());
                Binary.writeVarLong(out, unscaled.length);
                out.write(unscaled);
            } else {
                throw new IOException(
                        "A row for PostgreSQL holds a %s, which the sink does not store"
                                .formatted(field.getClass().getName()));
            }
        }

        @Override
        public TableRow read(DataInput in) throws IOException {
            int table = (int) Binary.readVarLong(in);
            Row row = new Row((int) Binary.readVarLong(in));
            for (int i = 0; i < row.getArity(); i++) {
                row.setField(i, readField(in));
            }
            return new TableRow(table, row);
        }

        private static @Nullable Object readField(DataInput in) throws IOException {
            int type = in.readByte();
            return switch (type) {
                case NULL -> null;
                case TEXT -> Binary.readString(in);
                case LONG -> Binary.readZigZag(in);
                case INTEGER -> (int) Binary.readZigZag(in);
                case DOUBLE -> in.readDouble();
                case FALSE -> false;
                case TRUE -> true;
                case BYTES -> readBytes(in);
                case DECIMAL -> {
                    int scale = (int) Binary.readZigZag(in);
                    yield new BigDecimal(new BigInteger(readBytes(in)), scale);
                }
                case INSTANT ->
                        Instant.ofEpochSecond(Binary.readZigZag(in), Binary.readVarLong(in));
                default -> throw new IOException("A field of a row has the unknown type " + type);
            };
        }

        private static byte[] readBytes(DataInput in) throws IOException {
            byte[] bytes = new byte[(int) Binary.readVarLong(in)];
            in.readFully(bytes);
            return bytes;
        }
    }
}
