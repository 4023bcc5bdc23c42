package dev.stet.sinks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.sinks.rows.Column;
import dev.stet.sinks.rows.Layout;
import java.util.ArrayList;
import java.util.List;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.junit.jupiter.api.Test;

final class IcebergTablesTest {

    private static final Column WINDOW_START = new Column("window_start", Column.Type.INSTANT);
    private static final Column VERSION = new Column("version", Column.Type.LONG);
    private static final Column SHOWN = new Column("shown_clusters", Column.Type.BYTES);
    private static final Column KEPT = new Column("kept_rate", Column.Type.DOUBLE);

    /** A release can add many columns, and each run of the preflight takes its time. */
    @Test
    void everyMissingColumnIsNamedAtOnce() {
        assertThat(obstacle(List.of(SHOWN, KEPT)))
                .isEqualTo(
                        "the table stet.kpi has no columns shown_clusters, kept_rate: run ALTER"
                                + " TABLE stet.kpi ADD COLUMNS (shown_clusters BINARY, kept_rate"
                                + " DOUBLE)");
        assertThat(obstacle(List.of(KEPT)))
                .isEqualTo(
                        "the table stet.kpi has no column kept_rate: run ALTER TABLE stet.kpi ADD"
                                + " COLUMN kept_rate DOUBLE");
        assertThat(obstacle(List.of())).isEqualTo("none");
    }

    private static String obstacle(List<Column> added) {
        Schema before = IcebergTables.schema(layout(List.of()));
        PartitionSpec byDay = PartitionSpec.builderFor(before).day("window_start").build();
        return IcebergTables.obstacle("stet.kpi", before, byDay, layout(added)).orElse("none");
    }

    private static Layout layout(List<Column> added) {
        List<Column> columns = new ArrayList<>(List.of(WINDOW_START, VERSION));
        columns.addAll(added);
        return new Layout("kpi", columns, List.of("window_start"), "version");
    }
}
