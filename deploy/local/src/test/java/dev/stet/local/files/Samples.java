package dev.stet.local.files;

import dev.stet.sinks.rows.Column;
import dev.stet.sinks.rows.Column.Type;
import dev.stet.sinks.rows.Layout;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A layout with every type of column, and rows made up for it. */
final class Samples {

    static final Layout KPI =
            new Layout(
                    "sample_kpi",
                    List.of(
                            new Column("tenant_id", Type.TEXT),
                            new Column("grain", Type.TEXT),
                            new Column("window_start", Type.INSTANT),
                            new Column("segment", Type.TEXT),
                            new Column("final", Type.BOOLEAN),
                            new Column("version", Type.LONG),
                            new Column("shown", Type.LONG),
                            new Column("rate", Type.DOUBLE),
                            new Column("cost", Type.DECIMAL, 9),
                            new Column("sketch", Type.BYTES)),
                    List.of("tenant_id", "grain", "window_start", "segment"),
                    "version");

    /** Would be written as 2E-9 by itself. */
    static final BigDecimal COST = new BigDecimal("0.000000002");

    static final String START = "2021-08-16T00:00:00Z";

    private Samples() {}

    static @Nullable Object[] full(String tenant, String grain, String segment, long version) {
        return row(tenant, grain, START, segment, version, 0L, 0.1, new byte[] {1, 2, (byte) 0xff});
    }

    static @Nullable Object[] row(
            String tenant,
            String grain,
            String start,
            String segment,
            long version,
            @Nullable Long shown,
            @Nullable Double rate,
            byte @Nullable [] sketch) {
        return new @Nullable Object[] {
            tenant,
            grain,
            Instant.parse(start),
            segment,
            true,
            version,
            shown,
            rate,
            rate == null ? null : COST,
            sketch
        };
    }
}
