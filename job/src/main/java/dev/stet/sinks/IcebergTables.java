package dev.stet.sinks;

import dev.stet.sinks.rows.Column;
import dev.stet.sinks.rows.Layout;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableProperties;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.SupportsNamespaces;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.exceptions.AlreadyExistsException;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;

/**
 * The tables of KPI rows in a catalog of Iceberg: makes those that are missing, and holds those
 * that are there against what is to be written.
 *
 * @param namespace where they are
 */
public record IcebergTables(Catalog catalog, Namespace namespace) {

    private static final String WINDOW_START = "window_start";

    private static final String BY_DAY = "day";

    /** Each commit writes the metadata anew, as a file: without this all of them would stay. */
    private static final Map<String, String> PROPERTIES =
            Map.of(TableProperties.METADATA_DELETE_AFTER_COMMIT_ENABLED, "true");

    /** What a table is called. */
    public TableIdentifier name(Layout layout) {
        return TableIdentifier.of(namespace, layout.name());
    }

    /**
     * The table for these rows, made if it is missing, and so is its namespace.
     *
     * @throws RuntimeException of Iceberg or of a client library, where the catalog refuses
     */
    public Table open(Layout layout) {
        TableIdentifier name = name(layout);
        if (!catalog.tableExists(name)) {
            try {
                if (catalog instanceof SupportsNamespaces spaces
                        && !spaces.namespaceExists(namespace)) {
                    spaces.createNamespace(namespace);
                }
                Schema schema = schema(layout);
                return catalog.createTable(name, schema, byDay(schema), PROPERTIES);
            } catch (AlreadyExistsException e) {
                // Somebody else made it in the meantime; theirs is looked at like any other.
                return catalog.loadTable(name);
            }
        }
        return catalog.loadTable(name);
    }

    /** The columns of the view; those that no row can be without are required. */
    static Schema schema(Layout layout) {
        List<Types.NestedField> fields = new ArrayList<>();
        for (Column column : layout.columns()) {
            fields.add(
                    Types.NestedField.of(
                            fields.size() + 1,
                            !isNeverNull(layout, column.name()),
                            column.name(),
                            type(column)));
        }
        return new Schema(fields);
    }

    private static PartitionSpec byDay(Schema schema) {
        return PartitionSpec.builderFor(schema).day(WINDOW_START).build();
    }

    private static Type type(Column column) {
        return switch (column.type()) {
            case TEXT -> Types.StringType.get();
            case LONG -> Types.LongType.get();
            case DOUBLE -> Types.DoubleType.get();
            case DECIMAL -> Types.DecimalType.of(Column.DIGITS, column.places());
            case BOOLEAN -> Types.BooleanType.get();
            case INSTANT -> Types.TimestampType.withZone();
            case BYTES -> Types.BinaryType.get();
        };
    }

    /**
     * What keeps rows from being written into a table that is there.
     *
     * @return what to change; empty where all is well
     */
    static Optional<String> obstacle(
            String name, Schema schema, PartitionSpec spec, Layout layout) {
        for (Column column : layout.columns()) {
            Types.NestedField field = schema.findField(column.name());
            if (field == null) {
                continue;
            }
            if (!field.type().equals(type(column))) {
                return Optional.of(
                        "the column %s.%s is %s, and must be %s: rename the table, and another is made"
                                .formatted(name, column.name(), field.type(), type(column)));
            }
            if (field.isRequired() && !isNeverNull(layout, column.name())) {
                return Optional.of(
                        "the column %s.%s is required, and can be NULL in Stet's rows: make it optional"
                                .formatted(name, column.name()));
            }
        }
        return missing(name, schema, layout)
                .or(() -> stranger(name, schema, layout))
                .or(() -> otherPartitions(name, schema, spec));
    }

    /** All at once: a release can add many. */
    private static Optional<String> missing(String name, Schema schema, Layout layout) {
        List<Column> missing =
                layout.columns().stream()
                        .filter(column -> schema.findField(column.name()) == null)
                        .toList();
        if (missing.isEmpty()) {
            return Optional.empty();
        }
        String names = missing.stream().map(Column::name).collect(Collectors.joining(", "));
        String added =
                missing.stream()
                        .map(column -> column.name() + ' ' + sql(column))
                        .collect(Collectors.joining(", "));
        boolean one = missing.size() == 1;
        return Optional.of(
                "the table %s has no column%s %s: run ALTER TABLE %s ADD COLUMN%s %s"
                        .formatted(
                                name,
                                one ? "" : "s",
                                names,
                                name,
                                one ? "" : "S",
                                one ? added : '(' + added + ')'));
    }

    /** In the words of Spark's SQL, which most catalogs are altered by. */
    private static String sql(Column column) {
        return switch (column.type()) {
            case TEXT -> "STRING";
            case LONG -> "BIGINT";
            case DOUBLE -> "DOUBLE";
            case DECIMAL -> "DECIMAL(%d, %d)".formatted(Column.DIGITS, column.places());
            case BOOLEAN -> "BOOLEAN";
            case INSTANT -> "TIMESTAMP";
            case BYTES -> "BINARY";
        };
    }

    private static boolean isNeverNull(Layout layout, String column) {
        return layout.key().contains(column) || column.equals(layout.version());
    }

    /** Columns of others are left NULL, if they can be. */
    private static Optional<String> stranger(String name, Schema schema, Layout layout) {
        Set<String> written =
                layout.columns().stream().map(Column::name).collect(Collectors.toSet());
        return schema.columns().stream()
                .filter(field -> field.isRequired() && !written.contains(field.name()))
                .findFirst()
                .map(
                        field ->
                                "the table %s requires a column %s, which Stet does not write: make it optional"
                                        .formatted(name, field.name()));
    }

    private static Optional<String> otherPartitions(
            String name, Schema schema, PartitionSpec spec) {
        int windowStart = schema.findField(WINDOW_START).fieldId();
        boolean byDay =
                spec.getFieldsBySourceId(windowStart).stream()
                        .anyMatch(field -> field.transform().toString().equals(BY_DAY));
        return byDay
                ? Optional.empty()
                : Optional.of(
                        "the table %s is not partitioned by day(%s): add that partition field, or rename the table, and another is made"
                                .formatted(name, WINDOW_START));
    }

    /**
     * What keeps rows from being written into the table.
     *
     * @return what to change; empty where all is well
     */
    public Optional<String> obstacle(Table table, Layout layout) {
        return obstacle(name(layout).toString(), table.schema(), table.spec(), layout);
    }
}
