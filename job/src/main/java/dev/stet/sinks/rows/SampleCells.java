package dev.stet.sinks.rows;

import dev.stet.contract.SampleRow;
import dev.stet.contract.Stratum;
import dev.stet.sinks.rows.Column.Type;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One interaction that people are to evaluate a row: ids and probabilities, nothing else. */
public final class SampleCells {

    /** Of the table, the topic and the file. */
    public static final String NAME = "review_sample";

    private static final List<String> KEY = List.of("tenant_id", "interaction_id");

    public static final Layout LAYOUT =
            new Layout(
                    NAME,
                    List.of(
                            new Column("tenant_id", Type.TEXT),
                            new Column("interaction_id", Type.TEXT),
                            new Column("week_start", Type.INSTANT),
                            new Column("day_start", Type.INSTANT),
                            new Column("evaluate_until", Type.INSTANT),
                            new Column("strata", Type.TEXT),
                            new Column("inclusion_probability", Type.DOUBLE),
                            new Column("sample_probability", Type.DOUBLE),
                            new Column("version", Type.LONG)),
                    KEY,
                    "version");

    private SampleCells() {}

    /** The cells of {@link #LAYOUT}; NULL beside the key where the row is to be deleted. */
    public static Cells<SampleRow> cells() {
        return SampleCells::of;
    }

    private static @Nullable Object[] of(SampleRow row) {
        if (row.isErased()) {
            @Nullable Object[] key = {row.tenant(), row.id()};
            return Arrays.copyOf(key, LAYOUT.columns().size());
        }
        return new @Nullable Object[] {
            row.tenant(),
            row.id(),
            Instant.ofEpochMilli(row.weekStartMillis()),
            Instant.ofEpochMilli(row.dayStartMillis()),
            Instant.ofEpochMilli(row.untilMillis()),
            Stratum.labels(row.strata()),
            row.inclusionProbability(),
            row.sampleProbability(),
            row.version()
        };
    }
}
