package dev.stet.metrics;

import dev.stet.StetTopology;
import dev.stet.contract.Dimension;
import dev.stet.contract.Measure;
import dev.stet.contract.OutcomeTable;
import dev.stet.sinks.KpiTable;
import dev.stet.sinks.rows.Layout;
import dev.stet.sinks.rows.OutcomeCells;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes the tables of outcome rows for PostgreSQL. */
final class OutcomeSql {

    static final List<OutcomeTable> TABLES = StetTopology.outcomeTables();

    private OutcomeSql() {}

    /** Its index is in the order in which the console reads. */
    static String of(OutcomeTable table) {
        Layout layout = OutcomeCells.layout(table, OutcomeCells.EVERY);
        List<String> days = new ArrayList<>(layout.key());
        days.add(1, table.moments().get(0));
        return RowTableSql.of(
                KpiTable.of(layout),
                "One row per %s, for drill-down, where stet.sinks.postgres.outcomes is set"
                        .formatted(subject(table)),
                days,
                words(table));
    }

    private static String subject(OutcomeTable table) {
        return table.view().noun().equals("quality") ? "interaction" : table.view().noun();
    }

    private static Map<String, String> words(OutcomeTable table) {
        Map<String, String> words = new LinkedHashMap<>();
        words.put("tenant_id", "whose events these are");
        words.put("user_id", "the pseudonym of its user; NULL where nobody is known");
        for (Dimension dimension : OutcomeCells.EVERY) {
            words.put(
                    dimension.column(), "the dimension of this name; unknown if no event told it");
        }
        table.ids().forEach(id -> words.put(id, "the id of this name"));
        table.moments().forEach(moment -> words.put(moment, "NULL where it did not happen"));
        words.put(table.moments().get(0), "when it was opened: it counts in the window of that");
        table.labels().forEach(label -> words.put(label, "NULL where none applies"));
        for (Measure measure : table.view().measures()) {
            words.put(measure.column(), "its share of: " + measure.words());
        }
        words.put("maturity", "provisional: may still change; final: never again");
        words.put("version", "grows with every change of the row");
        return words;
    }
}
