package dev.stet.bench.scale;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.stet.contract.View;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The KPI rows that a replay wrote, to be held against those of the same log in another order.
 * Without what tells of the order itself: how far event time had come when a row was written, and
 * {@code ingest_kpi}, whose rows tell how events arrived.
 *
 * @param byKey by view, grain, window, segment set and segment the values of the other columns
 */
record ReplayedRows(SortedMap<String, Map<String, String>> byKey) {

    private static final List<String> KEY =
            List.of("tenant_id", "grain", "window_start", "segment_by", "segment");
    private static final String WATERMARK = "watermark";

    /**
     * Reads all {@code <view>.csv} of a folder.
     *
     * @throws IOException where there is no row
     */
    static ReplayedRows of(Path folder) throws IOException {
        SortedMap<String, Map<String, String>> rows = new TreeMap<>();
        for (View view : View.values()) {
            Path file = folder.resolve(view.table() + ".csv");
            if (view != View.INGEST && Files.exists(file)) {
                try (CsvReader<NamedCsvRecord> records =
                                CsvReader.builder().ofNamedCsvRecord(file);
                        Stream<NamedCsvRecord> each = records.stream()) {
                    each.forEach(row -> rows.put(key(view, row), values(row)));
                }
            }
        }
        if (rows.isEmpty()) {
            throw new IOException("the replay wrote no rows into " + folder);
        }
        return new ReplayedRows(rows);
    }

    private static String key(View view, NamedCsvRecord row) {
        return view.table() + ' ' + String.join(" ", KEY.stream().map(row::getField).toList());
    }

    private static Map<String, String> values(NamedCsvRecord row) {
        Map<String, String> values = new LinkedHashMap<>(row.getFieldsAsMap());
        values.keySet().removeAll(KEY);
        values.remove(WATERMARK);
        return values;
    }

    /** The first row that differs, in words; null where none does. */
    @Nullable String difference(ReplayedRows other) {
        SortedMap<String, Map<String, String>> all = new TreeMap<>(byKey);
        all.putAll(other.byKey);
        for (String key : all.keySet()) {
            Map<String, String> one = byKey.get(key);
            Map<String, String> two = other.byKey.get(key);
            if (one == null || two == null) {
                return key + ": only one has it";
            }
            for (Map.Entry<String, String> value : one.entrySet()) {
                String counterpart = two.get(value.getKey());
                if (!Objects.equals(value.getValue(), counterpart)) {
                    return "%s: %s is %s and %s"
                            .formatted(key, value.getKey(), value.getValue(), counterpart);
                }
            }
        }
        return null;
    }
}
