package dev.stet.sinks;

import dev.stet.sinks.rows.KpiCells;
import dev.stet.sinks.rows.Layout;
import java.io.Serializable;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.flink.table.catalog.Column;
import org.apache.flink.table.catalog.ResolvedSchema;
import org.apache.flink.table.types.logical.LogicalType;
import org.apache.flink.types.Row;
import org.jspecify.annotations.Nullable;

/**
 * Rows as a PostgreSQL table: its columns, and the upsert that never goes back in time.
 *
 * <p>The statements are made from a schema, since each view has a hundred columns that PostgreSQL
 * must know by name; nothing in them comes from an event.
 *
 * @param name of the table, and of the view
 * @param columns in the order of the rows
 * @param key what tells rows apart; also the order in which they are written
 */
public record KpiTable(String name, List<Field> columns, List<String> key) implements Serializable {

    /** What identifies a KPI row; also the order in which rows are written. */
    public static final List<String> KEY = KpiCells.KEY;

    public static final String VERSION = KpiCells.VERSION;

    private static final String MATURITY = "maturity";

    private static final String NEWER =
            """
            excluded."version" > "%1$s"."version"\
            """;

    private static final String NEWER_OR_FINAL =
            """
            CASE WHEN (excluded."maturity" IS DISTINCT FROM 'final') \
            = ("%1$s"."maturity" IS DISTINCT FROM 'final') \
            THEN excluded."version" > "%1$s"."version" ELSE excluded."maturity" = 'final' END\
            """;

    private static final String IDENTIFIER = "[A-Za-z_][A-Za-z0-9_]*";

    /** How PostgreSQL stores a column. */
    public enum Type {
        TEXT("text"),
        BIGINT("bigint"),
        INTEGER("integer"),
        DOUBLE("double precision"),
        DECIMAL("numeric"),
        BOOLEAN("boolean"),
        BYTES("bytea"),
        INSTANT("timestamp with time zone");

        private final String sql;

        Type(String sql) {
            this.sql = sql;
        }

        /** As PostgreSQL's information schema names it. */
        public String sql() {
            return sql;
        }
    }

    /** One column. */
    public record Field(String name, Type type) implements Serializable {}

    /**
     * @throws IllegalArgumentException naming the column that is missing, or has a name or a type
     *     that cannot be stored
     */
    public KpiTable {
        columns = List.copyOf(columns);
        key = List.copyOf(key);
        requireIdentifier(name);
        columns.forEach(field -> requireIdentifier(field.name));
        List<String> names = columns.stream().map(Field::name).toList();
        List<String> needed = new ArrayList<>(key);
        needed.add(VERSION);
        if (key.equals(KEY)) {
            needed.add(MATURITY);
        }
        for (String column : needed) {
            if (!names.contains(column)) {
                throw new IllegalArgumentException(
                        "%s has no column %s, only %s".formatted(name, column, names));
            }
        }
    }

    /** Of KPI rows. */
    public KpiTable(String name, List<Field> columns) {
        this(name, columns, KEY);
    }

    private static void requireIdentifier(String name) {
        if (!name.matches(IDENTIFIER)) {
            throw new IllegalArgumentException("'%s' is no plain identifier".formatted(name));
        }
    }

    /**
     * @param schema of the view; its rows carry the fields in this order
     */
    public static KpiTable of(String name, ResolvedSchema schema) {
        return new KpiTable(
                name,
                schema.getColumns().stream()
                        .map(column -> new Field(column.getName(), type(column)))
                        .toList());
    }

    /**
     * Rows of any other kind, which can be deleted: without a maturity, the greatest version stays.
     */
    public static KpiTable of(Layout layout) {
        return new KpiTable(
                layout.name(),
                layout.columns().stream()
                        .map(column -> new Field(column.name(), type(column.type())))
                        .toList(),
                layout.key());
    }

    private static Type type(dev.stet.sinks.rows.Column.Type type) {
        return switch (type) {
            case TEXT -> Type.TEXT;
            case LONG -> Type.BIGINT;
            case DOUBLE -> Type.DOUBLE;
            case DECIMAL -> Type.DECIMAL;
            case BOOLEAN -> Type.BOOLEAN;
            case INSTANT -> Type.INSTANT;
            case BYTES -> Type.BYTES;
        };
    }

    private static Type type(Column column) {
        LogicalType type = column.getDataType().getLogicalType();
        return switch (type.getTypeRoot()) {
            case CHAR, VARCHAR -> Type.TEXT;
            case BIGINT -> Type.BIGINT;
            case INTEGER -> Type.INTEGER;
            case DOUBLE -> Type.DOUBLE;
            case DECIMAL -> Type.DECIMAL;
            case BOOLEAN -> Type.BOOLEAN;
            case BINARY, VARBINARY -> Type.BYTES;
            case TIMESTAMP_WITH_LOCAL_TIME_ZONE -> Type.INSTANT;
            default ->
                    throw new IllegalArgumentException(
                            "column %s has the type %s, which the PostgreSQL sink does not store"
                                    .formatted(column.getName(), type));
        };
    }

    /** Whether no row can be without this column. */
    public static boolean isRequired(String column) {
        return KEY.contains(column) || column.equals(VERSION);
    }

    /**
     * The upsert; as {@link #replaces} says, a row that may not take the place of the one there
     * changes nothing.
     */
    String upsertStatement() {
        List<String> names = columns.stream().map(Field::name).toList();
        String values = names.stream().map(column -> "?").collect(Collectors.joining(", "));
        String changes =
                names.stream()
                        .filter(column -> !key.contains(column))
                        .map(column -> "\"%s\" = excluded.\"%s\"".formatted(column, column))
                        .collect(Collectors.joining(", "));
        return """
        INSERT INTO "%1$s" (%2$s) VALUES (%3$s) ON CONFLICT (%4$s) DO UPDATE SET %5$s \
        WHERE %6$s\
        """
                .formatted(
                        name,
                        quoted(names),
                        values,
                        quoted(key),
                        changes,
                        (hasMaturity() ? NEWER_OR_FINAL : NEWER).formatted(name));
    }

    /** Deletes the row of a key. */
    String deleteStatement() {
        return "DELETE FROM \"%s\" WHERE %s"
                .formatted(
                        name,
                        key.stream()
                                .map("\"%s\" = ?"::formatted)
                                .collect(Collectors.joining(" AND ")));
    }

    /** Whether a row has nothing but a key: the one of that key is to be deleted. */
    boolean isDeletion(Row row) {
        return row.getField(index(VERSION)) == null;
    }

    /** The rows that are deletions; KPI rows never are, and are not looked at. */
    List<Row> deletions(Collection<Row> rows) {
        return isKpi() ? List.of() : rows.stream().filter(this::isDeletion).toList();
    }

    /** Binds the key of a row for {@link #deleteStatement}. */
    void bindKey(PreparedStatement statement, Row row) throws SQLException {
        for (int i = 0; i < key.size(); i++) {
            statement.setObject(i + 1, stored(row.getField(index(key.get(i)))));
        }
    }

    private static String quoted(List<String> names) {
        return names.stream().map(column -> '"' + column + '"').collect(Collectors.joining(", "));
    }

    void bind(PreparedStatement statement, Row row) throws SQLException {
        for (int i = 0; i < columns.size(); i++) {
            statement.setObject(i + 1, stored(row.getField(i)));
        }
    }

    private static @Nullable Object stored(@Nullable Object value) {
        return value instanceof Instant instant
                ? OffsetDateTime.ofInstant(instant, ZoneOffset.UTC)
                : value;
    }

    int index(String column) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name.equals(column)) {
                return i;
            }
        }
        throw new IllegalArgumentException(name + " has no column " + column);
    }

    private boolean isKpi() {
        return key.equals(KEY);
    }

    private boolean hasMaturity() {
        return columns.stream().anyMatch(field -> field.name.equals(MATURITY));
    }

    /** The primary key of a row, ordered as the table's index is. */
    Key key(Row row) {
        return new Key(key.stream().map(column -> keyField(row, column)).toList());
    }

    private String keyField(Row row, String column) {
        Object value = row.getField(index(column));
        if (value == null) {
            throw new IllegalArgumentException("%s.%s is NULL".formatted(name, column));
        }
        return value.toString();
    }

    /**
     * Whether a row may take the place of one with the same key: a final one that of any
     * provisional one, a provisional one never that of a final one, else the newer. A job that goes
     * on from a checkpoint says again, provisionally and with newer versions, what it had said
     * since; and one that writes final rows only says them with version 1. A deletion replaces any
     * row, and is replaced by any that comes after it.
     */
    boolean replaces(Row row, Row other) {
        if (!isKpi() && (isDeletion(row) || isDeletion(other))) {
            return true;
        }
        if (!hasMaturity()) {
            return version(row) > version(other);
        }
        boolean isFinal = isFinal(row);
        return isFinal == isFinal(other) ? version(row) > version(other) : isFinal;
    }

    private boolean isFinal(Row row) {
        return "final".equals(row.getField(index(MATURITY)));
    }

    private long version(Row row) {
        Object version = row.getField(index(VERSION));
        if (version instanceof Long number) {
            return number;
        }
        throw new IllegalArgumentException("%s.version is %s".formatted(name, version));
    }

    /**
     * A primary key as text.
     *
     * @param fields in the order of {@link KpiTable#key()}
     */
    record Key(List<String> fields) implements Comparable<Key> {

        private static final Comparator<List<String>> ORDER =
                (left, right) -> {
                    for (int i = 0; i < left.size(); i++) {
                        int order = left.get(i).compareTo(right.get(i));
                        if (order != 0) {
                            return order;
                        }
                    }
                    return 0;
                };

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(fields, other.fields);
        }
    }
}
