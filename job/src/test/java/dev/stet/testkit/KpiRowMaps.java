package dev.stet.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stet.contract.ExponentialHistogram;
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
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/** KPI rows as plain maps, for comparing them cell by cell; measures that are 0 left out. */
public final class KpiRowMaps {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Pattern SURVIVAL = Pattern.compile("(removed|closed)_after.*");

    private KpiRowMaps() {}

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

    /** The same of {@code suggestion_kpi} and {@code question_kpi} alone. */
    public static SortedMap<Cell, SortedMap<String, Long>> ofSuggestionsAndQuestions(
            Collection<KpiRow> rows) {
        return of(rows.stream().filter(row -> !View.families().contains(row.view())).toList());
    }

    /**
     * Without the histograms of {@code suggestion_kpi}, which an answer computed elsewhere lacks.
     */
    public static SortedMap<Cell, SortedMap<String, Long>> withoutSurvival(
            SortedMap<Cell, SortedMap<String, Long>> rows) {
        rows.values()
                .forEach(
                        measures ->
                                measures.keySet()
                                        .removeIf(name -> SURVIVAL.matcher(name).matches()));
        return rows;
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
        for (int i = 0; i < row.view().histograms().size(); i++) {
            String column = row.view().histograms().get(i).column();
            addBuckets(column, row.sums().histogram(i), measures);
        }
        return measures;
    }

    /** As {@code completion[1272]}; {@code zero} for the bucket of 0. */
    private static void addBuckets(
            String column, ExponentialHistogram histogram, SortedMap<String, Long> measures) {
        for (String pair : histogram.toString().split(" ", -1)) {
            int colon = pair.indexOf(':');
            if (colon < 0) {
                continue; // nothing in it
            }
            measures.put(
                    "%s[%s]".formatted(column, pair.substring(0, colon)),
                    Long.valueOf(pair.substring(colon + 1)));
        }
    }

    private static void addBuckets(
            String name, JsonNode histogram, SortedMap<String, Long> measures) {
        String column = name.replaceAll("_histogram$", "");
        if (histogram.path("zero").asLong() != 0) {
            measures.put(column + "[zero]", histogram.get("zero").asLong());
        }
        for (Map.Entry<String, JsonNode> bucket : histogram.get("buckets").properties()) {
            measures.put("%s[%s]".formatted(column, bucket.getKey()), bucket.getValue().asLong());
        }
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
                    if (field.getValue().isObject()) {
                        addBuckets(field.getKey(), field.getValue(), measures);
                    }
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
