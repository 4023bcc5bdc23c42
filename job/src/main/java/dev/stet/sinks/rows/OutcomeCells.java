package dev.stet.sinks.rows;

import dev.stet.contract.Dimension;
import dev.stet.contract.Measure;
import dev.stet.contract.Outcome;
import dev.stet.contract.OutcomeTable;
import dev.stet.sinks.rows.Column.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One subject a row: its ids, moments and labels, the dimensions that any segment set of its view
 * needs, its share of every measure, and how mature it is.
 */
public final class OutcomeCells {

    private static final String TENANT = "tenant_id";
    private static final String USER = "user_id";
    private static final String VERSION = "version";

    /** All that an event can tell: of a table that is the same whatever the segment sets are. */
    public static final Set<Dimension> EVERY =
            Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.of(Dimension.SOURCE)));

    private OutcomeCells() {}

    /**
     * @param dimensions that any segment set of the table's view needs
     */
    public static Layout layout(OutcomeTable table, Set<Dimension> dimensions) {
        List<String> key = new ArrayList<>(List.of(TENANT));
        if (table.byUser()) {
            key.add(USER);
        }
        key.addAll(table.ids());
        List<Column> columns = new ArrayList<>();
        key.forEach(column -> columns.add(new Column(column, Type.TEXT)));
        if (!table.byUser()) {
            columns.add(new Column(USER, Type.TEXT));
        }
        table.moments().forEach(moment -> columns.add(new Column(moment, Type.INSTANT)));
        table.labels().forEach(label -> columns.add(new Column(label, Type.TEXT)));
        for (Dimension dimension : kept(table, dimensions)) {
            columns.add(new Column(dimension.column(), Type.TEXT));
        }
        for (Measure measure : table.view().measures()) {
            columns.add(new Column(measure.column(), Type.LONG));
        }
        columns.add(new Column("maturity", Type.TEXT));
        columns.add(new Column(VERSION, Type.LONG));
        return new Layout(table.name(), columns, key, VERSION);
    }

    /** A dimension that is also an id of the subject stands once, as the id. */
    private static Dimension[] kept(OutcomeTable table, Set<Dimension> dimensions) {
        return dimensions.stream()
                .filter(dimension -> !table.ids().contains(dimension.column()))
                .sorted()
                .toArray(Dimension[]::new);
    }

    /** The cells in the order of {@link #layout}; NULL beside the key where it is to be deleted. */
    public static Cells<Outcome> cells(OutcomeTable table, Set<Dimension> dimensions) {
        Dimension[] kept = kept(table, dimensions);
        boolean userFirst = table.byUser();
        int columns = layout(table, dimensions).columns().size();
        return outcome -> {
            List<@Nullable Object> row = new ArrayList<>();
            row.add(outcome.tenant());
            String user = outcome.user() == null ? null : outcome.user().toString();
            if (userFirst) {
                row.add(user);
            }
            row.addAll(outcome.ids());
            if (!userFirst) {
                row.add(user);
            }
            if (outcome.isErased()) {
                return Arrays.copyOf(row.toArray(), columns);
            }
            for (long moment : outcome.moments()) {
                row.add(moment == Outcome.NEVER ? null : Instant.ofEpochMilli(moment));
            }
            row.addAll(outcome.labels());
            for (Dimension dimension : kept) {
                row.add(outcome.dimensions().get(dimension));
            }
            Arrays.stream(outcome.measures()).forEach(row::add);
            row.add(outcome.last() ? "final" : "provisional");
            row.add(outcome.version());
            return row.toArray();
        };
    }
}
