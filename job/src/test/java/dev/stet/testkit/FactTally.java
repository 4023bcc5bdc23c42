package dev.stet.testkit;

import dev.stet.contract.Cube;
import dev.stet.contract.ExponentialHistogram;
import dev.stet.contract.Fact;
import dev.stet.contract.Grain;
import dev.stet.contract.SegmentSet;
import dev.stet.contract.View;
import dev.stet.oracle.KpiOracle.Cell;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Adds facts up the plain way, cell by cell, for comparing with {@code KpiOracle}. */
public final class FactTally {

    private FactTally() {}

    /**
     * Zero measures and {@code ignored} left out, of suggestions with what is in histograms; a cell
     * that is all zero is not there.
     */
    public static SortedMap<Cell, SortedMap<String, Long>> rows(
            List<Fact> facts, View view, Cube cube) {
        SortedMap<Cell, SortedMap<String, Long>> rows = new TreeMap<>();
        for (Fact fact : facts) {
            if (fact.view() == view) {
                add(rows, fact, cube);
            }
        }
        rows.values().forEach(measures -> measures.values().removeIf(value -> value == 0));
        rows.values().removeIf(SortedMap::isEmpty);
        return rows;
    }

    private static void add(SortedMap<Cell, SortedMap<String, Long>> rows, Fact fact, Cube cube) {
        View view = fact.view();
        for (int g = 0; g < cube.grains().size(); g++) {
            for (int s = 0; s < cube.sets().size(); s++) {
                Grain grain = cube.grains().get(g);
                SegmentSet set = cube.sets().get(s);
                SortedMap<String, Long> row =
                        rows.computeIfAbsent(
                                new Cell(
                                        view.table(),
                                        fact.tenant(),
                                        grain.label(),
                                        cube.zone().windowStart(grain, fact.cohortMillis()),
                                        set.name(),
                                        set.segment(fact.dimensions())),
                                cell -> new TreeMap<>());
                for (int m = 0; m < view.measures().size(); m++) {
                    if (fact.measures()[m] != 0) {
                        row.merge(view.measures().get(m).column(), fact.measures()[m], Long::sum);
                    }
                }
                if (view == View.SUGGESTION) {
                    addSamples(row, fact);
                }
                if (fact.users() != null) {
                    for (int d = 0; d < view.distinct().size(); d++) {
                        long delta = fact.users().delta()[d][cube.kind(g, s)];
                        row.merge(view.distinct().get(d).column(), delta, Long::sum);
                    }
                }
            }
        }
    }

    /** As {@code removed_after[412]}. */
    private static void addSamples(SortedMap<String, Long> row, Fact fact) {
        for (Fact.Sample sample : fact.samples()) {
            boolean zero = sample.bucket() == ExponentialHistogram.ZERO;
            row.merge(
                    "%s[%s]"
                            .formatted(
                                    fact.view().histograms().get(sample.histogram()).column(),
                                    zero ? "zero" : sample.bucket()),
                    sample.count(),
                    Long::sum);
        }
    }
}
