package dev.stet.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stet.contract.View;
import dev.stet.local.Stet;
import dev.stet.local.replay.ReplayCommand;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** KPI rows of recorded events, as the job writes them to Kafka: JSON, under the key of the row. */
final class RecordedRows {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> KEY =
            List.of("tenant_id", "grain", "window_start", "segment_by", "segment");

    private final Map<View, List<ObjectNode>> rows = new EnumMap<>(View.class);

    private RecordedRows() {}

    /**
     * Counts the events.
     *
     * @param folder an empty one
     */
    static RecordedRows of(List<String> events, Path folder) throws Exception {
        Path log = Files.write(folder.resolve("events.jsonl"), events);
        Path out = folder.resolve("out");
        Console replay =
                Console.run(
                        Stet.commandLine(new ReplayCommand()),
                        "replay",
                        "--events",
                        log.toString(),
                        "--out",
                        out.toString(),
                        "--grains",
                        "1h,1d",
                        "--segments",
                        "all;workflow;model;variant;feature|model",
                        "--clusters",
                        "64",
                        "--pseudonym-key-file",
                        Files.writeString(folder.resolve("key"), "the key of the page's answers")
                                .toString(),
                        "--format",
                        "jsonl");
        assertThat(replay.exit()).as(replay.out()).isZero();
        RecordedRows recorded = new RecordedRows();
        for (View view : View.values()) {
            List<ObjectNode> lines = new ArrayList<>();
            Path file = out.resolve(view.table() + ".jsonl");
            for (String line : Files.exists(file) ? Files.readAllLines(file) : List.<String>of()) {
                lines.add((ObjectNode) JSON.readTree(line));
            }
            recorded.rows.put(view, lines);
        }
        return recorded;
    }

    List<ObjectNode> of(View view) {
        return rows.getOrDefault(view, List.of());
    }

    /**
     * Sends every row, as what {@code changed} makes of it.
     *
     * @param prefix of the topics, as the job's option says it
     */
    void send(String bootstrapServers, String prefix, UnaryOperator<ObjectNode> changed) {
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", bootstrapServers),
                        new StringSerializer(),
                        new StringSerializer())) {
            rows.forEach(
                    (view, ofView) ->
                            ofView.forEach(
                                    row ->
                                            producer.send(
                                                    new ProducerRecord<>(
                                                            prefix + view.table(),
                                                            key(row),
                                                            changed.apply(row.deepCopy())
                                                                    .toString()))));
        }
    }

    private static String key(JsonNode row) {
        ObjectNode key = JSON.createObjectNode();
        KEY.forEach(name -> key.set(name, row.get(name)));
        return key.toString();
    }
}
