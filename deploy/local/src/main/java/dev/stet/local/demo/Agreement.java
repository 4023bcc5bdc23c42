package dev.stet.local.demo;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Final rows held against the truth: every measure that the truth knows, digit by digit.
 *
 * @param agreeing how many rows agree in all of them
 * @param disagreements what does not, one line a row, in the order of the rows
 */
record Agreement(int agreeing, List<String> disagreements) {

    /** Holds the final ones among these rows; the others say nothing yet. */
    static Agreement of(List<KpiReader.Row> rows, Truth truth) {
        int agreeing = 0;
        List<String> disagreements = new ArrayList<>();
        for (KpiReader.Row row : rows) {
            if (!row.last()) {
                continue;
            }
            List<String> differences = differences(row, truth);
            if (differences.isEmpty()) {
                agreeing++;
            } else {
                disagreements.add(row.cell() + ": " + String.join(", ", differences));
            }
        }
        return new Agreement(agreeing, disagreements);
    }

    /** What no final row tells of. */
    static Set<Truth.Cell> missing(List<KpiReader.Row> rows, Truth truth, Truth.Family family) {
        Set<Truth.Cell> missing = new HashSet<>(truth.cells(family));
        rows.stream().filter(KpiReader.Row::last).map(KpiReader.Row::cell).forEach(missing::remove);
        return missing;
    }

    /** A row in which everything was taken back is as good as none. */
    private static List<String> differences(KpiReader.Row row, Truth truth) {
        Truth.Counted counted = truth.at(row.cell());
        List<String> differences = new ArrayList<>();
        for (String measure : row.cell().family().measures()) {
            long planted = counted == null ? 0 : counted.count(measure);
            long found = row.count(measure);
            if (planted != found) {
                differences.add("%s planted %d, found %d".formatted(measure, planted, found));
            }
        }
        return differences;
    }
}
