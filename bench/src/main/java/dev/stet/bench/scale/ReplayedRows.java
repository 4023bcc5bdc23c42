package dev.stet.bench.scale;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.stet.contract.View;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Map;

/**
 * Compares the KPI rows of two replays of one log in different orders, one by one, since files of
 * rows are sorted by key. What depends on the order itself is left out: the watermark at which a
 * row was written, and {@code ingest_kpi}, whose rows count how events arrived.
 */
final class ReplayedRows {

    private static final String WATERMARK = "watermark";

    private final Path one;
    private final Path other;

    /**
     * @param one a folder with a file {@code <view>.csv} for every view that has rows
     * @param other likewise
     */
    ReplayedRows(Path one, Path other) {
        this.one = one;
        this.other = other;
    }

    /**
     * How many rows both have.
     *
     * @throws IOException where a row is missing or has another value, which the message names; and
     *     where there is no row
     */
    long same() throws IOException {
        long rows = 0;
        for (View view : View.values()) {
            String name = view.table() + ".csv";
            boolean exists = Files.exists(one.resolve(name));
            if (exists != Files.exists(other.resolve(name))) {
                throw new IOException("only one of them has " + name);
            }
            if (exists && view != View.INGEST) {
                rows += same(name);
            }
        }
        if (rows == 0) {
            throw new IOException("the replay wrote no rows into " + one);
        }
        return rows;
    }

    private long same(String name) throws IOException {
        try (CsvReader<NamedCsvRecord> left = reader(one.resolve(name));
                CsvReader<NamedCsvRecord> right = reader(other.resolve(name))) {
            Iterator<NamedCsvRecord> lefts = left.iterator();
            Iterator<NamedCsvRecord> rights = right.iterator();
            long rows = 0;
            while (lefts.hasNext() && rights.hasNext()) {
                compare(name, lefts.next(), rights.next());
                rows++;
            }
            if (lefts.hasNext() || rights.hasNext()) {
                throw new IOException("one %s has more rows: %d are alike".formatted(name, rows));
            }
            return rows;
        }
    }

    private static CsvReader<NamedCsvRecord> reader(Path file) throws IOException {
        return CsvReader.builder().ofNamedCsvRecord(file);
    }

    private static void compare(String name, NamedCsvRecord left, NamedCsvRecord right)
            throws IOException {
        for (Map.Entry<String, String> value : left.getFieldsAsMap().entrySet()) {
            String counterpart = right.getField(value.getKey());
            if (!value.getKey().equals(WATERMARK) && !value.getValue().equals(counterpart)) {
                throw new IOException(
                        "%s, line %d and %d: %s is %s and %s"
                                .formatted(
                                        name,
                                        left.getStartingLineNumber(),
                                        right.getStartingLineNumber(),
                                        value.getKey(),
                                        value.getValue(),
                                        counterpart));
            }
        }
    }
}
