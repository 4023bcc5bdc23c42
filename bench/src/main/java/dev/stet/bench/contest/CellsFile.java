package dev.stet.bench.contest;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * An answer as a file: lines of {@code minute_millis feature n n n …}, tabs between, the numbers by
 * {@link Column}.
 */
final class CellsFile {

    private static final long[] NOTHING = new long[Column.values().length];

    private CellsFile() {}

    static void write(Map<Cells.Key, long[]> cells, Path file) throws IOException {
        try (Writer writer = Files.newBufferedWriter(file)) {
            for (Map.Entry<Cells.Key, long[]> cell : cells.entrySet()) {
                Cells.Key key = cell.getKey();
                writer.write(key.minuteMillis() + "\t" + key.feature() + "\t");
                writer.write(
                        LongStream.of(cell.getValue())
                                .mapToObj(Long::toString)
                                .collect(Collectors.joining("\t", "", "\n")));
            }
        }
    }

    static Map<Cells.Key, long[]> read(Path file) throws IOException {
        Map<Cells.Key, long[]> cells = new TreeMap<>();
        for (String line : Files.readAllLines(file)) {
            String[] columns = line.split("\t", -1);
            cells.put(
                    new Cells.Key(Long.parseLong(columns[0]), columns[1]),
                    Arrays.stream(columns).skip(2).mapToLong(Long::parseLong).toArray());
        }
        return cells;
    }

    /**
     * What differs, a line each, the first few. A cell that is not there is one of zeros.
     *
     * @param most how many lines
     */
    static List<String> differences(
            Map<Cells.Key, long[]> expected, Map<Cells.Key, long[]> actual, int most) {
        List<String> differences = new ArrayList<>();
        TreeSet<Cells.Key> keys = new TreeSet<>(expected.keySet());
        keys.addAll(actual.keySet());
        for (Cells.Key key : keys) {
            long[] right = expected.getOrDefault(key, NOTHING);
            long[] given = actual.getOrDefault(key, NOTHING);
            for (Column column : Column.values()) {
                if (right[column.ordinal()] != given[column.ordinal()]
                        && differences.size() < most) {
                    differences.add(
                            "%s %s %s: expected %d, was %d"
                                    .formatted(
                                            Instant.ofEpochMilli(key.minuteMillis()),
                                            key.feature(),
                                            column.column(),
                                            right[column.ordinal()],
                                            given[column.ordinal()]));
                }
            }
        }
        return differences;
    }
}
