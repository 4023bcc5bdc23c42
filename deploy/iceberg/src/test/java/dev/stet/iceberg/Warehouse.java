package dev.stet.iceberg;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.contract.View;
import dev.stet.oracle.KpiOracle.Cell;
import java.io.IOException;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.hadoop.conf.Configuration;
import org.apache.iceberg.CatalogUtil;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.types.Conversions;
import org.apache.iceberg.types.Types;

/** A catalog in a local folder, read by Iceberg's own readers. */
public final class Warehouse implements Serializable {

    private static final long serialVersionUID = 1L;

    private static final long DAY_MICROS = Duration.ofDays(1).toMillis() * 1000;

    private final Map<String, String> properties;

    private Warehouse(Map<String, String> properties) {
        this.properties = Map.copyOf(properties);
    }

    /**
     * @param kind {@code hadoop}, all of it files; or {@code jdbc}, an H2 database beside them
     */
    public static Warehouse of(String kind, Path folder) {
        Map<String, String> properties = new HashMap<>();
        properties.put("type", kind);
        properties.put("warehouse", folder.resolve("warehouse").toUri().toString());
        if (kind.equals("jdbc")) {
            properties.put(
                    "uri", "jdbc:h2:file:" + folder.resolve("catalog") + ";AUTO_SERVER=TRUE");
            properties.put("jdbc.user", "stet");
        }
        return new Warehouse(properties);
    }

    /** Of the catalog, by Iceberg's own names. */
    public Map<String, String> properties() {
        return properties;
    }

    /** The same as lines of a file of options, each with this before it. */
    public String yaml(String indentation) {
        StringBuilder yaml = new StringBuilder();
        new TreeMap<>(properties)
                .forEach(
                        (name, value) ->
                                yaml.append("%s%s: '%s'%n".formatted(indentation, name, value)));
        return yaml.toString();
    }

    public Catalog catalog() {
        return CatalogUtil.buildIcebergCatalog("stet", properties, new Configuration());
    }

    public Table table(View view) {
        return catalog().loadTable(TableIdentifier.of("stet", view.table()));
    }

    public List<Record> records(View view) throws IOException {
        List<Record> records = new ArrayList<>();
        try (CloseableIterable<Record> rows = IcebergGenerics.read(table(view)).build()) {
            rows.forEach(records::add);
        }
        return records;
    }

    /**
     * The rows of both lifecycles, measures that are 0 left out.
     *
     * @param measures by view, those to read
     * @throws AssertionError where a key stands twice, or a row is not final
     */
    public SortedMap<Cell, SortedMap<String, Long>> rows(Map<String, List<String>> measures)
            throws IOException {
        SortedMap<Cell, SortedMap<String, Long>> rows = new TreeMap<>();
        for (View view : List.of(View.SUGGESTION, View.QUESTION)) {
            for (Record row : records(view)) {
                SortedMap<String, Long> counted = new TreeMap<>();
                for (String measure : measures.getOrDefault(view.table(), List.of())) {
                    long value = (Long) row.getField(measure);
                    if (value != 0) {
                        counted.put(measure, value);
                    }
                }
                assertThat(row.getField("maturity")).isEqualTo("final");
                assertThat(rows.put(cell(view, row), counted))
                        .as("a row of the same key as %s", row)
                        .isNull();
            }
        }
        return rows;
    }

    /** By view, what is counted anywhere. */
    public static Map<String, List<String>> measures(
            SortedMap<Cell, SortedMap<String, Long>> expected) {
        Map<String, TreeSet<String>> names = new HashMap<>();
        expected.forEach(
                (cell, measures) ->
                        names.computeIfAbsent(cell.view(), view -> new TreeSet<>())
                                .addAll(measures.keySet()));
        Map<String, List<String>> lists = new HashMap<>();
        names.forEach((view, measures) -> lists.put(view, List.copyOf(measures)));
        return lists;
    }

    private static Cell cell(View view, Record row) {
        return new Cell(
                view.table(),
                (String) row.getField("tenant_id"),
                (String) row.getField("grain"),
                ((OffsetDateTime) row.getField("window_start")).toInstant().toEpochMilli(),
                (String) row.getField("segment_by"),
                (String) row.getField("segment"));
    }

    /**
     * How many data files a table has.
     *
     * @throws AssertionError where one holds a window that does not start on the day it is filed
     *     under
     */
    public int filesByDay(View view) throws IOException {
        Table table = table(view);
        assertThat(table.spec().fields())
                .singleElement()
                .satisfies(field -> assertThat(field.transform()).hasToString("day"));
        Types.NestedField start = table.schema().findField("window_start");
        int files = 0;
        try (CloseableIterable<FileScanTask> tasks =
                table.newScan().includeColumnStats().planFiles()) {
            for (FileScanTask task : tasks) {
                DataFile file = task.file();
                int day = file.partition().get(0, Integer.class);
                long least = micros(start, file.lowerBounds());
                long most = micros(start, file.upperBounds());
                assertThat(
                                List.of(
                                        Math.floorDiv(least, DAY_MICROS),
                                        Math.floorDiv(most, DAY_MICROS)))
                        .containsOnly((long) day);
                files++;
            }
        }
        return files;
    }

    private static long micros(Types.NestedField field, Map<Integer, ByteBuffer> bounds) {
        return Conversions.<Long>fromByteBuffer(field.type(), bounds.get(field.fieldId()));
    }
}
