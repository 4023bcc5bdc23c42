package dev.stet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.stet.config.ConfigException;
import dev.stet.contract.View;
import dev.stet.iceberg.Warehouse;
import dev.stet.oracle.Event;
import dev.stet.oracle.KpiOracle.Cell;
import dev.stet.testkit.KpiRowMaps;
import dev.stet.testkit.SharedData;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.SupportsNamespaces;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.data.parquet.GenericParquetWriter;
import org.apache.iceberg.io.DataWriter;
import org.apache.iceberg.parquet.Parquet;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Raw events in a table of Iceberg, in no order at all, read in batch execution. */
final class IcebergSourceITCase {

    private static final int FILES = 5;

    @TempDir private Path folder = Path.of("");

    @ParameterizedTest
    @ValueSource(strings = {"string", "binary"})
    void rawEventsGiveTheExpectedRows(String type) throws Exception {
        List<Event> events =
                new ArrayList<>(Event.read(SharedData.file("coauthor.events.jsonl.gz")));
        SortedMap<Cell, SortedMap<String, Long>> expected =
                KpiRowMaps.expected(SharedData.file("coauthor.expected.2.jsonl.gz"));
        Collections.shuffle(events, new Random(7));
        Warehouse warehouse = Warehouse.of("hadoop", folder);
        fill(warehouse, Types.fromPrimitiveString(type), events);

        run(warehouse, RuntimeExecutionMode.BATCH);

        assertThat(warehouse.rows(Warehouse.measures(expected))).isEqualTo(expected);
        long read =
                warehouse.records(View.INGEST).stream()
                        .filter(row -> row.getField("grain").equals("1d"))
                        .filter(row -> row.getField("segment_by").equals("all"))
                        .mapToLong(row -> (Long) row.getField("read"))
                        .sum();
        assertThat(read).isEqualTo(events.size());
    }

    @Test
    void readsNoTableWhereOrderMatters() throws Exception {
        Warehouse warehouse = Warehouse.of("hadoop", folder);
        fill(warehouse, Types.StringType.get(), List.of());

        ConfigException failure =
                catchThrowableOfType(
                        ConfigException.class,
                        () -> run(warehouse, RuntimeExecutionMode.STREAMING));

        assertThat(failure.getMessage())
                .contains("stet.source: is iceberg, whose rows come in any order")
                .contains("execution.runtime-mode");
    }

    @Test
    void saysWhichColumnIsMissing() throws Exception {
        Warehouse warehouse = Warehouse.of("hadoop", folder);
        fill(warehouse, Types.LongType.get(), List.of());

        ConfigException failure =
                catchThrowableOfType(
                        ConfigException.class, () -> run(warehouse, RuntimeExecutionMode.BATCH));

        assertThat(failure.getMessage())
                .contains("stet.iceberg.table: the table")
                .contains(
                        "has no column record of type string or binary, only [record,"
                                + " received_at]");
    }

    private static void fill(Warehouse warehouse, Type type, List<Event> events) throws Exception {
        Schema schema =
                new Schema(
                        Types.NestedField.optional(1, "record", type),
                        Types.NestedField.optional(
                                2, "received_at", Types.TimestampType.withZone()));
        SupportsNamespaces namespaces = (SupportsNamespaces) warehouse.catalog();
        namespaces.createNamespace(Namespace.of("raw"));
        Table table =
                warehouse
                        .catalog()
                        .createTable(
                                TableIdentifier.of("raw", "interactions"),
                                schema,
                                PartitionSpec.unpartitioned());
        for (int file = 0; file < FILES && !events.isEmpty(); file++) {
            int from = events.size() * file / FILES;
            int until = events.size() * (file + 1) / FILES;
            append(table, "%d.parquet".formatted(file), events.subList(from, until));
        }
    }

    private static void append(Table table, String name, List<Event> events) throws IOException {
        boolean text = table.schema().findType("record").typeId() == Type.TypeID.STRING;
        DataWriter<Record> file =
                Parquet.writeData(
                                table.io()
                                        .newOutputFile(
                                                table.locationProvider().newDataLocation(name)))
                        .forTable(table)
                        .withSpec(table.spec())
                        .createWriterFunc(GenericParquetWriter::create)
                        .build();
        try (file) {
            for (Event event : events) {
                GenericRecord row = GenericRecord.create(table.schema());
                String json = event.toJson();
                row.setField(
                        "record",
                        text ? json : ByteBuffer.wrap(json.getBytes(StandardCharsets.UTF_8)));
                row.setField("received_at", receivedAt(event));
                file.write(row);
            }
        }
        table.newAppend().appendFile(file.toDataFile()).commit();
    }

    private static OffsetDateTime receivedAt(Event event) {
        return Instant.ofEpochMilli(event.timeMillis()).plusSeconds(2).atOffset(ZoneOffset.UTC);
    }

    private void run(Warehouse warehouse, RuntimeExecutionMode mode) throws Exception {
        Path options =
                Files.writeString(
                        folder.resolve("stet.yaml"),
                        """
                        stet:
                          source: iceberg
                          families: [signal]
                          iceberg:
                            table: raw.interactions
                            catalog:
                        %s
                          rollup:
                            grains: [1h, 1d]
                            segment-sets: [all, model, feature|model]
                          sinks.enabled: iceberg
                        """
                                .formatted(warehouse.yaml("      ")));
        StreamExecutionEnvironment flink =
                StreamExecutionEnvironment.createLocalEnvironment(
                        2,
                        new Configuration()
                                .set(ExecutionOptions.RUNTIME_MODE, mode)
                                .set(RestartStrategyOptions.RESTART_STRATEGY, "none"));
        new StetJob(
                        flink,
                        Map.of("STET_PSEUDONYM_KEY", "a key for this test alone"),
                        new PrintWriter(new StringWriter()))
                .run(new String[] {"--config", options.toString()});
    }
}
