package dev.stet.local.files;

import dev.stet.bytes.Packer;
import dev.stet.bytes.Unpacker;
import dev.stet.contract.Grain;
import dev.stet.sinks.rows.Cells;
import dev.stet.sinks.rows.Column;
import dev.stet.sinks.rows.Layout;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Turns rows of one layout into what the external sort moves, and back. A row is an array with a
 * value for each column, of the type that {@link Column.Type} names; null stands for SQL's NULL.
 * One thread.
 */
public final class RowCodec implements Serializable {

    private static final long serialVersionUID = 1L;

    /** The key column whose values order by length of the window rather than by name. */
    private static final String GRAIN = "grain";

    private final Layout layout;
    private final int[] key;
    private final int version;
    private final transient Packer out = new Packer();
    private final transient Unpacker in = new Unpacker();

    public RowCodec(Layout layout) {
        this.layout = layout;
        this.key = layout.key().stream().mapToInt(layout::index).toArray();
        this.version = layout.index(layout.version());
    }

    /** Sends records through the sort, by their cells. */
    public static <T> SpillSink.Encoder<T> encoder(Layout layout, Cells<T> cells) {
        RowCodec codec = new RowCodec(layout);
        return record -> codec.spill(cells.of(record));
    }

    /** A row without a version deletes the row of its key, and so comes before all of them. */
    public Spilled spill(@Nullable Object[] row) {
        SortKey sortKey = new SortKey();
        for (int column : key) {
            add(sortKey, layout.columns().get(column), row[column]);
        }
        Object rowVersion = row[version];
        return new Spilled(
                sortKey.toBytes(),
                rowVersion == null ? Long.MAX_VALUE : (Long) rowVersion,
                write(row));
    }

    private Object readResolve() {
        return new RowCodec(layout);
    }

    private void add(SortKey sortKey, Column column, @Nullable Object value) {
        if (value == null) {
            throw new IllegalArgumentException(
                    "%s.%s is part of the key and was null"
                            .formatted(layout.name(), column.name()));
        }
        if (column.name().equals(GRAIN)) {
            sortKey.number(Grain.of((String) value).ordinal());
            return;
        }
        switch (column.type()) {
            case TEXT -> sortKey.text((String) value);
            case LONG -> sortKey.number((Long) value);
            case INSTANT -> sortKey.number(((Instant) value).toEpochMilli());
            default ->
                    throw new IllegalArgumentException(
                            "%s.%s cannot be part of a key"
                                    .formatted(layout.name(), column.name()));
        }
    }

    private byte[] write(@Nullable Object[] row) {
        out.begin();
        for (int i = 0; i < row.length; i++) {
            Object value = row[i];
            out.writeBoolean(value != null);
            if (value != null) {
                write(layout.columns().get(i).type(), value);
            }
        }
        return out.toBytes();
    }

    private void write(Column.Type type, Object value) {
        switch (type) {
            case TEXT -> out.writeText((String) value);
            case LONG -> out.writeZigZag((Long) value);
            case DOUBLE -> out.writeLong(Double.doubleToRawLongBits((Double) value));
            case DECIMAL -> out.writeZigZag(((BigDecimal) value).unscaledValue().longValueExact());
            case BOOLEAN -> out.writeBoolean((Boolean) value);
            case INSTANT -> out.writeZigZag(((Instant) value).toEpochMilli());
            case BYTES -> out.writeBytes((byte[]) value);
        }
    }

    /** The row that {@link #spill} was given. */
    public @Nullable Object[] row(Spilled spilled) {
        @Nullable Object[] row = new @Nullable Object[layout.columns().size()];
        in.begin(spilled.payload());
        for (int i = 0; i < row.length; i++) {
            if (in.readBoolean()) {
                row[i] = read(layout.columns().get(i));
            }
        }
        return row;
    }

    private Object read(Column column) {
        return switch (column.type()) {
            case TEXT -> in.readText();
            case LONG -> in.readZigZag();
            case DOUBLE -> Double.longBitsToDouble(in.readLong());
            case DECIMAL -> BigDecimal.valueOf(in.readZigZag(), column.places());
            case BOOLEAN -> in.readBoolean();
            case INSTANT -> Instant.ofEpochMilli(in.readZigZag());
            case BYTES -> in.readBytes((int) in.readVarLong());
        };
    }
}
