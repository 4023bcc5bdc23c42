package dev.stet.local.files;

import dev.stet.contract.Grain;
import dev.stet.sinks.rows.Cells;
import dev.stet.sinks.rows.Column;
import dev.stet.sinks.rows.Layout;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Turns rows of one layout into what the external sort moves, and back. A row is an array with a
 * value for each column, of the type that {@link Column.Type} names; null stands for SQL's NULL.
 */
public final class RowCodec implements Serializable {

    private static final long serialVersionUID = 1L;

    /** The key column whose values order by length of the window rather than by name. */
    private static final String GRAIN = "grain";

    private final Layout layout;
    private final int[] key;
    private final int version;

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
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            for (int i = 0; i < row.length; i++) {
                Object value = row[i];
                out.writeBoolean(value != null);
                if (value != null) {
                    write(layout.columns().get(i).type(), value, out);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void write(Column.Type type, Object value, DataOutputStream out)
            throws IOException {
        switch (type) {
            case TEXT -> writeBytes(((String) value).getBytes(StandardCharsets.UTF_8), out);
            case LONG -> out.writeLong((Long) value);
            case DOUBLE -> out.writeDouble((Double) value);
            case DECIMAL -> out.writeLong(((BigDecimal) value).unscaledValue().longValueExact());
            case BOOLEAN -> out.writeBoolean((Boolean) value);
            case INSTANT -> out.writeLong(((Instant) value).toEpochMilli());
            case BYTES -> writeBytes((byte[]) value, out);
        }
    }

    private static void writeBytes(byte[] bytes, DataOutputStream out) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    /** The row that {@link #spill} was given. */
    public @Nullable Object[] row(Spilled spilled) throws IOException {
        @Nullable Object[] row = new @Nullable Object[layout.columns().size()];
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(spilled.payload()));
        for (int i = 0; i < row.length; i++) {
            if (in.readBoolean()) {
                row[i] = read(layout.columns().get(i), in);
            }
        }
        return row;
    }

    private static Object read(Column column, DataInputStream in) throws IOException {
        return switch (column.type()) {
            case TEXT -> new String(readBytes(in), StandardCharsets.UTF_8);
            case LONG -> in.readLong();
            case DOUBLE -> in.readDouble();
            case DECIMAL -> BigDecimal.valueOf(in.readLong(), column.places());
            case BOOLEAN -> in.readBoolean();
            case INSTANT -> Instant.ofEpochMilli(in.readLong());
            case BYTES -> readBytes(in);
        };
    }

    private static byte[] readBytes(DataInputStream in) throws IOException {
        byte[] bytes = new byte[in.readInt()];
        in.readFully(bytes);
        return bytes;
    }
}
