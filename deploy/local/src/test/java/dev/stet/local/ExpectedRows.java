package dev.stet.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;

/** The rows that an independent program computed from 47,666 real events. */
public final class ExpectedRows {

    public static final int EVENTS = 47_666;
    public static final List<String> GRAINS = List.of("1h", "1d");
    public static final List<String> SEGMENT_SETS = List.of("all", "model", "feature|model");

    private static final List<String> KEY =
            List.of("tenant_id", "grain", "window_start", "segment_by", "segment");

    private ExpectedRows() {}

    /** The events, or a skipped test. */
    public static Path events() {
        return shared("coauthor.events.jsonl.gz");
    }

    /**
     * By key, the measures that are not 0.
     *
     * @param view {@code suggestion_kpi} or {@code question_kpi}
     */
    public static SortedMap<List<String>, SortedMap<String, Long>> of(String view)
            throws IOException {
        ObjectMapper json = new ObjectMapper();
        SortedMap<List<String>, SortedMap<String, Long>> rows = emptyTable();
        for (String line : lines(shared("coauthor.expected.2.jsonl.gz"))) {
            JsonNode row = json.readTree(line);
            if (!row.get("view").asText().equals(view)) {
                continue;
            }
            String window = Instant.ofEpochMilli(row.get("window_start").asLong()).toString();
            SortedMap<String, Long> measures = new TreeMap<>();
            for (Map.Entry<String, JsonNode> field : row.properties()) {
                if (field.getValue().isNumber() && field.getValue().asLong() != 0) {
                    measures.put(field.getKey(), field.getValue().asLong());
                }
            }
            measures.remove("window_start");
            rows.put(
                    List.of(
                            row.get("tenant_id").asText(),
                            row.get("grain").asText(),
                            window,
                            row.get("segment_by").asText(),
                            row.get("segment").asText()),
                    measures);
        }
        return rows;
    }

    /**
     * The same from a replay's CSV file, every column that an answer can hold; asks that each row
     * is final and stands once, in the order of its key.
     */
    public static SortedMap<List<String>, SortedMap<String, Long>> ofCsv(
            Path file, List<String> measures) throws IOException {
        List<String> lines = Files.readAllLines(file);
        List<String> header = List.of(lines.get(0).split(",", -1));
        SortedMap<List<String>, SortedMap<String, Long>> rows = emptyTable();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            SortedMap<String, Long> counted = new TreeMap<>();
            for (String measure : measures) {
                long value = Long.parseLong(cells[header.indexOf(measure)]);
                if (value != 0) {
                    counted.put(measure, value);
                }
            }
            List<String> key = KEY.stream().map(name -> cells[header.indexOf(name)]).toList();
            if (rows.put(key, counted) != null) {
                throw new AssertionError("A key stands twice: " + key);
            }
            if (!cells[header.indexOf("maturity")].equals("final")) {
                throw new AssertionError("Not final: " + line);
            }
        }
        return rows;
    }

    private static <V> SortedMap<List<String>, V> emptyTable() {
        return new TreeMap<>((left, right) -> left.toString().compareTo(right.toString()));
    }

    /** The lines of a compressed file. */
    public static List<String> lines(Path file) throws IOException {
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(
                                new GZIPInputStream(Files.newInputStream(file)),
                                StandardCharsets.UTF_8))) {
            return lines.lines().toList();
        }
    }

    /** The lines of the events. */
    public static List<String> eventLines() throws IOException {
        return lines(events());
    }

    /** A file beside the project, or a skipped test. */
    public static Path shared(String name) {
        Path file = Path.of(System.getProperty("stet.shared", "../shared"), "data", name);
        Assumptions.assumeTrue(
                Files.isReadable(file), () -> "Skipped: no real events at " + file.normalize());
        return file;
    }
}
