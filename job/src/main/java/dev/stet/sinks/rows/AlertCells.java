package dev.stet.sinks.rows;

import dev.stet.contract.Alert;
import dev.stet.sinks.rows.Column.Type;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One alert a row: its latest statement replaces those before. */
public final class AlertCells {

    /** Of the table, the topic and the file. */
    public static final String NAME = "kpi_alert";

    public static final Layout LAYOUT =
            new Layout(
                    NAME,
                    List.of(
                            new Column("tenant_id", Type.TEXT),
                            new Column("alert_id", Type.TEXT),
                            new Column("kind", Type.TEXT),
                            new Column("status", Type.TEXT),
                            new Column("level", Type.TEXT),
                            new Column("metric_id", Type.TEXT),
                            new Column("grain", Type.TEXT),
                            new Column("window_start", Type.INSTANT),
                            new Column("window_end", Type.INSTANT),
                            new Column("segment_by", Type.TEXT),
                            new Column("segment", Type.TEXT),
                            new Column("value", Type.DOUBLE),
                            new Column("low", Type.DOUBLE),
                            new Column("high", Type.DOUBLE),
                            new Column("reference", Type.DOUBLE),
                            new Column("counter_id", Type.TEXT),
                            new Column("counter_value", Type.DOUBLE),
                            new Column("mix_change", Type.DOUBLE),
                            new Column("within_change", Type.DOUBLE),
                            new Column("owner", Type.TEXT),
                            new Column("is_provisional", Type.BOOLEAN),
                            new Column("stated_at", Type.INSTANT),
                            new Column("words", Type.TEXT),
                            new Column("version", Type.LONG)),
                    List.of("tenant_id", "alert_id"),
                    "version");

    private AlertCells() {}

    /** The cells of {@link #LAYOUT}. */
    public static Cells<Alert> cells() {
        return AlertCells::of;
    }

    private static @Nullable Object[] of(Alert alert) {
        Alert.Subject subject = alert.subject();
        Alert.Numbers numbers = alert.numbers();
        return new @Nullable Object[] {
            subject.tenant(),
            subject.id(),
            subject.kind().label(),
            alert.status().label(),
            alert.level(),
            subject.metricId(),
            subject.grain().label(),
            Instant.ofEpochMilli(subject.windowStartMillis()),
            Instant.ofEpochMilli(subject.windowEndMillis()),
            subject.segmentBy(),
            subject.segment(),
            number(numbers.value()),
            number(numbers.low()),
            number(numbers.high()),
            number(numbers.reference()),
            numbers.counterId(),
            number(numbers.counterValue()),
            number(numbers.mixChange()),
            number(numbers.withinChange()),
            alert.owner(),
            alert.isProvisional(),
            Instant.ofEpochMilli(alert.statedAtMillis()),
            alert.words(),
            alert.version()
        };
    }

    private static @Nullable Double number(double number) {
        return Double.isFinite(number) ? (Double) number : null;
    }
}
