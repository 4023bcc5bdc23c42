package dev.stet.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A family of KPI rows: its measures in the order of the measure vector. Append measures at the end
 * only: state and wire hold them by index.
 */
public enum View {
    SUGGESTION("suggestion_kpi", SuggestionMeasure.columns(), List.of()),
    QUESTION("question_kpi", QuestionMeasure.columns(), List.of("asking_users", "repeat_users")),
    INGEST("ingest_kpi", IngestMeasure.columns(), List.of());

    private static final View[] ALL = values();

    private final String table;
    private final List<String> measures;
    private final List<String> distinct;
    private final List<String> columns;

    View(String table, List<String> measures, List<String> distinct) {
        this.table = table;
        this.measures = measures;
        this.distinct = distinct;
        this.columns = Stream.concat(measures.stream(), distinct.stream()).toList();
    }

    public static View at(int ordinal) {
        return ALL[ordinal];
    }

    /** The SQL view's name. */
    public String table() {
        return table;
    }

    /** Column names of the additive measures, by index in a fact's vector. */
    public List<String> measures() {
        return measures;
    }

    /** Column names of the exact distinct-user counts; each has a sketch beside it. */
    public List<String> distinct() {
        return distinct;
    }

    /** Every number of a KPI row: the measures, then the distinct counts. */
    public List<String> columns() {
        return columns;
    }

    /** Adds {@code from} into {@code into}; of the newest event time the greater one stays. */
    public void add(long[] into, long[] from) {
        for (int i = 0; i < from.length; i++) {
            into[i] += from[i];
        }
        if (this == INGEST) {
            int newest = IngestMeasure.NEWEST_EVENT_MILLIS.ordinal();
            into[newest] = Math.max(into[newest] - from[newest], from[newest]);
        }
    }

    static List<String> lowerCaseNames(Enum<?>[] constants) {
        List<String> names = new ArrayList<>();
        for (Enum<?> constant : constants) {
            names.add(constant.name().toLowerCase(java.util.Locale.ROOT));
        }
        return List.copyOf(names);
    }
}
