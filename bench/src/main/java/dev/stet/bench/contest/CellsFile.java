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
 * {@link ContestColumn}.
 */
final class CellsFile {

    private static final long[] NOTHING = new long[ContestColumn.values().length];

    private CellsFile() {}

    static void write(Map<ContestCells.Key, long[]> cells, Path file) throws IOException {
        try (Writer writer = Files.newBufferedWriter(file)) {
            for (Map.Entry<ContestCells.Key, long[]> cell : cells.entrySet()) {
                ContestCells.Key key = cell.getKey();
                writer.write(key.minuteMillis() + "\t" + key.feature() + "\t");
                writer.write(
                        LongStream.of(cell.getValue())
                                .mapToObj(Long::toString)
                                .collect(Collectors.joining("\t", "", "\n")));
            }
        }
    }

    static Map<ContestCells.Key, long[]> read(Path file) throws IOException {
        Map<ContestCells.Key, long[]> cells = new TreeMap<>();
        for (String line : Files.readAllLines(file)) {
            String[] columns = line.split("\t", -1);
            cells.put(
                    new ContestCells.Key(Long.parseLong(columns[0]), columns[1]),
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
            Map<ContestCells.Key, long[]> expected,
            Map<ContestCells.Key, long[]> actual,
            int most) {
        List<String> differences = new ArrayList<>();
        TreeSet<ContestCells.Key> keys = new TreeSet<>(expected.keySet());
        keys.addAll(actual.keySet());
        for (ContestCells.Key key : keys) {
            long[] right = expected.getOrDefault(key, NOTHING);
            long[] given = actual.getOrDefault(key, NOTHING);
            for (ContestColumn column : ContestColumn.values()) {
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
