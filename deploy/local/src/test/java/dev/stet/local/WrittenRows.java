package dev.stet.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stet.contract.View;
import dev.stet.local.files.ParquetFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.parquet.example.data.Group;

/**
 * The rows of one view as each sink holds them: by key, the measures that are not 0. Every row has
 * to be final.
 *
 * @param measures which to read
 */
public record WrittenRows(View view, List<String> measures) {

    private static final List<String> KEY =
            List.of("tenant_id", "grain", "window_start", "segment_by", "segment");

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Those that an independent program computed. */
    public static SortedMap<String, SortedMap<String, Long>> expected(View view)
            throws IOException {
        SortedMap<String, SortedMap<String, Long>> rows = new TreeMap<>();
        ExpectedRows.of(view.table())
                .forEach((key, measures) -> rows.put(key.toString(), measures));
        return rows;
    }

    /** To be held against these rows. */
    public static WrittenRows like(View view, SortedMap<String, SortedMap<String, Long>> expected) {
        TreeSet<String> names = new TreeSet<>();
        expected.values().forEach(row -> names.addAll(row.keySet()));
        return new WrittenRows(view, List.copyOf(names));
    }

    /** In the view of final rows; the table holds no others. */
    public SortedMap<String, SortedMap<String, Long>> inPostgres(Connection connection)
            throws SQLException {
        SortedMap<String, SortedMap<String, Long>> rows = new TreeMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet found =
                        statement.executeQuery("SELECT * FROM %s_final".formatted(view.table()))) {
            while (found.next()) {
                List<String> key =
                        List.of(
                                found.getString("tenant_id"),
                                found.getString("grain"),
                                found.getTimestamp("window_start").toInstant().toString(),
                                found.getString("segment_by"),
                                found.getString("segment"));
                SortedMap<String, Long> row = new TreeMap<>();
                for (String measure : measures) {
                    put(row, measure, found.getLong(measure));
                }
                rows.put(key.toString(), row);
            }
        }
        try (Statement statement = connection.createStatement();
                ResultSet provisional =
                        statement.executeQuery(
                                "SELECT count(*) FROM %s WHERE maturity <> 'final'"
                                        .formatted(view.table()))) {
            assertThat(provisional.next()).isTrue();
            assertThat(provisional.getLong(1)).isZero();
        }
        return rows;
    }

    /**
     * The last record of each key. No version goes down in the order of the records, and what was
     * called final stays what it was, however often it is said.
     */
    public SortedMap<String, SortedMap<String, Long>> inKafka(String bootstrapServers)
            throws IOException {
        Map<String, Long> versions = new HashMap<>();
        SortedMap<String, SortedMap<String, Long>> rows = new TreeMap<>();
        Set<String> provisional = new TreeSet<>();
        for (ConsumerRecord<String, String> record :
                read(bootstrapServers, "stet." + view.table())) {
            JsonNode row = JSON.readTree(record.value());
            String key = key(JSON.readTree(record.key()), row);
            long version = row.get("version").asLong();
            Long before = versions.put(key, version);
            assertThat(before == null ? 0 : before).as(key).isLessThan(version);
            if (row.get("maturity").asText().equals("final")) {
                SortedMap<String, Long> said = rows.putIfAbsent(key, measures(row));
                if (said != null) {
                    assertThat(measures(row)).as(key).isEqualTo(said);
                }
                provisional.remove(key);
            } else {
                provisional.add(key);
            }
        }
        assertThat(provisional).isEmpty();
        return rows;
    }

    /** That of the record, which is that of the row. */
    private static String key(JsonNode key, JsonNode row) {
        List<String> columns = KEY.stream().map(name -> key.get(name).asText()).toList();
        assertThat(key.size()).isEqualTo(KEY.size());
        assertThat(columns).isEqualTo(KEY.stream().map(name -> row.get(name).asText()).toList());
        return columns.toString();
    }

    private SortedMap<String, Long> measures(JsonNode row) {
        SortedMap<String, Long> counted = new TreeMap<>();
        measures.forEach(measure -> put(counted, measure, row.get(measure).asLong()));
        return counted;
    }

    /** Every record that is committed, in the order of its partition. */
    public static List<ConsumerRecord<String, String>> read(String bootstrapServers, String topic) {
        Map<String, Object> properties =
                Map.of(
                        "bootstrap.servers", bootstrapServers,
                        "isolation.level", "read_committed",
                        "auto.offset.reset", "earliest");
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(
                        properties, new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> partitions =
                    consumer.partitionsFor(topic).stream().map(WrittenRows::partition).toList();
            consumer.assign(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<String, String>> records = new ArrayList<>();
            while (ends.entrySet().stream()
                    .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofSeconds(1)).forEach(records::add);
            }
            return records;
        }
    }

    private static TopicPartition partition(PartitionInfo info) {
        return new TopicPartition(info.topic(), info.partition());
    }

    /** Each row once, in the folder of its day; of files that can be seen. */
    public SortedMap<String, SortedMap<String, Long>> inParquet(Path folder) throws IOException {
        SortedMap<String, SortedMap<String, Long>> rows = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder.resolve(view.table()))) {
            for (Path file : files.filter(WrittenRows::canBeSeen).toList()) {
                for (Group group : ParquetFiles.read(file)) {
                    Instant start = Instant.ofEpochMilli(group.getLong("window_start", 0));
                    assertThat(file.toString())
                            .contains("/day=" + start.toString().substring(0, 10) + "/");
                    SortedMap<String, Long> row = new TreeMap<>();
                    for (String measure : measures) {
                        put(row, measure, group.getLong(measure, 0));
                    }
                    List<String> key =
                            List.of(
                                    group.getString("tenant_id", 0),
                                    group.getString("grain", 0),
                                    start.toString(),
                                    group.getString("segment_by", 0),
                                    group.getString("segment", 0));
                    assertThat(rows.put(key.toString(), row)).as("twice: %s", key).isNull();
                }
            }
        }
        return rows;
    }

    /** What asks an engine of SQL for every row of the view's table. */
    public String query() {
        return Stream.of(KEY.stream(), Stream.of("maturity"), measures.stream())
                .flatMap(columns -> columns)
                .collect(Collectors.joining("`, `", "SELECT `", "` FROM `" + view.table() + "`"));
    }

    /**
     * Each row once.
     *
     * @param answer the fields of each row that {@link #query} found
     */
    public SortedMap<String, SortedMap<String, Long>> inAnswer(List<List<String>> answer) {
        SortedMap<String, SortedMap<String, Long>> rows = new TreeMap<>();
        for (List<String> fields : answer) {
            String key = fields.subList(0, KEY.size()).toString();
            assertThat(fields.get(KEY.size())).as(key).isEqualTo("final");
            SortedMap<String, Long> row = new TreeMap<>();
            for (int i = 0; i < measures.size(); i++) {
                put(row, measures.get(i), Long.parseLong(fields.get(KEY.size() + 1 + i)));
            }
            assertThat(rows.put(key, row)).as("twice: %s", key).isNull();
        }
        return rows;
    }

    /** As engines have it: what is still written has a name that begins with a dot. */
    private static boolean canBeSeen(Path file) {
        return Files.isRegularFile(file) && !file.getFileName().toString().startsWith(".");
    }

    private static void put(SortedMap<String, Long> row, String measure, long value) {
        if (value != 0) {
            row.put(measure, value);
        }
    }
}
