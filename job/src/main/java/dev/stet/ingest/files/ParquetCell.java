package dev.stet.ingest.files;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DateLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.UUIDLogicalTypeAnnotation;
import org.apache.parquet.schema.Type;

/** Values of Parquet's types as a row's JSON takes them. */
final class ParquetCell {

    /** Of 1970-01-01, in the calendar of INT96. */
    private static final long JULIAN_EPOCH_DAY = 2_440_588;

    private ParquetCell() {}

    /** Whether the column holds times of day and date without a zone. */
    static boolean isLocalTime(Type column) {
        return column.getLogicalTypeAnnotation() instanceof TimestampLogicalTypeAnnotation timestamp
                && !timestamp.isAdjustedToUTC();
    }

    /** Adds the value that a row has in a column. */
    static void put(Group row, int column, RowJson json) {
        Type type = row.getType().getType(column);
        LogicalTypeAnnotation logical = type.getLogicalTypeAnnotation();
        switch (type.asPrimitiveType().getPrimitiveTypeName()) {
            case BOOLEAN -> json.put(column, Boolean.toString(row.getBoolean(column, 0)));
            case INT32 -> json.put(column, integer(row.getInteger(column, 0), logical));
            case INT64 -> json.put(column, integer(row.getLong(column, 0), logical));
            case FLOAT ->
                    json.put(column, Double.parseDouble(Float.toString(row.getFloat(column, 0))));
            case DOUBLE -> json.put(column, row.getDouble(column, 0));
            case INT96 -> json.put(column, int96(row.getInt96(column, 0)));
            case BINARY, FIXED_LEN_BYTE_ARRAY ->
                    json.put(column, text(row.getBinary(column, 0), logical));
        }
    }

    private static String integer(long value, LogicalTypeAnnotation logical) {
        if (logical instanceof TimestampLogicalTypeAnnotation timestamp) {
            ChronoUnit unit =
                    switch (timestamp.getUnit()) {
                        case MILLIS -> ChronoUnit.MILLIS;
                        case MICROS -> ChronoUnit.MICROS;
                        case NANOS -> ChronoUnit.NANOS;
                    };
            String text = Instant.EPOCH.plus(value, unit).toString();
            return timestamp.isAdjustedToUTC() ? text : text.substring(0, text.length() - 1);
        }
        if (logical instanceof DateLogicalTypeAnnotation) {
            return LocalDate.ofEpochDay(value).toString();
        }
        return logical instanceof DecimalLogicalTypeAnnotation decimal
                ? BigDecimal.valueOf(value, decimal.getScale()).toPlainString()
                : Long.toString(value);
    }

    private static String text(Binary value, LogicalTypeAnnotation logical) {
        if (logical instanceof DecimalLogicalTypeAnnotation decimal) {
            return new BigDecimal(new BigInteger(value.getBytes()), decimal.getScale())
                    .toPlainString();
        }
        if (logical instanceof UUIDLogicalTypeAnnotation) {
            ByteBuffer bytes = value.toByteBuffer();
            return new UUID(bytes.getLong(), bytes.getLong()).toString();
        }
        return value.toStringUsingUTF8();
    }

    /** Nanoseconds of the day, then the Julian day, least byte first; UTC. */
    private static String int96(Binary value) {
        ByteBuffer bytes = value.toByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
        long nanos = bytes.getLong();
        return Instant.EPOCH
                .plus(bytes.getInt() - JULIAN_EPOCH_DAY, ChronoUnit.DAYS)
                .plusNanos(nanos)
                .toString();
    }
}
