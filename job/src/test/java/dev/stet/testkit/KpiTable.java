package dev.stet.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stet.contract.KpiRow;
import dev.stet.contract.View;
import dev.stet.oracle.KpiOracle.Cell;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/** KPI rows as plain maps, for comparing them cell by cell; measures that are 0 left out. */
public final class KpiTable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private KpiTable() {}

    /**
     * The final rows; {@code ingest_kpi} left out.
     *
     * @throws AssertionError if a key has two final rows
     */
    public static SortedMap<Cell, SortedMap<String, Long>> of(Collection<KpiRow> rows) {
        SortedMap<Cell, SortedMap<String, Long>> table = new TreeMap<>();
        for (KpiRow row : rows) {
            if (row.view() == View.INGEST || !row.last()) {
                continue;
            }
            SortedMap<String, Long> before = table.put(cell(row), measures(row));
            if (before != null) {
                throw new AssertionError("Said final twice: " + row);
            }
        }
        return table;
    }

    public static Cell cell(KpiRow row) {
        return new Cell(
                row.view().table(),
                row.tenant(),
                row.grain().label(),
                row.windowStartMillis(),
                row.segmentBy(),
                row.segment());
    }

    public static SortedMap<String, Long> measures(KpiRow row) {
        SortedMap<String, Long> measures = new TreeMap<>();
        for (int i = 0; i < row.values().length; i++) {
            if (row.values()[i] != 0) {
                measures.put(row.view().columns().get(i), row.values()[i]);
            }
        }
        return measures;
    }

    /** An answer computed elsewhere; {@code ignored}, which is made in SQL, left out. */
    public static SortedMap<Cell, SortedMap<String, Long>> expected(Path file) throws IOException {
        SortedMap<Cell, SortedMap<String, Long>> table = new TreeMap<>();
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(
                                new GZIPInputStream(Files.newInputStream(file)),
                                StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                JsonNode row = JSON.readTree(line);
                Cell cell =
                        new Cell(
                                row.get("view").asText(),
                                row.get("tenant_id").asText(),
                                row.get("grain").asText(),
                                row.get("window_start").asLong(),
                                row.get("segment_by").asText(),
                                row.get("segment").asText());
                SortedMap<String, Long> measures = new TreeMap<>();
                for (Map.Entry<String, JsonNode> field : row.properties()) {
                    boolean measure = field.getValue().isNumber();
                    if (measure && field.getValue().asLong() != 0) {
                        measures.put(field.getKey(), field.getValue().asLong());
                    }
                }
                measures.remove("window_start");
                measures.remove("ignored");
                table.put(cell, measures);
            }
        }
        return table;
    }
}
